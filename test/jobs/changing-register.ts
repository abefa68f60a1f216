import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";

/** A small linear congruence: the same changes for the same seed, whatever else runs. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COMPANIES = 14;
const PERSONS = 8;
const shares = ["9.9999", "10", "25", "30", "50", "50.0001", "51", "60", "80", "90", "100", "100"];
const stated = [
  "legalRepresentative",
  "director",
  "supervisor",
  "executive",
  "beneficialOwner",
  "actualController",
];
const kinds = ["guarantees", "branchOf", "actsWith", "familyOf", "suppliesTo"];
const lists = ["dishonestJudgmentDebtor", "seriousMarketViolation", "abnormalOperations", "redList"];
/** Days of listing; stakes and offices that ended on 2026-03-01 ended before the later one, within a year. */
const days = ["2025-01-01", "2026-05-01"];
/** Ties that a person may have as well. */
const ties = ["actsWith", "familyOf"];

/** One change: rows of a delta, and the subjects at either end of what they say now and said before. */
export interface Change {
  tables: Tables;
  touchedIds: string[];
}

/** A register of a few companies and persons that changes a statement at a time. */
export class ChangingRegister {
  private readonly random: (below: number) => number;
  private readonly rows = new Map<string, Row>();

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  /** The whole register as the first delivery says it. */
  first(): Tables {
    const statements = { shareholdings: 26, positions: 22, links: 14, listings: 7 } as const;
    const told = Object.entries(statements).map(([table, count]) => {
      const numbers = Array.from({ length: count }, (_, number) => number);
      return [table, numbers.map((number) => this.tell(table as keyof typeof statements, number))];
    });
    return { subjects: this.subjects(), ...(Object.fromEntries(told) as Tables) };
  }

  /** The whole register as its statements stand now. */
  whole(): Tables {
    const tables: Record<string, Row[]> = { subjects: this.subjects() };
    for (const [key, row] of this.rows) (tables[key.replace(/\d+$/, "")] ??= []).push(row);
    return tables;
  }

  /** One statement said anew: another share, holder, office, end or listing. */
  change(): Change {
    const table = this.pick([
      "shareholdings",
      "shareholdings",
      "shareholdings",
      "positions",
      "links",
      "listings",
    ] as const);
    const number = this.random(table === "shareholdings" ? 26 : table === "listings" ? 7 : 14);
    const before = this.rows.get(`${table}${number}`)!;
    const after = this.tell(table, number);
    const touched = [before, after].flatMap((row) => ends.map((column) => row[column]));
    return {
      tables: { [table]: [after] },
      touchedIds: [...new Set(touched.filter((id) => id !== undefined))],
    };
  }

  private subjects(): Row[] {
    const phone = (number: number) => ({ phone: `0592-55500${number % 5}`, address: `虚街${number % 6}号` });
    return [
      ...Array.from({ length: COMPANIES }, (_, number) => company(`C${number}`, phone(number))),
      ...Array.from({ length: PERSONS }, (_, number) => person(`P${number}`)),
    ];
  }

  private tell(table: "shareholdings" | "positions" | "links" | "listings", number: number): Row {
    const validTo = this.random(8) === 0 ? "2026-03-01" : "";
    const row = {
      shareholdings: () =>
        stake(`s${number}`, this.party(), this.firm(), { sharePercent: this.pick(shares), validTo }),
      positions: () => office(`o${number}`, this.human(), this.firm(), { role: this.pick(stated), validTo }),
      links: () => {
        const [from, to, kind] = [this.firm(), this.firm(), this.pick(kinds)];
        // Half of the ties are of persons: the first of them, so that the same figures are drawn.
        const end = (id: string) => (ties.includes(kind) && Number(id.slice(1)) < 7 ? `P${id.slice(1)}` : id);
        return link(`l${number}`, end(from), end(to), { kind, validTo });
      },
      listings: () =>
        listing(`d${number}`, this.party(), {
          listCode: this.pick(lists),
          listedOn: days[number % days.length]!,
          removedOn: this.random(4) === 0 ? "2026-06-01" : "",
        }),
    }[table]();
    this.rows.set(`${table}${number}`, row);
    return row;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.random(list.length)]!;
  }
  private firm = () => `C${this.random(COMPANIES)}`;
  private human = () => `P${this.random(PERSONS)}`;
  private party = () => (this.random(5) < 3 ? this.firm() : this.human());
}

const ends = ["holderId", "companyId", "personId", "organisationId", "fromId", "toId", "subjectId"] as const;
