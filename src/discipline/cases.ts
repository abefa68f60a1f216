import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Graph } from "../graph/graph.ts";
import { rippleAfter } from "../intake/load-and-ripple.ts";
import type { FinishedRun } from "../jobs/job-runs.ts";
import type { ContestedStatement } from "../load/decided/contested.ts";
import type { DecisionSteps } from "../load/decided/decision.ts";
import { LoadBusy, LoadRefused } from "../load/load-refused.ts";
import type { CaseClock } from "../model/case-clock-table.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import { chinaDate, parseIsoDate } from "../model/dates.ts";
import { maskIdNumbers } from "../model/id-number.ts";
import { momentOf } from "../read/moment.ts";
import { readSubjects } from "../read/subjects.ts";

/** What the room works with; `owner` names this process in locks. */
export interface CaseParts {
  graph: Graph;
  clock: () => Date;
  owner: string;
}

/** A step that was taken, or was there already: then `repeated`, and nothing was written. */
export interface CaseTaken {
  id: string;
  repeated: boolean;
  /** The run that brought the alerts up to date; null where no fact changed or no night has run yet. */
  ripple: FinishedRun | null;
}

const TEXT_MAX = 2_000;

/** A text of people: needed, bounded, and without ID numbers. */
export function textOf(name: string, text: string): string {
  const kept = maskIdNumbers(text.trim()).slice(0, TEXT_MAX);
  if (kept === "") throw new CaseRefused("BAD_USER_INPUT", `${name}: found nothing, expected a text`);
  return kept;
}

/** A text that may be left out. */
export function optionalTextOf(text: string | null | undefined): string | null {
  const kept = maskIdNumbers((text ?? "").trim()).slice(0, TEXT_MAX);
  return kept === "" ? null : kept;
}

/** A day of the past or today; today where none is told. */
export function pastDay(name: string, day: string | null | undefined, clock: () => Date): IsoDate {
  const today = chinaDate(clock());
  if (!day) return today;
  let parsed: IsoDate;
  try {
    parsed = parseIsoDate(day);
  } catch (error) {
    throw new CaseRefused("BAD_USER_INPUT", `${name}: ${(error as RangeError).message}`);
  }
  if (parsed <= today) return parsed;
  throw new CaseRefused("BAD_USER_INPUT", `${name}: found ${parsed}, expected ${today} or earlier`);
}

/** The rule on the time of a case names a longer one. */
export function expectLongerTime(name: string, rule: CaseClock | null): void {
  if (rule?.decideDaysExtended) return;
  const found = rule ? `${rule.source} names no longer time` : "no rule on the time is entered";
  throw new CaseRefused("CONFLICT", `${name}: ${found}; expected one that can be extended`);
}

/** A step does not come before the one that it follows. */
export function expectNotBefore(name: string, found: IsoDate, earliest: IsoDate): void {
  if (found >= earliest) return;
  throw new CaseRefused("BAD_USER_INPUT", `${name}: found ${found}, expected ${earliest} or later`);
}

/** The same case told twice has one id. */
export function caseIdOf(letter: "O" | "R" | "V", parts: readonly (string | null)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `${letter}${hash.slice(0, 16)}`;
}

/** The region whose law holds: that of the last subject a statement speaks of (the company, not its holder). */
export async function regionOfEnds(
  { graph, clock }: CaseParts,
  ends: ContestedStatement["ends"],
): Promise<string | null> {
  const subjects = await readSubjects(
    graph,
    ends.map((end) => end.subjectId),
    await momentOf(graph, clock, {}),
  );
  return subjects.map((one) => one?.regionCode ?? null).findLast((code) => code !== null) ?? null;
}

const [TRIES_MAX, WAIT_MS] = [20, 250];

/** Work that no load may run beside: tried again for some seconds, then the sender is asked to come again. */
export async function besideNoLoad<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LoadBusy) {
        if (tries >= TRIES_MAX) throw new CaseRefused("RATE_LIMITED", error.sentences.join("; "));
        await sleep(WAIT_MS);
      } else if (error instanceof LoadRefused) {
        throw new CaseRefused("BAD_USER_INPUT", error.sentences.join("; "));
      } else throw error;
    }
  }
}

/** Bring the alerts up to date that a decision can change, at once. */
export function rippleOf(
  { graph, clock, owner }: CaseParts,
  { touchedIds, loadId }: DecisionSteps,
): Promise<FinishedRun | null> {
  return rippleAfter({ graph, clock }, owner, touchedIds, loadId);
}

/** A step of a transaction that must find its case as it was read; else it throws and all is taken back. */
export const expectOne =
  (column: string, message: string) =>
  ([answer]: readonly Record<string, unknown>[]): void => {
    if (answer?.[column] !== 1) throw new CaseRefused("CONFLICT", message);
  };
