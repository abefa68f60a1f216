import type { Graph } from "../graph/graph.ts";
import type { ExchangeListing, ExchangeRelation, ExchangeSubject } from "../model/exchange.ts";
import type { Moment } from "./moment.ts";

/** Subjects of one page; what begins at them is streamed, however much it is. */
const PAGE_SUBJECTS = 2_000;

/** Pages of all subjects known at a moment, in the order of their ids; one page in memory. */
export async function* exchangePages(
  graph: Graph,
  { knownAt }: Moment,
  limit = PAGE_SUBJECTS,
): AsyncGenerator<ExchangeSubject[]> {
  let afterId = "";
  for (;;) {
    const page = await graph.read<ExchangeSubject>("read/exchange-subjects", { afterId, knownAt, limit });
    if (page.length > 0) yield page;
    if (page.length < limit) return;
    afterId = page.at(-1)!.id;
  }
}

/** Stakes, offices and links in force that begin at subjects. */
export function exchangeRelations(
  graph: Graph,
  { asOf, knownAt }: Moment,
  ids: readonly string[],
): AsyncGenerator<ExchangeRelation> {
  return graph.stream<ExchangeRelation>("read/exchange-relations", { ids, asOf, knownAt });
}

/** Listings in force of subjects. */
export function exchangeListings(
  graph: Graph,
  { asOf, knownAt }: Moment,
  ids: readonly string[],
): Promise<ExchangeListing[]> {
  return graph.read<ExchangeListing>("read/exchange-listings", { ids, asOf, knownAt });
}

/** Counts of what no export carries. */
export function exchangeLeftOut(
  graph: Graph,
  { asOf, knownAt }: Moment,
): Promise<{ what: string; rows: number }[]> {
  return graph.read("read/exchange-left-out", { asOf, knownAt });
}
