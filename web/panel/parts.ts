import type { AlertStatus, Severity } from "../../src/model/alert.ts";
import { alertStatuses } from "../../src/model/alert.ts";
import { tiers } from "../../src/model/score.ts";
import type { Tier } from "../../src/model/score.ts";
import type { Coverage, SubjectName } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { listedStyle, severityStyles } from "../draw/encoding.ts";
import type { Child } from "../element.ts";
import { h } from "../element.ts";
import { focusOn } from "../state.ts";
import { minuteText } from "../wording.ts";

/** Severity with sign and word, never colour alone. */
export function severityPill(severity: Severity): HTMLElement {
  const { sign, zh } = severityStyles[severity];
  return h(`span.pill.severity-${severity}`, {}, `${sign} ${zh}`);
}

/** A lead's status in a word. */
export function statusPill(status: AlertStatus): HTMLElement {
  return h(`span.pill.status-${status}`, {}, alertStatuses[status]);
}

/** The mark of a severely listed party. */
export function listedPill(): HTMLElement {
  return h("span.pill.listed", {}, `■ ${listedStyle.zh}`);
}

/** The tier as a letter. */
export function tierMark(tier: Tier): HTMLElement {
  return h(`span.tier.tier-${tier}`, { title: "风险等级" }, tiers[tier]);
}

/** A party's name that brings it to the centre. */
export function subjectLink(desk: Desk, subject: Pick<SubjectName, "id" | "name">): HTMLElement {
  const go = () => desk.change(focusOn(desk.view(), { kind: "subject", id: subject.id }));
  return h("button.link", { type: "button", onclick: go, title: "以此主体为中心" }, subject.name);
}

/** How a section is shown: so many lines at first, and notes below that are no lines. */
interface SectionShown {
  shownMax?: number;
  notes?: readonly Child[];
}

/** A titled section that counts its lines, hidden ones too; with nothing in it, the sentence that says so. */
export function section(
  title: string,
  lines: readonly HTMLElement[],
  empty: string,
  { shownMax = lines.length, notes = [] }: SectionShown = {},
): HTMLElement {
  const count = lines.length > 0 ? h("span.count", {}, lines.length) : null;
  const body = lines.length > 0 ? limited(lines, shownMax) : [h("p.empty", {}, empty)];
  return h("section.block", {}, h("h3", {}, title, count), ...body, ...notes);
}

/** Items under a limit, with a button for the rest: nothing is cut in silence. */
export function limited(items: readonly HTMLElement[], shownMax: number): HTMLElement[] {
  if (items.length <= shownMax) return [...items];
  const rest = items.slice(shownMax);
  const more = h("button.more", { type: "button" }, `已显示 ${shownMax} / 共 ${items.length}，展开其余`);
  more.addEventListener("click", () => more.replaceWith(...rest));
  return [...items.slice(0, shownMax), more];
}

/** Label and value, side by side. */
export function pair(label: string, ...value: readonly Child[]): HTMLElement {
  return h("div.pair", {}, h("dt", {}, label), h("dd", {}, ...value));
}

/** What people decided here, as what sources say is amended by it. */
function amendedText({ ownDecisions }: Coverage): string {
  const told = ownDecisions.map(({ nameZh, latestAt }) => `${nameZh}（最近 ${minuteText(latestAt)}）`);
  return told.length === 0 ? "" : `；已计入本单位作出的${told.join("、")}`;
}

/** How many may be the same as a person shown: what is told of them is not told of that person. */
export function candidatesText({ candidatePersons, candidatePersonsExact }: Coverage): string {
  if (!candidatePersons) return candidatePersonsExact === false ? "；所涉自然人的同名者未能全部查看" : "";
  const least = candidatePersonsExact ? "" : "至少 ";
  return `；所涉自然人有同名、可能为同一人而未合并者 ${least}${candidatePersons} 名，其信息未计入`;
}

/** What stands behind an answer: sources with dates, limits, what was not used. */
export function coverageNote(coverage: Coverage): HTMLElement {
  const sources = coverage.sources
    .map(({ sourceId, asOf }) => `${sourceId}（截至 ${asOf ?? "未载"}）`)
    .join("、");
  const hubs = coverage.hubsSkipped.map(({ hubId, reason }) => h("li", {}, `${hubId}:${reason}`));
  const text =
    `数据来源：${sources || "尚无完整交付"}；查询日期 ${coverage.asOf}，已知截至 ${minuteText(coverage.knownAt)}；` +
    `隔离待核 ${coverage.quarantinedRows} 行${amendedText(coverage)}${candidatesText(coverage)}。` +
    `未查到关联不等于没有关联。`;
  return h(
    "details.coverage",
    {},
    h("summary", {}, "覆盖范围与数据说明"),
    h("p", {}, text),
    coverage.hubsWhyZh && h("p", {}, coverage.hubsWhyZh),
    hubs.length > 0 ? h("p", {}, "未作为桥梁的枢纽：") : null,
    hubs.length > 0 ? h("ul", {}, ...hubs) : null,
  );
}
