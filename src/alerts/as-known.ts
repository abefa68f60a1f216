import type { Graph } from "../graph/graph.ts";
import type { Alert, AlertStatus, Severity } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { alertFromNode } from "./book.ts";

/** A lead as the book held it at a moment; its status is that of its last line of history up to then. */
export interface AlertState {
  id: string;
  ruleId: string;
  targetId: string;
  severity: Severity;
  status: AlertStatus;
  /** Division of the target as it was known then; empty = none. */
  regionCode: string;
  openedOn: IsoDate;
  openedAt: IsoInstant;
  /** World date of the run that closed it, while it is resolved. */
  closedOn: IsoDate | null;
  closedAt: IsoInstant | null;
  seedIds: string[];
  assignee: string | null;
  snoozedUntil: IsoDate | null;
  /** Instant whose evidence is told: the moment asked, or one before the lead was opened again after the date asked. */
  contentAt: IsoInstant;
  /** False = what it said then was written over before old versions were kept; the next one kept stands here. */
  isKept: boolean;
}

/** The two times a book is read at. */
export interface BookMoment {
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** Which leads are wanted; what people did with them is told as of `statusAt`, where that is the earlier moment. */
interface Wanted {
  ruleIds?: readonly string[];
  targetIds?: readonly string[];
  statusAt?: IsoInstant;
}

/**
 * Every lead opened up to a date, as the book held it at a moment, in the order of ids. One that was closed and opened
 * again after the date is told in the episode that the date lies in.
 */
export function alertStatesAt(
  graph: Graph,
  { asOf, knownAt }: BookMoment,
  { ruleIds = [], targetIds = [], statusAt = knownAt }: Wanted = {},
): Promise<AlertState[]> {
  return graph.read<AlertState>("alerts/states-at", { asOf, knownAt, statusAt, ruleIds, targetIds });
}

/**
 * Whole leads as they stood at the moment of their states, in the order of those. Who they were assigned to and until when they
 * were snoozed stands in the lines of their history; a line of before that was kept says null.
 */
export async function alertsAsKnown(graph: Graph, states: readonly AlertState[]): Promise<Alert[]> {
  // Instants inside rows travel as text; Cypher's localdatetime() takes no zone.
  const asked = states.map(({ id, contentAt }) => ({ id, contentAt: contentAt.replace(/Z$/, "") }));
  const rows = await graph.read<{ alert: Record<string, unknown> }>("alerts/contents-at", { rows: asked });
  const contents = new Map(rows.map(({ alert }) => [alert["id"] as string, alert]));
  return states.map(({ id, status, severity, openedOn, openedAt, closedAt, assignee, snoozedUntil }) => {
    const { eventId: _, until: __, ...content } = contents.get(id)!;
    const then = { status, severity, openedOn, openedAt, resolvedAt: closedAt };
    return { ...alertFromNode(content), ...then, assignee, snoozedUntil };
  });
}
