import type { ContestedStatement } from "../load/decided/contested.ts";
import { readContested } from "../load/decided/contested.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import { publicationOn } from "../model/publication.ts";
import type { Publication } from "../model/publication.ts";
import { isBinding, repairBarsOn } from "../model/repair-bars.ts";
import type { RepairBar } from "../model/repair-bars.ts";
import { isInUse, readListings } from "../read/credit-file.ts";
import { momentOf } from "../read/moment.ts";
import type { CaseParts } from "./cases.ts";

/** A listing or penalty with the law that holds for its repair. */
export interface Repairable {
  statement: ContestedStatement;
  regionCode: string | null;
  on: IsoDate;
}

/** From when a statement may be applied for, and what was told without refusing. */
export interface OpenToRepair {
  mayApplyFrom: IsoDate | null;
  isUncertain: boolean;
  /** Sources of bars from memory that stood against it. */
  uncertainBars: string[];
}

/** Whether a statement is open to an application for ordinary repair on a day; throws CaseRefused with the rule. */
export async function openToRepair(
  parts: Pick<CaseParts, "graph" | "clock">,
  repairable: Repairable,
): Promise<OpenToRepair> {
  const { statement, on } = repairable;
  const { table, statementId } = statement;
  if (table !== "listings" && table !== "penalties") {
    throw new CaseRefused(
      "BAD_USER_INPUT",
      `statement ${statementId} is of ${table}, expected a listing or penalty`,
    );
  }
  const ended = cellOf(statement, table === "listings" ? "removedOn" : "publishUntil");
  if (ended !== null && ended <= on) {
    throw new CaseRefused(
      "CONFLICT",
      `statement ${statementId} ended on ${ended}, expected one still published`,
    );
  }
  const uncertainBars = await expectUnbarred(parts, repairable);
  const { publish } = publicationOf(repairable);
  const mayApplyFrom = publish?.mayApplyFrom ?? null;
  const isUncertain = publish !== null && (publish.rule.sure === "M" || publish.rule.startSure === "M");
  // A day that rests on memory is shown and refuses nobody.
  if (mayApplyFrom !== null && !isUncertain && on < mayApplyFrom) {
    throw new CaseRefused(
      "CONFLICT",
      `statement ${statementId}: may be applied for from ${mayApplyFrom}, found ${on}`,
    );
  }
  return { mayApplyFrom, isUncertain, uncertainBars };
}

/** That a repair may go on: on the day of a step no bar which was read closes what is still believed. */
export async function expectStillOpen(
  parts: Pick<CaseParts, "graph" | "clock">,
  { statementId, regionCode }: { statementId: string; regionCode: string | null },
  on: IsoDate,
): Promise<void> {
  const statement = await readContested(parts.graph, statementId);
  if (statement) await expectUnbarred(parts, { statement, regionCode, on });
}

/**
 * That no bar which was read closes a statement to ordinary repair on a day; throws CaseRefused with its article.
 * Returns the sources of those from memory.
 */
async function expectUnbarred(
  { graph, clock }: Pick<CaseParts, "graph" | "clock">,
  repairable: Repairable,
): Promise<string[]> {
  const { statement, regionCode, on } = repairable;
  const { statementId, ends } = statement;
  const at = await momentOf(graph, clock, { asOf: on });
  const subjectIds = ends.map((end) => end.subjectId);
  const standing = (await readListings(graph, subjectIds, at)).filter((listing) => isInUse(listing, at));
  const listCodes = [...new Set(standing.map(({ listCode }) => listCode))];
  const [penaltyType, authority] = [penaltyTypeOf(statement), cellOf(statement, "authority")];
  const bars = repairBarsOn({ penaltyType, authority, regionCode, listCodes }, on);
  const [binding] = bars.filter(isBinding);
  if (binding) {
    const found = foundText(binding, penaltyType, listCodes);
    throw new CaseRefused("CONFLICT", `statement ${statementId}: ${binding.source} closes it, ${found}`);
  }
  const { publish } = publicationOf(repairable);
  if (publish?.noEarlyEnd && publish.rule.sure !== "M") {
    const found = `${publish.rule.source} knows no early end of ${penaltyType}`;
    throw new CaseRefused("CONFLICT", `statement ${statementId}: ${found}`);
  }
  return bars.map(({ source }) => source);
}

function foundText({ whileOn }: RepairBar, penaltyType: string | null, listCodes: readonly string[]): string {
  if (whileOn.length === 0) return `found a penalty of ${penaltyType}`;
  return `found its subject on ${listCodes.map((code) => listNameZh(code)).join("、")}`;
}

/** Where a statement stands by the period rules of its day. */
function publicationOf({ statement, regionCode, on }: Repairable): Publication {
  const isListing = statement.table === "listings";
  const cell = (column: string) => cellOf(statement, column);
  return publicationOn(
    {
      ...{ regionCode, authority: cell("authority"), actTo: cell("actTo") },
      ...{ listCode: isListing ? cell("listCode") : null, penaltyType: penaltyTypeOf(statement) },
      determinedOn: cell(isListing ? "listedOn" : "decidedOn")!,
      ...{ publishedOn: null, removedOn: null, removalReason: null, statedUntil: null },
    },
    on,
  );
}

const cellOf = ({ cells }: ContestedStatement, column: string): string | null => cells[column] || null;
const penaltyTypeOf = (statement: ContestedStatement): string | null =>
  statement.table === "penalties" ? cellOf(statement, "penaltyType") : null;
