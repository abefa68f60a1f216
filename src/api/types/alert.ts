import { assessAlert } from "../../alerts/book.ts";
import { DispositionRefused } from "../../alerts/disposition.ts";
import type { Alert, AssessAction } from "../../model/alert.ts";
import type { AlertFilter } from "../../model/alert-page.ts";
import { chinaDate } from "../../model/dates.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Hop } from "../../model/finding.ts";
import { concertPartyIds } from "../../model/finding.ts";
import { maskIdNumbers } from "../../model/id-number.ts";
import { listNameZh } from "../../model/list-catalogue.ts";
import { isListing, proofDoubtsZh } from "../../model/list-doubts.ts";
import { percentFromPpm } from "../../model/shares.ts";
import { readAlertHistory } from "../../read/history.ts";
import type { Moment } from "../../read/moment.ts";
import type { EdgeRow } from "../../read/slice.ts";
import { sliceOf } from "../../read/slice.ts";
import { alertAt, alertPageAt, historyUntil } from "../alert-book.ts";
import type { LeadWords } from "../alert-wording.ts";
import { letterZh, sentenceZh } from "../alert-wording.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { underObjection } from "./objection.ts";
import { ruleAt } from "./rule.ts";
import { graphSlice } from "./slice.ts";

export { typeDefs } from "./alert-sdl.ts";

/** An alert as it was known at the times asked, which its subjects are shown at too. */
interface AlertRef {
  alert: Alert;
  at: Moment;
}

interface AssessArgs {
  input: {
    alertId: string;
    action: AssessAction;
    reason: string;
    until?: string | null;
    assignee?: string | null;
  };
}

/** What is wrong with a step as it is asked for; null = nothing. */
function stepFault({ action, reason, until, assignee }: AssessArgs["input"], today: IsoDate): string | null {
  if (reason.trim() === "") return "reason: every step on a lead says why";
  if (action === "ASSIGN" && !assignee?.trim()) return "assignee: an assignment says to whom";
  if (action !== "SNOOZE") return null;
  if (!until) return "until: a snooze has an end date";
  return String(until) > today ? null : `until: found ${String(until)}, expected a day after today, ${today}`;
}

const plain =
  (field: keyof Alert) =>
  ({ alert }: AlertRef) =>
    alert[field];

/** Hops that are edges between subjects; a listing is a mark on its subject. */
function edgeRow(hop: Hop): EdgeRow {
  return {
    statementId: hop.statementId,
    kind: hop.kind,
    fromId: hop.from,
    toId: hop.to,
    sharePpm: hop.sharePpm,
    role: hop.role,
    amountFen: null,
    validFrom: hop.validFrom,
    validTo: hop.validTo,
    basisIds: [hop.statementId],
  };
}

/** What stands against any hop of a lead's proof. */
function hopsUnderObjection({ alert, at }: AlertRef, context: ApiContext) {
  return underObjection([...new Set(alert.proof.map((hop) => hop.statementId))], at, context);
}

async function wordsOf(ref: AlertRef, context: ApiContext): Promise<LeadWords> {
  const nameOf = async (id: string) => (await context.subject({ id, at: ref.at }))?.name ?? id;
  return {
    target: await nameOf(ref.alert.targetId),
    seeds: await Promise.all(ref.alert.seedIds.map(nameOf)),
    concertParties: await Promise.all(concertPartyIds(ref.alert.proof, ref.alert.seedIds).map(nameOf)),
    doubts: await doubtsOf(ref, context),
  };
}

/** What is unsure in the law that makes the parties of a lead severe, whole sentences. */
export async function doubtsOf({ alert, at }: AlertRef, context: ApiContext): Promise<string[]> {
  const listed = [...new Set(alert.proof.filter(isListing).map(({ from }) => from))];
  const subjects = await Promise.all(listed.map((id) => context.subject({ id, at })));
  const regionById = new Map(listed.map((id, index) => [id, subjects[index]?.regionCode ?? null]));
  const law = await context.law(at);
  return proofDoubtsZh(alert.proof, { asOf: at.asOf, law }, (id) => regionById.get(id) ?? null);
}

