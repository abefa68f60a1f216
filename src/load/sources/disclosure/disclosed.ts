import { maskIdNumbers } from "../../../model/id-number.ts";
import { CellFault } from "../../check/cells.ts";
import type { Cells } from "../../source.ts";
import { stated } from "./party.ts";

/** What both kinds of decision tell beside: canonical column → column of the file. */
const columns = {
  authorityCode: "authorityCode",
  provider: "supplier",
  providerCode: "supplierCode",
  divisionCode: "placeCode",
} as const;

/** Cells of what an agency discloses of any decision beside its party and its days. Throws CellFault. */
export function disclosedCells(cells: Cells): Cells {
  const told = Object.entries(columns).map(([name, column]) => [name, textIn(cells, column)] as const);
  return { ...Object.fromEntries(told), content: contentIn(cells) };
}

/** What is imposed or permitted; a certificate that was taken stands behind it, unless it is named there. */
function contentIn(cells: Cells): string {
  const [content, taken] = [textIn(cells, "content"), textIn(cells, "certificateTaken")];
  if (taken === "" || content.includes(taken)) return content;
  return [content, `暂扣或吊销证照：${taken}`].filter((text) => text !== "").join("；");
}

/** Cells of what it discloses of a penalty: its name, kind of offence and facts as one text, and the provisions. */
export function offenceCells(cells: Cells): Cells {
  const [kind, facts] = [textIn(cells, "offence"), textIn(cells, "facts")];
  const isSaid = kind === "" || facts.startsWith(kind);
  return {
    caseName: textIn(cells, "caseName"),
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
