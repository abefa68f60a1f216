import { identifyingCode, isUsccForm } from "../model/uscc.ts";
import type { CodesKeptOut } from "../model/codes-kept-out.ts";
import { nameKey } from "../names/folding.ts";
import type { QuarantinedRow } from "./check/check-row.ts";
import type { Quarantine } from "./quarantine.ts";
import type { RawRow, TableName } from "./source.ts";
import { ManyMap } from "./write/many-map.ts";

/** Rows of one code that were kept out, and the names they state. */
interface OneCode {
  regionCode: string;
  names: Set<string>;
  rows: number;
}

/**
 * Faults of credit codes that never reach the graph (重错码): rows kept out for codes of no form, codes that their source
 * leaves out of the row, and two firms under one code where the code is the row's id. Counted by division while a delivery
 * is loaded.
 */
export class CodeFaultBook {
  readonly #malformed = new Map<string, number>();
  readonly #wrong = new Map<string, number>();
  readonly #codes = new ManyMap<OneCode>();
  #place = "";

  /** The same quarantine, whose rows are looked at. */
  watching(quarantine: Quarantine): Quarantine {
    return {
      ...quarantine,
      add: (table, quarantined) => {
        quarantine.add(table, quarantined);
        this.#note(table, quarantined);
      },
    };
  }

  counts(): CodesKeptOut[] {
    const counts = new Map<string, CodesKeptOut>();
    const at = (regionCode: string) => {
      const known = counts.get(regionCode) ?? { regionCode, malformed: 0, wrong: 0, repeated: 0 };
      counts.set(regionCode, known);
      return known;
    };
    for (const [regionCode, rows] of this.#malformed) at(regionCode).malformed += rows;
    for (const [regionCode, rows] of this.#wrong) at(regionCode).wrong += rows;
    for (const { regionCode, names, rows } of this.#codes.values())
      if (names.size > 1) at(regionCode).repeated += rows;
    return [...counts.values()].sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1));
  }

  /** A row that came in without the code that its source reads of it. */
  noteLost({ cells, lostCode }: RawRow): void {
    if (lostCode === undefined) return;
    const isWrong = isUsccForm(lostCode) && identifyingCode(lostCode) === null;
    addOne(isWrong ? this.#wrong : this.#malformed, divisionOf(cells["regionCode"], lostCode));
  }

  #note(table: TableName, { row, value, isMalformedCode }: QuarantinedRow): void {
    if (isMalformedCode) {
      // One line of a file may be told as several rows, one after the other.
      const place = `${row.file}:${row.line}`;
      if (place === this.#place) return;
      this.#place = place;
      addOne(this.#malformed, divisionOf(row.cells["regionCode"], value));
      return;
    }
    const code = table === "subjects" ? identifyingCode(row.cells["id"] ?? null) : null;
    if (code === null) return;
    const division = divisionOf(row.cells["regionCode"], code);
    const known = this.#codes.get(code) ?? { regionCode: division, names: new Set(), rows: 0 };
    known.names.add(nameKey(row.cells["name"] ?? ""));
    known.rows += 1;
    this.#codes.set(code, known);
  }
}

function addOne(counts: Map<string, number>, regionCode: string): void {
  counts.set(regionCode, (counts.get(regionCode) ?? 0) + 1);
}

/** The division that a row states; else of the office that gave the code, if six digits stand there; else unknown. */
function divisionOf(stated: string | undefined, code: string): string {
  return [stated ?? "", code.slice(2, 8)].find((digits) => /^[1-9]\d{5}$/.test(digits)) ?? "";
}
