import { caseAwaits } from "../../src/model/objection.ts";
import type { CaseAwaits } from "../../src/model/objection.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { OpenCase, OpenCasePage } from "../open-cases.ts";
import type { CaseList } from "../state.ts";
import { listCases, openCase } from "../state.ts";
import { enumOf } from "../wording.ts";

/** The list of open cases (异议与修复待办): what is due first stands first; a line opens the card at its case. */
export function openCasesPanel(desk: Desk, list: CaseList, page: OpenCasePage): HTMLElement {
  const lines = page.edges.map(({ node }) => caseLine(desk, node));
  const told =
    lines.length < page.totalCount
      ? `本页 ${lines.length} / 共 ${page.totalCount} 件，按期限先后`
      : `共 ${page.totalCount} 件，按期限先后`;
  return h(
    "div.alerts.open-cases",
    {},
    h("h2", {}, "待办", h("span.told", {}, told)),
    filters(desk, list, page),
    lines.length === 0
      ? h("p.empty", {}, emptyText(list))
      : h("ol.alert-list", { "aria-label": "待办" }, ...lines),
    pages(desk, list, page),
  );
}

/** Why the list is empty, and where decided cases are. */
function emptyText({ awaits, overdueOnly, after }: CaseList): string {
  if (after !== null) return "这一页之后没有待办。";
  if (awaits === null && !overdueOnly)
    return "没有待办：本系统登记的异议与修复申请中，没有等待受理、决定或复核的。已决定的见各主体名片；未登记的不在此列。";
  return "所选条件下没有待办，可放宽条件。";
}

function filters(desk: Desk, list: CaseList, { counts }: OpenCasePage): HTMLElement {
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0);
  const awaited = (Object.keys(caseAwaits) as CaseAwaits[]).map((awaits) => {
    const pressed = list.awaits === awaits;
    const open = counts.find((one) => one.awaits === enumOf(awaits))?.open ?? 0;
    return chip(awaits, caseAwaits[awaits], open, pressed, () =>
      desk.change(listCases(desk.view(), { awaits: pressed ? null : awaits })),
    );
  });
  const late = chip("overdue", "只看已逾期", overdue, list.overdueOnly, () =>
    desk.change(listCases(desk.view(), { overdueOnly: !list.overdueOnly })),
  );
  late.classList.add("late");
  return h("div.filters", { role: "group", "aria-label": "筛选待办" }, ...awaited, late);
}

function chip(id: string, zh: string, count: number, pressed: boolean, onclick: () => void): HTMLElement {
  return h(
    "button.chip",
    { type: "button", "aria-pressed": String(pressed), "data-id": `filter-${id}`, onclick },
    h("span", {}, zh),
    h("b", {}, count),
  );
}

function caseLine(desk: Desk, one: OpenCase): HTMLElement {
  const { subjects, clock, review } = (one.objection ?? one.application)!;
  const { source } = review?.clock ?? clock;
  // The last subject of a statement is whose law sets the clock: the company, not its holder.
  const subject = subjects.at(-1);
  const open = () => subject && desk.change(openCase(desk.view(), subject.id, one.id));
  const isCurrent = desk.view().caseId === one.id;
  const basis =
    source && one.due !== null ? `期限依据：${source}${one.sure === "M" ? "（待核实）" : ""}` : null;
  return h(
    "li",
    {},
    h(
      "button.alert-line.case-line",
      {
        type: "button",
        onclick: open,
        "aria-current": isCurrent ? "true" : null,
        "data-id": `case-${one.id}`,
      },
      h(
        "span.row",
        {},
        h("strong.target", {}, subjects.map(({ name }) => name).join("、")),
        h(`span.pill.left${one.overdue ? ".overdue" : ""}`, {}, leftText(one)),
      ),
      h("span.rule", {}, `${one.awaitsZh} · ${whatText(one)}`),
      h("small", {}, one.due === null ? (one.unknownWhy ?? "") : `应于 ${one.due} 前${stepText(one)}`),
      basis && h("small", {}, basis),
    ),
  );
}

const stepText = ({ application }: OpenCase) =>
  application !== null && application.acceptedOn === null ? "受理" : "办结";

/** What came in, when: the review where one is awaited. */
function whatText({ objection, application }: OpenCase): string {
  const review = (objection ?? application)?.review;
  if (review) return `${review.requestedOn} 申请，${review.authority}办理`;
  if (objection) return `${objection.groundZh}，${objection.raisedOn} 提出`;
  const { appliedOn, acceptedOn } = application!;
  return acceptedOn === null ? `${appliedOn} 申请` : `${appliedOn} 申请，${acceptedOn} 受理`;
}

/** How long is left in words; overdue is said, never colour alone. */
export function leftText({
  due,
  overdue,
  workingDaysLeft,
}: Pick<OpenCase, "due" | "overdue" | "workingDaysLeft">): string {
  if (due === null) return "期限未能推算";
  if (overdue) return workingDaysLeft ? `已逾期 ${-workingDaysLeft} 个工作日` : "已逾期";
  if (workingDaysLeft === null) return "未逾期";
  return workingDaysLeft === 0 ? "今日到期" : `剩 ${workingDaysLeft} 个工作日`;
}

function pages(desk: Desk, { after }: CaseList, { pageInfo }: OpenCasePage): HTMLElement | null {
  const turn = (zh: string, id: string, to: string | null) =>
    h(
      "button",
      {
        type: "button",
        "data-id": id,
        onclick: () => desk.change(listCases(desk.view(), { ...desk.view().cases, after: to })),
      },
      zh,
    );
  const first = after === null ? null : turn("回到第一页", "page-first", null);
  const next = pageInfo.hasNextPage ? turn("下一页", "page-next", pageInfo.endCursor) : null;
  return first || next ? h("div.buttons.pages", {}, first, next) : null;
}
