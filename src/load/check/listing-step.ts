import type { ListingStepFact } from "../../model/facts.ts";
import type { DecisionOutcome, ListingStage } from "../../model/listing-procedure.ts";
import { decisionOutcomes, listingStages } from "../../model/listing-procedure.ts";
import type { Cells } from "../source.ts";
import { CellFault, dateOf, keyOf, optionalKey, optionalText } from "./cells.ts";
import type { CheckedRow } from "./facts.ts";
import { listCodes, noted } from "./records.ts";

/**
 * Row of listing-steps.csv → fact; throws CellFault. Stages are a closed list: what cannot be placed in the procedure
 * cannot be told of it. A decision without its document's number is none that anybody can look up.
 */
export function checkListingStep(cells: Cells): CheckedRow<ListingStepFact> {
  const listCode = keyOf(cells, "listCode");
  const stage = oneOf<ListingStage>("stage", keyOf(cells, "stage"), listingStages);
  const documentNo = optionalText(cells, "documentNo");
  if (stage === "decided" && documentNo === null) {
    throw new CellFault("documentNo", "", "is empty beside stage decided, expected the decision's number");
  }
  const stated = optionalKey(cells, "outcome");
  const outcome = stated === null ? null : oneOf<DecisionOutcome>("outcome", stated, decisionOutcomes);
  if (outcome !== null && stage !== "decided") {
    throw new CellFault("outcome", outcome, `stands beside stage ${stage}, expected only beside decided`);
  }
  const fact: ListingStepFact = {
    stepId: keyOf(cells, "stepId"),
    subjectId: keyOf(cells, "subjectId"),
    listCode,
    procedureId: keyOf(cells, "procedureId"),
    stage,
    stageOn: dateOf(cells, "stageOn"),
    documentNo,
    authority: optionalText(cells, "authority"),
    listingId: optionalKey(cells, "listingId"),
    outcome,
    documentName: optionalText(cells, "documentName"),
  };
  if (outcome === "doNotList" && fact.listingId !== null) {
    throw new CellFault("listingId", fact.listingId, "stands beside outcome doNotList, expected none");
  }
  return { fact, notes: noted("listCode", listCode, listCodes()) };
}

function oneOf<Word extends string>(column: string, value: string, words: Record<Word, string>): Word {
  if (Object.hasOwn(words, value)) return value as Word;
  throw new CellFault(column, value, `expected one of ${Object.keys(words).join(", ")}`);
}
