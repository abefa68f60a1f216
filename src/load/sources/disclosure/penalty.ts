import { dayAfter, dayAfterMonths, dayNumberHint, isoDateFromWritten } from "../../../model/dates.ts";
import type { Fen } from "../../../model/money.ts";
import { fenFromWanYuan } from "../../../model/money.ts";
import type { Cells } from "../../source.ts";
import { disclosedCells, offenceCells } from "./disclosed.ts";
import { bans } from "../../../model/period-rules.ts";
import { stated } from "./party.ts";
import { CellFault } from "../../check/cells.ts";

/** Word in a category → our type; in this order, the first that fits. */
const typeByWord: readonly (readonly [RegExp, string])[] = [
  [/通报批评/, "criticism"],
  [/警告/, "warning"],
  [/罚款/, "fine"],
  [/没收/, "confiscation"],
  [/停产停业/, "suspension"],
  [/吊销/, "licenceRevoked"],
  [/暂扣/, "licenceSuspended"],
  [/降低资质/, "licenceLowered"],
  [/责令关闭/, "closure"],
  [/限制开展生产经营/, "businessRestricted"],
  [/限制从业/, "occupationBanned"],
];

/** Classes of the Administrative Penalty Law, art. 9, that hold several types: which one was meant is not said. */
const classes = new Set([
  "警告、通报批评",
  "罚款、没收违法所得、没收非法财物",
  "暂扣许可证件、降低资质等级、吊销许可证件",
  "限制开展生产经营活动、责令停产停业、责令关闭、限制从业",
]);

/** Types of one decision (处罚类别), each once; a word we do not know stays as it is, and the check reports it. */
function penaltyTypesOf(cells: Cells, { fine, confiscation }: PenaltyAmounts): string[] {
  const isPaid = {
    fine: fine !== null && fine > 0n,
    confiscation: confiscation !== null && confiscation > 0n,
  };
  const types = statedTypes(cells, isPaid);
  if (types.length > 0) return types;
  throw new CellFault("category", "", "is empty beside no amount, expected the kind of penalty");
}

function statedTypes(cells: Cells, isPaid: { fine: boolean; confiscation: boolean }): string[] {
  const types = new Set<string>();
  if (isPaid.fine) types.add("fine");
  if (isPaid.confiscation) types.add("confiscation");
  for (const text of [stated(cells, "category"), stated(cells, "secondCategory")]) {
    if (classes.has(text)) {
      if (types.size === 0) types.add(text);
      continue;
    }
    for (const word of text.split(/[;；,，、|\n]/).map((part) => part.trim())) {
      if (word !== "") types.add(typeByWord.find(([form]) => form.test(word))?.[1] ?? word);
    }
  }
  return [...types];
}

/** Record ids that a row may have had which is not understood. */
export function penaltyKeys(cells: Cells, recordKey: string): string[] {
  const types = typesToldBy(cells);
  return (types.length > 0 ? types : ["unknown"]).map((penaltyType) => `${recordKey}-${penaltyType}`);
}

/** Whether a row tells of a ban, of which the end is kept (处罚有效期). */
export function imposesBan(cells: Cells): boolean {
  return typesToldBy(cells).some((penaltyType) => bans.includes(penaltyType));
}

function typesToldBy(cells: Cells): string[] {
  const isPaid = {
    fine: stated(cells, "fineWan") !== "",
    confiscation: stated(cells, "confiscatedWan") !== "",
  };
  return statedTypes(cells, isPaid);
}

/** Fine (罚款) and confiscation (没收) of one decision in fen; null = not stated. */
interface PenaltyAmounts {
  fine: Fen | null;
  confiscation: Fen | null;
}

/** The two amounts of a row, stated in 万元 with at most six decimals. Throws CellFault on any other writing. */
function penaltyAmountsOf(cells: Cells): PenaltyAmounts {
  return { fine: amountIn(cells, "fineWan"), confiscation: amountIn(cells, "confiscatedWan") };
}

function amountIn(cells: Cells, column: string): Fen | null {
  const text = stated(cells, column).normalize("NFKC");
  return text === ""
    ? null
    : understood(column, text, fenFromWanYuan, "expected 万元 with at most 6 decimals");
}

