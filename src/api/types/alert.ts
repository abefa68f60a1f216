import { alertsByIds, assessAlert } from "../../alerts/book.ts";
import { DispositionRefused } from "../../alerts/disposition.ts";
import type { Alert, AlertStatus, AssessAction } from "../../model/alert.ts";
import type { Hop } from "../../model/finding.ts";
import { percentFromPpm } from "../../model/shares.ts";
import type { AlertFilter } from "../../read/alert-pages.ts";
import { readAlertPage } from "../../read/alert-pages.ts";
import { readAlertHistory, readAlertStates } from "../../read/history.ts";
import type { Moment } from "../../read/moment.ts";
import type { EdgeRow } from "../../read/slice.ts";
import { sliceOf } from "../../read/slice.ts";
import { ruleById } from "../../rules/catalogue.ts";
import { letterZh, sentenceZh } from "../alert-wording.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { underObjection } from "./objection.ts";
import { graphSlice } from "./slice.ts";

export { typeDefs } from "./alert-sdl.ts";

/** An alert with the times its subjects are shown at. */
interface AlertRef {
  alert: Alert;
  at: Moment;
  /** State at an earlier moment that was asked of; absent = as it is now. */
  statusThen?: AlertStatus | undefined;
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

/**
 * The states of alerts at an earlier moment that was asked of: the end of an earlier day in China, or what was known
 * earlier. An alert that was opened later has none, and is shown as it is.
 */
async function statesThen(
  alerts: readonly Alert[],
  asked: AskedTimes,
  at: Moment,
  { graph }: ApiContext,
): Promise<Map<string, AlertStatus>> {
  if (!asked.asOf && !asked.knownAt) return new Map();
  const endOfDay = new Date(Date.parse(`${at.asOf}T16:00:00.000Z`) - 1).toISOString();
  const then = asked.asOf && endOfDay < at.knownAt ? endOfDay : at.knownAt;
  const ids = alerts.filter((alert) => alert.openedAt <= then).map((alert) => alert.id);
  const told = ids.length > 0 ? await readAlertStates(graph, ids, then) : new Map<string, AlertStatus>();
  return new Map(ids.map((id) => [id, told.get(id) ?? "OPEN"]));
}

async function namesOf(ref: AlertRef, context: ApiContext): Promise<{ target: string; seeds: string[] }> {
  const nameOf = async (id: string) => (await context.subject({ id, at: ref.at }))?.name ?? id;
  return {
    target: await nameOf(ref.alert.targetId),
    seeds: await Promise.all(ref.alert.seedIds.map(nameOf)),
  };
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
      const page = await readAlertPage(
        context.graph,
        { filter: filter ?? null, first, after: after ?? null },
        at,
      ).catch((error: unknown) => {
        throw error instanceof RangeError ? refusal("BAD_USER_INPUT", error.message) : error;
      });
      const alerts = await alertsByIds(
        context.graph,
        page.rows.map((row) => row.id),
      );
      const states = await statesThen(alerts, asked, at, context);
      const edges = alerts.map((alert, index) => ({
        node: { alert, at, statusThen: states.get(alert.id) },
        cursor: page.rows[index]!.cursor,
      }));
      return {
        totalCount: page.totalCount,
        edges,
        pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },
    alert: async (_: unknown, { id, ...asked }: { id: string } & AskedTimes, context: ApiContext) => {
      const [alert] = await alertsByIds(context.graph, [id]);
      const at = await context.moment(asked);
      if (!alert) return null;
      return { alert, at, statusThen: (await statesThen([alert], asked, at, context)).get(id) };
    },
  },
  Mutation: {
    assess: async (_: unknown, { input }: AssessArgs, context: ApiContext) => {
      if (input.reason.trim() === "")
        throw refusal("BAD_USER_INPUT", "reason: every step on a lead says why");
      if (input.action === "SNOOZE" && !input.until)
        throw refusal("BAD_USER_INPUT", "until: a snooze has an end date");
      try {
        const alert = await assessAlert(context.graph, {
          alertId: input.alertId,
          action: input.action,
          reason: input.reason.slice(0, 2_000),
          until: input.until ? String(input.until) : null,
          assignee: input.assignee ?? null,
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
    status: ({ alert, statusThen }: AlertRef) => statusThen ?? alert.status,
    verdict: plain("verdict"),
    hops: plain("hops"),
    measure: plain("measure"),
    openedAt: plain("openedAt"),
    resolvedAt: plain("resolvedAt"),
    discriminator: plain("discriminator"),
    assignee: plain("assignee"),
    snoozedUntil: plain("snoozedUntil"),
    episode: plain("episode"),
    rule: ({ alert }: AlertRef) => ruleById(alert.ruleId),
    target: ({ alert, at }: AlertRef) => ({ id: alert.targetId, at }),
    seed: ({ alert, at }: AlertRef) => (alert.seedId ? { id: alert.seedId, at } : null),
    seeds: ({ alert, at }: AlertRef) => alert.seedIds.map((id) => ({ id, at })),
    explanationZh: async (ref: AlertRef, _: unknown, context: ApiContext) =>
      sentenceZh(ref.alert, await namesOf(ref, context)),
    letter: async (ref: AlertRef, _: unknown, context: ApiContext) =>
      letterZh(ref.alert, await namesOf(ref, context)),
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
        underObjection: () => underObjection([hop.statementId], at, context),
      })),
    }),
    objections: async ({ alert, at }: AlertRef, _: unknown, context: ApiContext) => {
      const hops = [...new Set(alert.proof.map((hop) => hop.statementId))];
      return (await underObjection(hops, at, context))?.objections ?? [];
    },
    evidence: async ({ alert, at: shownAt }: AlertRef, _: unknown, { graph }: ApiContext) => {
      // Drawn as it was when the proof was made: its own dates, not the screen's.
      const at = { asOf: alert.asOf, knownAt: alert.knownAt };
      const rows = alert.proof.filter((hop) => hop.kind !== "LISTED_AS").map(edgeRow);
      const ids = [...alert.seedIds, ...rows.flatMap((row) => [row.fromId, row.toId]), alert.targetId];
      return graphSlice(await sliceOf(graph, ids, rows, at, { first: 500 }), at, shownAt);
    },
    history: async ({ alert }: AlertRef, _: unknown, { graph }: ApiContext) =>
      readAlertHistory(graph, alert.id),
  },
};
