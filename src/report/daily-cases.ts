import type { CountedClock, DueDay } from "../model/case-clocks.ts";
import { objectionClock, repairClock, reviewClock } from "../model/case-clocks.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Objection, RepairApplication } from "../model/objection.ts";
import {
  objectionGrounds,
  objectionOutcomes,
  objectionStatuses,
  repairStatuses,
} from "../model/objection.ts";
import { reviewStatuses } from "../model/review.ts";
import type { DailyReportInput, ReportCases } from "./daily-report-input.ts";

/** One objection, application, review or lifting as page and workbook print it. */
export interface CaseLine {
  kind: "异议" | "信用修复" | "复核" | "撤销决定";
  id: string;
  subjectIds: readonly string[];
  statementId: string;
  /** Ground of an objection; what an application is about; which decision is reviewed or lifted, and by whom. */
  about: string;
  cameOn: IsoDate;
  change: "本期提出" | "本期提出并办结" | "本期办结" | "在办";
  status: string;
  decidedOn: IsoDate | null;
  /** The day that counts next, and what became of it. */
  dueText: string;
  isOverdue: boolean;
  /** The day passed since the report before. */
  isNewlyOverdue: boolean;
  ruleText: string;
  /** Leads that wait for its decision. */
  heldLeads: number;
}

/** Every case of the report: what is under way, oldest first, then what was decided in the period. */
export function caseLines(input: DailyReportInput): CaseLine[] {
  const { objections, repairs, reviews, liftings } = input.cases;
  const lines = [
    ...objections.map((objection) => objectionLine(input, objection)),
    ...repairs.map((application) => repairLine(input, application)),
    ...reviews.map((reviewed) => reviewLine(input, reviewed)),
    ...liftings.map(liftingLine),
  ];
  const isDone = ({ decidedOn }: CaseLine) => Number(decidedOn !== null);
  // Sorting is stable: within each part the order of the input stands.
  return lines.toSorted((a, b) => isDone(a) - isDone(b));
}

/** Statements of a proof that somebody objects to. */
export function contestedIds(
  { cases }: DailyReportInput,
  proof: readonly { statementId: string }[],
): string[] {
  const pending = new Set(
    cases.objections.filter(({ status }) => status === "pending").map(({ statementId }) => statementId),
  );
  return [...new Set(proof.map(({ statementId }) => statementId))].filter((id) => pending.has(id));
}

/** The section in one sentence of figures; a quiet day says so. */
export function casesText(input: DailyReportInput): string {
  const all = caseLines(input);
  const held = input.cases.held.length;
  if (all.length === 0 && held === 0) return "本期没有新提出、在办或办结的异议与信用修复申请。";
  const lines = all.filter(({ kind }) => kind === "异议" || kind === "信用修复");
  const count = (test: (line: CaseLine) => boolean) => lines.filter(test).length;
  const came = (kind: CaseLine["kind"]) =>
    count((line) => line.kind === kind && line.change.startsWith("本期提出"));
  const underWay = count((line) => line.decidedOn === null);
  const overdue = count((line) => line.decidedOn === null && line.isOverdue);
  const newly = count((line) => line.decidedOn === null && line.isNewlyOverdue);
  return (
    `本期新提出异议 ${came("异议")} 件、信用修复申请 ${came("信用修复")} 件，办结 ${lines.length - underWay} 件；` +
    `在办 ${underWay} 件，其中逾期 ${overdue} 件（本期新逾期 ${newly} 件）。` +
    `因异议暂停处置的线索 ${held} 条，作出决定前不得据以采取措施。` +
    afterwardsText(input.cases)
  );
}

/** Reviews and liftings in a sentence; nothing where there are none. */
function afterwardsText({ reviews, liftings, newIds }: ReportCases): string {
  if (reviews.length + liftings.length === 0) return "";
  const [pending, decided] = [true, false].map((isPending) =>
    reviews.filter(({ review }) => (review.decidedOn === null) === isPending),
  );
  const replaced = decided!.filter(({ review }) => review.status === "replaced").length;
  const came = reviews.filter(({ review }) => newIds.includes(review.id)).length;
  return (
    `对决定的复核：本期新申请 ${came} 件，在办 ${pending!.length} 件，办结 ${decided!.length} 件（变更原决定 ${replaced} 件）；` +
    `本期撤销决定 ${liftings.length} 件。复核期间原决定有效。`
  );
}

