import { h } from "../element.ts";
import type { ListingProcedure, SubjectCard } from "../subject-card.ts";
import { section } from "./parts.ts";

const UNDER_WAY: readonly ListingProcedure["state"][] = ["PROPOSED", "NOTIFIED", "HEARD", "DECIDED"];

/** Steps with their days and documents, in the order of their dates. */
export function stepsText({ steps }: ListingProcedure): string {
  return steps
    .map(({ stageOn, stageZh, outcomeZh, documentNo, documentName }) => {
      const paper = [documentName, documentNo].filter(Boolean).join(" ");
      return `${stageOn} ${stageZh}${outcomeZh ?? ""}${paper ? `（${paper}）` : ""}`;
    })
    .join(" → ");
}

/** How a listing came about, a small line for each source that tells; nothing where none does. */
export function procedureLines(procedures: readonly ListingProcedure[]): HTMLElement[] {
  return procedures.flatMap((procedure) => [
    h("small.procedure", {}, `程序：${stepsText(procedure)}`),
    ...faultLines(procedure),
  ]);
}

/** Procedures that have led to no listing yet, where the caller is told of them; null where there are none. */
export function underWaySection({ listingProcedures }: SubjectCard): HTMLElement | null {
  const underWay = listingProcedures.procedures.filter(
    ({ state, listingIds }) => listingIds.length === 0 && UNDER_WAY.includes(state),
  );
  if (underWay.length === 0) return null;
  const block = section("程序进行中（未列入）", underWay.map(underWayLine), "");
  const note = "该主体未因此列入名单，不产生任何后果，不计线索和评分；信息未公开，不得对外提供。";
  block.append(h("p.empty", {}, note));
  return block;
}

function underWayLine(procedure: ListingProcedure): HTMLElement {
  const { listNameZh, stateZh, nextZh, steps } = procedure;
  const authorities = [...new Set(steps.map(({ authority }) => authority).filter(Boolean))];
  return h(
    "div.line",
    {},
    h("span.row", {}, h("strong", {}, listNameZh), h("span", {}, stateZh)),
    h("small", {}, authorities.join("、") || "机关未载"),
    h("small.procedure", {}, stepsText(procedure)),
    nextZh ? h("small", {}, `下一步：${nextZh}`) : null,
    ...faultLines(procedure),
  );
}

function faultLines({ faultsZh }: ListingProcedure): HTMLElement[] {
  return faultsZh.map((text) => h("small.doubt", {}, `程序记录有疑：${text}`));
}
