import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { DATE_MAX, DATE_MIN, dayFromIsoDate, isoDateFromDay } from "../model/dates.ts";
import { listCatalogue } from "../model/list-catalogue.ts";
import type { DatedHoldings, NodeSpan } from "../ownership/snapshots.ts";

/** All holdings known at one moment as typed arrays, with the names of their nodes and rows. */
export interface HoldingsKnown extends DatedHoldings {
  readonly subjectIds: readonly string[];
  readonly nodeById: ReadonlyMap<string, number>;
  readonly statementIds: readonly string[];
}

interface HoldingsPage {
  holderIds: string[];
  companyIds: string[];
  sharePpms: number[];
  controlPpms: number[];
  statementIds: string[];
  validFroms: IsoDate[];
  validTos: IsoDate[];
}

/** Stream the holdings out as lists and number their subjects; streams twice as fast as rows. */
export async function readHoldingsKnown(graph: Graph, knownAt: IsoInstant): Promise<HoldingsKnown> {
  const nodeById = new Map<string, number>();
  const nodeOf = (id: string): number => {
    const known = nodeById.get(id);
    if (known !== undefined) return known;
    nodeById.set(id, nodeById.size);
    return nodeById.size - 1;
  };
  const columns = {
    holder: [] as number[],
    company: [] as number[],
    sharePpm: [] as number[],
    controlPpm: [] as number[],
    fromDay: [] as number[],
    toDay: [] as number[],
  };
  const statementIds: string[] = [];
  for await (const page of graph.stream<HoldingsPage>("derive/holdings", { knownAt })) {
    for (const [at, statementId] of page.statementIds.entries()) {
      statementIds.push(statementId);
      columns.holder.push(nodeOf(page.holderIds[at]!));
      columns.company.push(nodeOf(page.companyIds[at]!));
      columns.sharePpm.push(page.sharePpms[at]!);
      columns.controlPpm.push(page.controlPpms[at]!);
      columns.fromDay.push(dayFromIsoDate(page.validFroms[at]!));
      columns.toDay.push(dayFromIsoDate(page.validTos[at]!));
    }
  }
  return {
    nodeCount: nodeById.size,
    nodeById,
    subjectIds: [...nodeById.keys()],
    statementIds,
    holder: Int32Array.from(columns.holder),
    company: Int32Array.from(columns.company),
    sharePpm: Int32Array.from(columns.sharePpm),
    controlPpm: Int32Array.from(columns.controlPpm),
    fromDay: Int32Array.from(columns.fromDay),
    toDay: Int32Array.from(columns.toDay),
  };
}

interface ListingRow {
  subjectId: string;
  listCode: string;
  listedOn: IsoDate;
  removedOn: IsoDate;
}

/** The days on which holders were on a list that counted as severe then. */
export async function readSevereSpans(
  graph: Graph,
  knownAt: IsoInstant,
  nodeById: ReadonlyMap<string, number>,
): Promise<NodeSpan[]> {
  const severe = new Map(
    listCatalogue.filter((list) => list.severeFrom).map((list) => [list.listCode, list]),
  );
  return (await graph.read<ListingRow>("derive/listings", { knownAt })).flatMap((row) => {
    const [node, list] = [nodeById.get(row.subjectId), severe.get(row.listCode)];
    if (node === undefined || !list) return [];
    const fromDay = Math.max(dayFromIsoDate(row.listedOn), dayFromIsoDate(list.severeFrom!));
    const toDay = Math.min(dayFromIsoDate(row.removedOn), dayFromIsoDate(list.severeTo ?? DATE_MAX));
    return fromDay < toDay ? [{ node, fromDay, toDay }] : [];
  });
}

/** Day of a solved span → date as stored; beyond the calendar's ends stands the sentinel. */
export function dateOfDay(day: number): IsoDate {
  if (day <= dayFromIsoDate(DATE_MIN)) return DATE_MIN;
  return day >= dayFromIsoDate(DATE_MAX) ? DATE_MAX : isoDateFromDay(day);
}