function objectionLine(input: DailyReportInput, objection: Objection): CaseLine {
  const { id, statementId, subjectIds, ground, raisedOn, status, outcome, decidedOn } = objection;
  const counted = objectionClock(objection, input.asOf);
  const { held } = input.cases;
  const outcomeText = outcome === null ? "" : `（${objectionOutcomes[outcome]}）`;
  return {
    kind: "异议",
    ...{ id, subjectIds, statementId, decidedOn, about: objectionGrounds[ground], cameOn: raisedOn },
    change: changeOf(input, id, decidedOn),
    status: objectionStatuses[status] + outcomeText,
    ...dueOf(input, counted.decide, "办结", decidedOn),
    ruleText: ruleTextOf(counted, counted.decide),
    heldLeads: held.filter((alert) => alert.proof.some((hop) => hop.statementId === statementId)).length,
  };
}

function repairLine(input: DailyReportInput, application: RepairApplication): CaseLine {
  const { id, statementId, subjectIds, table, appliedOn, acceptedOn, status, decidedOn } = application;
  const counted = repairClock(application, input.asOf);
  const isWaiting = acceptedOn === null && decidedOn === null;
  const due = isWaiting ? counted.first : counted.decide;
  return {
    kind: "信用修复",
    ...{ id, subjectIds, statementId, decidedOn, cameOn: appliedOn },
    about: table === "listings" ? "移出名单" : "停止公示行政处罚",
    change: changeOf(input, id, decidedOn),
    status: repairStatuses[status],
    ...dueOf(input, due, isWaiting ? "受理" : "办结", decidedOn),
    ruleText: ruleTextOf(counted, due),
    heldLeads: 0,
  };
}

function reviewLine(input: DailyReportInput, { of, review }: ReportCases["reviews"][number]): CaseLine {
  const { id, requestedOn, decidedOn, status, newStatus, authority } = review;
  const counted = reviewClock("raisedOn" in of ? "objection" : "repair", review, {
    regionCode: of.regionCode,
    today: input.asOf,
  });
  const replacedBy = newStatus === null ? "" : `（${statusText(newStatus)}）`;
  return {
    kind: "复核",
    ...{ id, subjectIds: of.subjectIds, statementId: of.statementId, decidedOn, cameOn: requestedOn },
    about: `${decisionText(of)}，复核机关：${authority}`,
    change: changeOf(input, id, decidedOn),
    status: reviewStatuses[status] + replacedBy,
    ...dueOf(input, counted.decide, "办结", decidedOn),
    ruleText: ruleTextOf(counted, counted.decide),
    heldLeads: 0,
  };
}

function liftingLine({ of, lifting }: ReportCases["liftings"][number]): CaseLine {
  const { liftedOn, authority, documentNo } = lifting;
  return {
    kind: "撤销决定",
    ...{ id: of.id, subjectIds: of.subjectIds, statementId: of.statementId },
    about: `${decisionText(of)}，${authority}撤销，文书号：${documentNo}`,
    ...{ cameOn: liftedOn, decidedOn: liftedOn, change: "本期办结" },
    status: statusText("lifted"),
    ...{ dueText: "无期限", isOverdue: false, isNewlyOverdue: false, ruleText: "", heldLeads: 0 },
  };
}

const statusText = (status: Objection["status"] | RepairApplication["status"]): string =>
  ({ ...objectionStatuses, ...repairStatuses })[status];

function decisionText(of: Objection | RepairApplication): string {
  const what = "raisedOn" in of ? "异议" : "信用修复申请";
  return `${what} ${of.id} 的决定（${of.decision === null ? "未载" : statusText(of.decision)}）`;
}

function changeOf({ cases }: DailyReportInput, id: string, decidedOn: IsoDate | null): CaseLine["change"] {
  const isNew = cases.newIds.includes(id);
  if (decidedOn === null) return isNew ? "本期提出" : "在办";
  return isNew ? "本期提出并办结" : "本期办结";
}

function dueOf(
  { cases }: DailyReportInput,
  { due, overdue }: DueDay,
  step: "受理" | "办结",
  decidedOn: IsoDate | null,
): Pick<CaseLine, "dueText" | "isOverdue" | "isNewlyOverdue"> {
  if (due === null) {
    return {
      dueText: "期限未能推算（当时无规定、天数未核实，或该年工作日安排未录入）",
      isOverdue: false,
      isNewlyOverdue: false,
    };
  }
  const isNewlyOverdue = overdue && cases.since !== null && cases.since <= due;
  const late = isNewlyOverdue ? "，本期逾期" : "，已逾期";
  const dueText =
    decidedOn === null
      ? `应于 ${due} 前${step}${overdue ? late : ""}`
      : `应于 ${due} 前${step}，${overdue ? "逾期办结" : "按期办结"}`;
  return { dueText, isOverdue: overdue, isNewlyOverdue };
}

function ruleTextOf({ clock }: CountedClock, { sure }: DueDay): string {
  if (clock === null) return "当时没有录入的期限规定";
  return sure === "M" ? `${clock.source}（待核实）` : clock.source;
}
