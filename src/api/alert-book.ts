import type { ShownMoment } from "../alerts/page-as-known.ts";
import { alertPageAsKnown, shownMoment, statesAsKnown } from "../alerts/page-as-known.ts";
import type { AlertState } from "../alerts/as-known.ts";
import { alertsAsKnown, alertStatesAt } from "../alerts/as-known.ts";
import { alertsByIds } from "../alerts/book.ts";
import type { Alert } from "../model/alert.ts";
import type { AlertPage, AlertQuestion } from "../model/alert-page.ts";
import { standingStatuses } from "../model/alert-page.ts";
import { readAlertPage } from "../read/alert-pages.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { Moment } from "../read/moment.ts";
import type { DrawnLeads } from "../read/region-map.ts";
import { LEADS_DRAWN_MAX } from "../read/region-map.ts";
import type { ApiContext } from "./context.ts";

/** A page of leads: the book as it stands, or as it stood where other times are asked of. */
export async function alertPageAt(
  context: ApiContext,
  question: AlertQuestion,
  at: Moment,
): Promise<AlertPage & { alerts: Alert[] }> {
  const { graph } = context;
  const then = await earlierMoment(context, at);
  if (then) return alertPageAsKnown(graph, question, then);
  const page = await readAlertPage(graph, question, at);
  return {
    ...page,
    alerts: await alertsByIds(
      graph,
      page.rows.map(({ id }) => id),
    ),
  };
}

/** One lead in the same way; null = there is none, or there was none yet at the times asked. */
export async function alertAt(context: ApiContext, id: string, at: Moment): Promise<Alert | null> {
  const { graph } = context;
  const [alert] = await alertsByIds(graph, [id]);
  const then = alert && (await earlierMoment(context, at));
  if (!alert || !then) return alert ?? null;
  const { statusAt } = then;
  const wanted = { ruleIds: [alert.ruleId], targetIds: [alert.targetId], statusAt };
  const states = (await alertStatesAt(graph, then, wanted)).filter((state) => state.id === id);
  return (await alertsAsKnown(graph, states))[0] ?? null;
}

/** Leads about one subject by their ids, as they stand or stood; those that were not there then are left out. */
export async function alertsAbout(
  context: ApiContext,
  targetId: string,
  ids: readonly string[],
  at: Moment,
): Promise<Alert[]> {
  const { graph } = context;
  const then = await earlierMoment(context, at);
  if (!then) return alertsByIds(graph, ids);
  const { statusAt } = then;
  const states = await alertStatesAt(graph, then, { targetIds: [targetId], statusAt });
  const asked = new Set(ids);
  return alertsAsKnown(
    graph,
    states.filter(({ id }) => asked.has(id)),
  );
}

/** Until when the history of a lead is told at a moment, so that its last line is the state shown; null = all of it. */
export async function historyUntil(
  context: ApiContext,
  { openedAt }: Pick<Alert, "openedAt">,
  at: Moment,
): Promise<IsoInstant | null> {
  const then = await earlierMoment(context, at);
  if (!then) return null;
  return openedAt > then.statusAt ? then.knownAt : then.statusAt;
}

/** Standing leads of a region, gravest first, as the book held them at the times asked; null = ask of it as it stands. */
export async function standingThen(
  context: ApiContext,
  at: Moment,
  regionCode?: string | null,
): Promise<AlertState[] | null> {
  const then = await earlierMoment(context, at);
  return (
    then &&
    statesAsKnown(context.graph, { statuses: [...standingStatuses], regionCode: regionCode ?? null }, then)
  );
}

/** The gravest of them with what proves them, for the map. */
export async function drawnLeadsThen(
  context: ApiContext,
  at: Moment,
  regionCode?: string | null,
): Promise<DrawnLeads | null> {
  const states = await standingThen(context, at, regionCode);
  if (!states) return null;
  const leads = await alertsAsKnown(context.graph, states.slice(0, LEADS_DRAWN_MAX));
  return { leads, total: states.length };
}

/** Null where the moment is that of a question without times. */
export async function earlierMoment(
  context: Pick<ApiContext, "moment">,
  at: Moment,
): Promise<ShownMoment | null> {
  const now = await context.moment({});
  return at.asOf === now.asOf && at.knownAt === now.knownAt ? null : shownMoment(at);
}
