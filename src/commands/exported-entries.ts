import type { Format, Said } from "../exchange/format.ts";
import type { Graph } from "../graph/graph.ts";
import type { ExchangeListing } from "../model/exchange.ts";
import { exchangeLeftOut, exchangeListings, exchangePages, exchangeRelations } from "../read/exchange.ts";
import type { Moment } from "../read/moment.ts";

const TELL_EVERY_MS = 5_000;

/** What an export wrote, and what it could not say, counted while it goes on. */
export class ExportTally {
  readonly written = { subjects: 0, relations: 0, entries: 0 };
  readonly leftOut = new Map<string, number>();

  add({ entries, leftOut }: Said, of: "subjects" | "relations"): readonly object[] {
    if (entries.length > 0) this.written[of] += 1;
    this.written.entries += entries.length;
    for (const what of leftOut) this.leaveOut(what);
    return entries;
  }

  leaveOut(what: string, rows = 1): void {
    this.leftOut.set(what, (this.leftOut.get(what) ?? 0) + rows);
  }

  leftOutRows(): { what: string; rows: number }[] {
    return [...this.leftOut].map(([what, rows]) => ({ what, rows })).sort((a, b) => b.rows - a.rows);
  }
}

/** Entries of the whole graph, subjects before what refers to them; a page of subjects in memory, never all. */
export async function* exportedEntries(
  graph: Graph,
  moment: Moment,
  format: Format,
  tally: ExportTally,
  tell: (sentence: string) => void,
): AsyncGenerator<object> {
  const progress = teller(tally, tell);
  for await (const page of exchangePages(graph, moment)) {
    const listings = bySubject(
      await exchangeListings(
        graph,
        moment,
        page.map(({ id }) => id),
      ),
    );
    for (const subject of page) {
      if (subject.toldUntil !== null) tally.leaveOut("that a subject is no longer stated by any source");
      yield* tally.add(format.subject(subject, listings.get(subject.id) ?? []), "subjects");
    }
    progress();
  }
  for await (const page of exchangePages(graph, moment)) {
    const ids = page.map(({ id }) => id);
    for await (const relation of exchangeRelations(graph, moment, ids)) {
      yield* tally.add(format.relation(relation), "relations");
    }
    progress();
  }
  for (const { what, rows } of await exchangeLeftOut(graph, moment)) tally.leaveOut(what, rows);
}

function bySubject(listings: readonly ExchangeListing[]): Map<string, ExchangeListing[]> {
  const found = new Map<string, ExchangeListing[]>();
  for (const listing of listings) {
    const before = found.get(listing.subjectId);
    if (before) before.push(listing);
    else found.set(listing.subjectId, [listing]);
  }
  return found;
}

function teller({ written }: ExportTally, tell: (sentence: string) => void): () => void {
  let last = Date.now();
  return () => {
    if (Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    tell(`${written.subjects} subjects, ${written.relations} relations`);
  };
}
