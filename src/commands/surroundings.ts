import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { parseIsoDate } from "../model/dates.ts";

/** What a command is given of the world, so that it names no global itself. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  clock: () => Date;
  /** One result line, or one JSON document, to stdout. */
  print: (text: string) => void;
  /** One line of progress, to stderr. */
  tell: (text: string) => void;
  /** The work was done but its answer is bad: exit code 1 at the end. */
  fail: () => void;
}

/** A piece of work that failed with a sentence of its own; main prints it without a stack and exits 1. */
export class WorkFailed extends Error {
  override name = "WorkFailed";
}

/** Give a command its `--json`, so that every command spells it alike. */
export function withJson(command: Command): Command {
  return command.option("--json", "print the result as one JSON document");
}

/** Print the document when `--json` was asked, else the lines. */
export function answer(
  around: Surroundings,
  json: boolean | undefined,
  document: unknown,
  lines: readonly string[],
): void {
  if (json) around.print(JSON.stringify(document, null, 2));
  else for (const line of lines) around.print(line);
}

/** Option text → world date; commander tells the user and exits 2 on anything else. */
export function dateOption(text: string): IsoDate {
  try {
    return parseIsoDate(text);
  } catch {
    throw new InvalidArgumentError(`Expected a date such as 2026-06-30.`);
  }
}

/** Option text → instant, with its offset or in UTC; commander exits 2 on anything else. */
export function instantOption(text: string): IsoInstant {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  if (!form.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError("Expected a time such as 2026-06-30T08:00:00+08:00.");
  }
  return new Date(text).toISOString();
}

/** What will be known is not known yet: throws on a `--known-at` of the future. */
export function expectPast(around: Surroundings, knownAt: IsoInstant): void {
  const now = around.clock().toISOString();
  if (knownAt > now)
    throw new WorkFailed(`--known-at ${knownAt}: expected a time that has passed, it is ${now}`);
}

/** Option text → TCP port, 0 = any free one; commander exits 2 on anything else. */
export function portOption(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("Expected a port from 0 (any free one) to 65535.");
  }
  return Number(text);
}

/** Rows of cells → lines with columns that line up; Chinese characters count two wide. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const width = (text: string): number => [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 0);
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]?.map((_, at) => Math.max(...texts.map((row) => width(row[at] ?? "")))) ?? [];
  return texts.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat(Math.max(0, (widths[at] ?? 0) - width(cell))))
      .join("  ")
      .trimEnd(),
  );
}
