import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, link, listing, person, stake } from "../load/bundle-folder.ts";
import { randomOf } from "./changing-register.ts";

const COMPANIES = 8;
const PERSONS = 5;
const STAKES = 16;
const TIES = 4;
/** Majorities are few, so that it takes several to have one. */
const shares = ["20", "25", "25.0001", "30", "30", "40", "40", "50", "50.0001", "60"];
/** Before, on and after the dates that tests ask for. */
const days = ["2022-01-01", "2024-06-01", "2026-06-30"];

/** One change: rows of a delta. */
export type Change = Tables;

/** A register in which parties act in concert; no register of a company passes the whole, nobody has two rows in one. */
export class ConcertRegister {
  private readonly random: (below: number) => number;
  readonly stakes = new Map<string, Row>();
  readonly ties = new Map<string, Row>();

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  first(): Tables {
    for (let at = 0; at < STAKES; at += 1) this.tellStake(`s${at}`);
    for (let at = 0; at < TIES; at += 1) this.tellTie(`t${at}`);
    return {
      subjects: [
        ...Array.from({ length: COMPANIES }, (_, at) => company(`C${at}`)),
        ...Array.from({ length: PERSONS }, (_, at) => person(`P${at}`)),
      ],
      shareholdings: [...this.stakes.values()],
      links: [...this.ties.values()],
      listings: ["P0", "P1", "C0"].map((id) => listing(`l${id}`, id)),
    };
  }

  /** A tie said anew, or a stake: other ends, another share, another end. */
  change(): Change {
    if (this.random(2) === 0) {
      const id = `t${this.random(TIES)}`;
      this.tellTie(id);
      return { links: [this.ties.get(id)!] };
    }
    const id = `s${this.random(STAKES)}`;
    this.tellStake(id);
    return { shareholdings: [this.stakes.get(id)!] };
  }

  private tellStake(id: string): void {
    this.stakes.delete(id);
    for (;;) {
      const row = stake(id, this.party(), `C${this.random(COMPANIES)}`, {
        sharePercent: this.pick(shares),
        ...this.dates(),
      });
      const beside = [...this.stakes.values()].filter((one) => one["companyId"] === row["companyId"]);
      const total = [row, ...beside].reduce((sum, one) => sum + Number(one["sharePercent"]), 0);
      const isTaken = beside.some((one) => one["holderId"] === row["holderId"]);
      if (row["holderId"] === row["companyId"] || total > 100 || isTaken) continue;
      this.stakes.set(id, row);
      return;
    }
  }

  private tellTie(id: string): void {
    const [from, to] = [this.party(), this.party()];
    if (from === to) this.tellTie(id);
    else this.ties.set(id, link(id, from, to, { kind: "actsWith", ...this.dates() }));
  }

  private dates(): Row {
    const validFrom = this.random(5) === 0 ? days[1]! : days[0]!;
    return { validFrom, validTo: this.random(6) === 0 ? days[2]! : "" };
  }

  private party = () => (this.random(5) < 2 ? `C${this.random(COMPANIES)}` : `P${this.random(PERSONS)}`);
  private pick<T>(list: readonly T[]): T {
    return list[this.random(list.length)]!;
  }
}
