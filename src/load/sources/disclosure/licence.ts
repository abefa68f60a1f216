import { maskIdNumbers } from "../../../model/id-number.ts";
import type { Cells } from "../../source.ts";
import { disclosedCells } from "./disclosed.ts";
import { stated } from "./party.ts";
import { dateIn } from "./penalty.ts";

/** Cells of records.csv for one licence (行政许可): what it is, its number and its period stand in `value`. */
export function licenceRow(cells: Cells, recordKey: string, subjectId: string): Cells {
  const what = ["certificate", "item", "category", "documentName"]
    .map((column) => stated(cells, column))
    .find((text) => text !== "");
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

/** Stated in words only: as a number 1 is "in force" in one edition and "taken back" in the other. */
function stateText(cells: Cells): string {
  const state = stated(cells, "state");
  return /^(\d|有效|正常)$/.test(state) ? "" : state;
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
