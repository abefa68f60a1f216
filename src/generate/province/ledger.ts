import type { LinkKind, Role } from "../../model/kinds.ts";
import type { TableName } from "../region-tables.ts";
import { dayText } from "./days.ts";

/** Takes one line of a table, without its line end; who calls has quoted what needs quoting. */
export type LineSink = (table: TableName, line: string) => void;

/** An organisation as its row states it; dates are text already, "" = unknown. */
export interface OrganisationCells {
  /** Its id and its code, which are the same here. */
  readonly uscc: string;
  readonly kind: string;
  readonly name: string;
  readonly regionCode: string;
  readonly status: string;
  readonly registeredOn: string;
  readonly dissolvedOn: string;
  readonly industryCode: string;
  readonly capitalFen: string;
  readonly address: string;
  readonly phone: string;
}

/** When a statement holds: days from 1970-01-01, half-open; null = open. */
export interface Term {
  readonly from: number | null;
  readonly to: number | null;
}

const day = (at: number | null): string => (at === null ? "" : dayText(at));

/** Turns facts into lines and numbers the statements; keeps nothing but how many there were. */
export class Ledger {
  readonly counts: Record<TableName, number> = {
    ...{ subjects: 0, shareholdings: 0, positions: 0, links: 0, listings: 0, penalties: 0, records: 0 },
    "listing-steps": 0,
  };
  private readonly sink: LineSink;

  constructor(sink: LineSink) {
    this.sink = sink;
  }

  /** One organisation. */
  organisation(of: OrganisationCells): void {
    const life = `${of.status},${of.registeredOn},${of.dissolvedOn}`;
    const about = `${of.industryCode},${of.capitalFen},${of.address},${of.phone},`;
    this.write("subjects", `${of.uscc},${of.kind},${of.name},${of.uscc},${of.regionCode},${life},${about}`);
  }

  /** One natural person. */
  person(id: string, name: string, regionCode: string, idDigest: string): void {
    this.write("subjects", `${id},person,${name},,${regionCode},active,,,,,,,${idDigest}`);
  }

  /** One stake; `share` is three cells, percent, least and most: see `known`, `unknown` and `ranged`. */
  stake(holder: string, company: string, share: string, term: Term): void {
    const id = this.counts.shareholdings + 1;
    this.write("shareholdings", `SH${id},${holder},${company},${share},,${day(term.from)},${day(term.to)},`);
  }

  /** One office. */
  office(person: string, organisation: string, role: Role, term: Term): void {
    const id = this.counts.positions + 1;
    this.write("positions", `PO${id},${person},${organisation},${role},${day(term.from)},${day(term.to)}`);
  }

  /** One link; amount in fen as text, "" where the kind has none. */
  link(from: string, kind: LinkKind, to: string, term: Term, amountFen = ""): void {
    const id = this.counts.links + 1;
    this.write("links", `LK${id},${from},${to},${kind},${amountFen},${day(term.from)},${day(term.to)}`);
  }

  /** One line of another table, by what follows its id; returns nothing, because nobody refers to it. */
  entry(table: "listings" | "penalties" | "records", prefix: string, rest: string): void {
    this.write(table, `${prefix}${this.counts[table] + 1},${rest}`);
  }

  private write(table: TableName, line: string): void {
    this.counts[table] += 1;
    this.sink(table, line);
  }
}

/** Share in basis points (1/100 of a percent) as the three cells of a stake. */
export const known = (basisPoints: number): string => `${basisPoints / 100},,`;
/** A stake whose share the register does not state. */
export const unknown = ",,";
/** A stake known only as a range of basis points. */
export const ranged = (least: number, most: number): string => `,${least / 100},${most / 100}`;