export const resolvers = {
  Query: {
    alerts: async (
      _: unknown,
      {
        filter,
        first,
        after,
        ...asked
      }: { filter?: AlertFilter | null; first: number; after?: string | null } & AskedTimes,
      context: ApiContext,
    ) => {
      const at = await context.moment(asked);
      limitOf("first", first, 200);
      const question = { filter: filter ?? null, first, after: after ?? null };
      const page = await alertPageAt(context, question, at).catch((error: unknown) => {
        throw error instanceof RangeError ? refusal("BAD_USER_INPUT", error.message) : error;
      });
      const edges = page.alerts.map((alert, index) => ({
        node: { alert, at },
        cursor: page.rows[index]!.cursor,
      }));
      return {
        totalCount: page.totalCount,
        edges,
        pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },
    alert: async (_: unknown, { id, ...asked }: { id: string } & AskedTimes, context: ApiContext) => {
      const at = await context.moment(asked);
      const alert = await alertAt(context, id, at);
      return alert && { alert, at };
    },
  },
  Mutation: {
    assess: async (_: unknown, { input }: AssessArgs, context: ApiContext) => {
      const fault = stepFault(input, chinaDate(context.clock()));
      if (fault) throw refusal("BAD_USER_INPUT", fault);
      try {
        const alert = await assessAlert(context.graph, {
          alertId: input.alertId,
          action: input.action,
          // Masked before it is cut: half an ID number would not be known as one.
          reason: maskIdNumbers(input.reason).slice(0, 2_000),
          until: input.until ? String(input.until) : null,
          assignee: input.assignee == null ? null : maskIdNumbers(input.assignee),
          actor: context.actor,
          at: context.clock().toISOString(),
        });
        if (!alert) throw refusal("NOT_FOUND", `alert ${input.alertId}: no such alert`);
        await context.audit.record({
          actor: context.actor,
          action: `assess:${input.action}`,
          detail: { alertId: alert.id },
        });
        return { alert: { alert, at: await context.moment({}) } };
      } catch (error) {
        if (error instanceof DispositionRefused) throw refusal("CONFLICT", error.message);
        throw error;
      }
    },
  },
  Alert: {
    id: plain("id"),
    severity: plain("severity"),
    status: plain("status"),
    verdict: plain("verdict"),
    hops: plain("hops"),
    measure: plain("measure"),
    openedAt: plain("openedAt"),
    resolvedAt: plain("resolvedAt"),
    discriminator: plain("discriminator"),
    assignee: plain("assignee"),
    snoozedUntil: plain("snoozedUntil"),
    episode: plain("episode"),
    rule: ({ alert, at }: AlertRef, _: unknown, context: ApiContext) => ruleAt(alert.ruleId, at, context),
    target: ({ alert, at }: AlertRef) => ({ id: alert.targetId, at }),
    seed: ({ alert, at }: AlertRef) => (alert.seedId ? { id: alert.seedId, at } : null),
    seeds: ({ alert, at }: AlertRef) => alert.seedIds.map((id) => ({ id, at })),
    explanationZh: async (ref: AlertRef, _: unknown, context: ApiContext) =>
      sentenceZh(ref.alert, await wordsOf(ref, context)),
    doubtsZh: (ref: AlertRef, _: unknown, context: ApiContext) => doubtsOf(ref, context),
    letter: async (ref: AlertRef, _: unknown, context: ApiContext) =>
      letterZh(ref.alert, await wordsOf(ref, context)),
    certificate: ({ alert, at }: AlertRef, _: unknown, context: ApiContext) => ({
      hash: alert.certificateHash,
      ruleId: alert.ruleId,
      ruleVersion: alert.ruleVersion,
      params: alert.params,
      asOf: alert.asOf,
      knownAt: alert.knownAt,
      hops: alert.proof.map((hop) => ({
        ...hop,
        sharePercent: hop.sharePpm === null ? null : percentFromPpm(hop.sharePpm),
        listNameZh: isListing(hop) ? listNameZh(hop.role!) : null,
        underObjection: () => underObjection([hop.statementId], at, context),
      })),
    }),
    objections: async (ref: AlertRef, _: unknown, context: ApiContext) =>
      (await hopsUnderObjection(ref, context))?.objections ?? [],
    underObjection: (ref: AlertRef, _: unknown, context: ApiContext) =>
      ref.alert.status === "HELD" ? hopsUnderObjection(ref, context) : null,
    evidence: async ({ alert, at: shownAt }: AlertRef, _: unknown, { graph }: ApiContext) => {
      // Drawn as it was when the proof was made: its own dates, not the screen's.
      const at = { asOf: alert.asOf, knownAt: alert.knownAt };
      const rows = alert.proof.filter((hop) => hop.kind !== "LISTED_AS").map(edgeRow);
      const ids = [...alert.seedIds, ...rows.flatMap((row) => [row.fromId, row.toId]), alert.targetId];
      return graphSlice(await sliceOf(graph, ids, rows, at, { first: 500 }), at, shownAt);
    },
    history: async ({ alert, at }: AlertRef, _: unknown, context: ApiContext) =>
      readAlertHistory(context.graph, alert.id, await historyUntil(context, alert, at)),
  },
};
