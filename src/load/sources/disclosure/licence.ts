import { maskIdNumbers } from "../../../model/id-number.ts";
import type { Cells } from "../../source.ts";
import { disclosedCells } from "./disclosed.ts";
import { stated } from "./party.ts";
import { dateIn } from "./penalty.ts";

/** Cells of records.csv for one licence (行政许可): what it is, its number and its period stand in `value`. */
export function licenceRow(cells: Cells, recordKey: string, subjectId: string): Cells {
  const what = licenceNames.map((column) => stated(cells, column)).find((text) => text !== "");
  return {
    recordId: recordKey,
    subjectId,
    recordType: "licence",
    value: [what ?? "行政许可", licenceNo(cells), periodText(cells), stateText(cells)]
      .filter((text) => text !== "")
      .join(" · "),
    occurredOn: dateIn(cells, "decidedOn"),
    authority: stated(cells, "authority"),
    documentNo: stated(cells, "documentNo"),
    ...disclosedCells(cells),
  };
}

/** What a licence is called: its certificate, else what stands next of these. */
export const licenceNames = ["certificate", "item", "category", "documentName"] as const;

/** Number of a state → its words by edition; "" = in force, of which nothing is said. */
const statesByEdition = {
  2018: { "1": "", "2": "无效" },
  2016: { "0": "", "1": "撤销" },
} as const satisfies Record<number, Record<string, string>>;

/** A number that the file's edition does not explain stays one: 1 is "in force" in one edition and 撤销 in the other. */
function stateText(cells: Cells): string {
  const state = stated(cells, "state").normalize("NFKC");
  if (!/^\d+$/.test(state)) return /^(有效|正常)$/.test(state) ? "" : state;
  const edition = editionOf(cells);
  const words: Readonly<Record<string, string>> = edition === undefined ? {} : statesByEdition[edition];
  return words[state] ?? `状态 ${state}`;
}

/** By columns that one edition alone has: types of parties came in 2018, place and time stamp went with 2016. */
function editionOf(cells: Cells): 2016 | 2018 | undefined {
  if ("partyType" in cells) return 2018;
  return "placeCode" in cells || "updatedAt" in cells ? 2016 : undefined;
}

/** Number of the licence; some agencies number a person's licence with the ID number, which is not kept. */
export function licenceNo(cells: Cells): string {
  return maskIdNumbers(stated(cells, "licenceNo"));
}

function periodText(cells: Cells): string {
  const [from, until] = [endText(cells, "validFrom"), endText(cells, "validUntil")];
  return from === "" && until === "" ? "" : `${from || "?"} 至 ${until || "?"}`;
}

function endText(cells: Cells, column: string): string {
  const text = stated(cells, column);
  return /^(长期|永久)$/.test(text) ? text : dateIn(cells, column);
}
