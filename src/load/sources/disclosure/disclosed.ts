import { maskIdNumbers } from "../../../model/id-number.ts";
import { CellFault } from "../../check/cells.ts";
import type { Cells } from "../../source.ts";
import { stated } from "./party.ts";

/** What both kinds of decision tell beside: canonical column → column of the file. */
const columns = {
  content: "content",
  provider: "supplier",
  providerCode: "supplierCode",
  divisionCode: "placeCode",
} as const;

/** Cells of what an agency discloses of any decision beside its party and its days. Throws CellFault. */
export function disclosedCells(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, textIn(cells, column)]));
}

/** Cells of what it discloses of a penalty: kind of offence and facts as one text, and the provisions. */
export function offenceCells(cells: Cells): Cells {
  const [kind, facts] = [textIn(cells, "offence"), textIn(cells, "facts")];
  const isSaid = kind === "" || facts.startsWith(kind);
  return {
    offence: isSaid ? facts : facts === "" ? kind : `${kind}：${facts}`,
    legalBasis: textIn(cells, "basis"),
  };
}

function textIn(cells: Cells, column: string): string {
  const text = stated(cells, column);
  if (maskIdNumbers(text) === text) return text;
  throw new CellFault(
    column,
    maskIdNumbers(text),
    "has a resident ID number in it, expected the text without it",
  );
}
