import { identifyingCode } from "../model/uscc.ts";
import type { CodesKeptOut } from "../model/codes-kept-out.ts";
import { nameKey } from "../names/folding.ts";
import type { QuarantinedRow } from "./check/check-row.ts";
import type { Quarantine } from "./quarantine.ts";
import type { TableName } from "./source.ts";
import { ManyMap } from "./write/many-map.ts";

/** Rows of one code that were kept out, and the names they state. */
interface OneCode {
  regionCode: string;
  names: Set<string>;
  rows: number;
}

/**
 * Faults of credit codes that never reach the graph, because their rows are kept out (重错码): codes of no form, and two
 * firms under one code where the code is the row's id. Counted by division while a delivery is loaded.
 */
export class CodeFaultBook {
  readonly #malformed = new Map<string, number>();
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
      const known = counts.get(regionCode) ?? { regionCode, malformed: 0, repeated: 0 };
      counts.set(regionCode, known);
      return known;
    };
    for (const [regionCode, rows] of this.#malformed) at(regionCode).malformed += rows;
    for (const { regionCode, names, rows } of this.#codes.values())
      if (names.size > 1) at(regionCode).repeated += rows;
    return [...counts.values()].sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1));
  }

  #note(table: TableName, { row, column, value, reason }: QuarantinedRow): void {
    if (column === "uscc" || reason.includes("GB 32100")) {
      // One line of a file may be told as several rows, one after the other.
      const place = `${row.file}:${row.line}`;
      if (place === this.#place) return;
      this.#place = place;
      const regionCode = divisionOf(row.cells["regionCode"], value);
      this.#malformed.set(regionCode, (this.#malformed.get(regionCode) ?? 0) + 1);
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

/** The division that a row states; else of the office that gave the code, if six digits stand there; else unknown. */
function divisionOf(stated: string | undefined, code: string): string {
  return [stated ?? "", code.slice(2, 8)].find((digits) => /^[1-9]\d{5}$/.test(digits)) ?? "";
}