/** Cells of penalties.csv, one row for each type of a decision, so that fine and confiscation are told apart. */
export function penaltyRows(cells: Cells, recordKey: string, subjectId: string): Cells[] {
  const amounts = penaltyAmountsOf(cells);
  const decidedOn = dateIn(cells, "decidedOn");
  const ended = isAnnulled(cells)
    ? { publishUntil: decidedOn, removalReason: "annulled" }
    : { publishUntil: publishUntilOf(cells, decidedOn) };
  const disclosed = { ...disclosedCells(cells), ...offenceCells(cells) };
  return penaltyTypesOf(cells, amounts).map((penaltyType) => ({
    recordId: `${recordKey}-${penaltyType}`,
    subjectId,
    penaltyType,
    amountFen: fenText(penaltyType, amounts),
    authority: stated(cells, "authority"),
    documentNo: stated(cells, "documentNo"),
    decidedOn,
    ...ended,
    ...disclosed,
    // 处罚有效期 of a ban is how long it lasts; of other types it is told in many senses and left aside.
    ...(bans.includes(penaltyType) && { banUntil: endIn(cells, "effectiveUntil", decidedOn) }),
  }));
}

function fenText(penaltyType: string, { fine, confiscation }: PenaltyAmounts): string {
  const fen = penaltyType === "fine" ? fine : penaltyType === "confiscation" ? confiscation : null;
  return fen === null ? "" : String(fen);
}

/** Day of a column, however written; "" where none is stated. Throws CellFault on a text that two days could be. */
export function dateIn(cells: Cells, column: string): string {
  const text = stated(cells, column).normalize("NFKC");
  if (text === "") return "";
  const expected = "expected a day with the year first, such as 2025-03-01, 2025/3/1 or 2025年3月1日";
  return understood(column, text, isoDateFromWritten, expected + dayNumberHint(text));
}

function understood<T>(column: string, text: string, parse: (text: string) => T, expected: string): T {
  try {
    return parse(text);
  } catch (cause) {
    if (cause instanceof RangeError) throw new CellFault(column, text, expected);
    throw cause;
  }
}

/** 当前状态 of penalties stands in the 2016 edition only: 1 or 撤销 = taken back, and from then on not published. */
function isAnnulled(cells: Cells): boolean {
  return /^(1|撤销|已撤销)$/.test(stated(cells, "state"));
}

/** Whether a state, if any is stated, is one of the two that are understood. */
export function isStateOfPenaltyKnown(cells: Cells): boolean {
  return isAnnulled(cells) || /^(0?|有效|正常)$/.test(stated(cells, "state"));
}

const unitMonths: Readonly<Record<string, number>> = { 年: 12, 个月: 1, 月: 1 };
const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 五: 5, 六: 6, 十: 10, 十二: 12 };

/** End of publication: a day (公示截止期), or a term from the decision (公示期限: 3个月, 一年, or a day as well). */
function publishUntilOf(cells: Cells, decidedOn: string): string {
  return endIn(cells, stated(cells, "publishUntil") === "" ? "publishFor" : "publishUntil", decidedOn);
}

/**
 * First day after a stated last day (截止, to its end: 民法典 art. 203) or after a term from the decision; "" where none
 * is stated or there is no end.
 */
function endIn(cells: Cells, column: string, decidedOn: string): string {
  const term = stated(cells, column).normalize("NFKC");
  if (term === "" || /^(长期|永久|终身)$/.test(term)) return "";
  const match = /^(\d{1,3}|一|二|三|五|六|十|十二)(年|个月|月)$/.exec(term);
  if (!match) return dayAfterLast(cells, column, decidedOn);
  const months = (digits[match[1]!] ?? Number(match[1])) * unitMonths[match[2]!]!;
  return decidedOn === "" ? "" : dayAfterMonths(decidedOn, months);
}

function dayAfterLast(cells: Cells, column: string, decidedOn: string): string {
  const lastDay = dateIn(cells, column);
  if (lastDay !== "" && lastDay < decidedOn) {
    throw new CellFault(column, lastDay, `is before decidedOn ${decidedOn}, expected the same day or later`);
  }
  return lastDay && dayAfter(lastDay);
}
