import { parseIsoDate } from "../../src/model/dates.ts";
import type { Dashboard } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { chooseRegion } from "../state.ts";
import { minuteText } from "../wording.ts";
import { failureText } from "./slot.ts";

/** Regions with a code of their own: what states none is counted, but cannot be chosen. */
export function namedRegions({ regions }: Dashboard): Dashboard["regions"] {
  return regions.filter(({ regionCode }) => /^\d{6}$/.test(regionCode));
}

/** The sentence under the header: what is seen, in figures, and what it is not. */
export function summarySentence(dashboard: Dashboard): HTMLElement {
  const place =
    namedRegions(dashboard)
      .map(({ nameZh }) => nameZh.replace(/市$/, ""))
      .join("·") || "全部地区";
  return h(
    "p.sentence",
    {},
    `${place}：共 `,
    h("b", {}, dashboard.subjects),
    " 个主体，",
    h("b.listed", {}, dashboard.listed),
    " 个严重失信，",
    h("b", {}, dashboard.alertsOpen),
    " 条线索；",
    h("span.caution", {}, "线索仅供研判，不作为处罚依据"),
  );
}

/** How fresh the sources are, in one line; the oldest decides. */
export function freshnessText({ sources }: Dashboard): string {
  const dates = sources.flatMap(({ asOf }) => (asOf ? [asOf] : [])).sort();
  if (dates.length === 0) return "尚无完整入库的数据";
  return sources.length === 1 ? `数据截至 ${dates[0]}` : `${sources.length} 个来源，最早截至 ${dates[0]}`;
}

/** Switch between all regions and one of them. */
export function regionSwitch(desk: Desk, all: Dashboard): HTMLElement {
  const { region } = desk.view();
  const entries: [string | null, string][] = [
    [null, "全部"],
    ...namedRegions(all).map((one): [string, string] => [one.regionCode, one.nameZh.replace(/市$/, "")]),
  ];
  const buttons = entries.map(([code, name]) => {
    const choose = () => desk.change(chooseRegion(desk.view(), code));
    return h("button", { type: "button", "aria-pressed": String(code === region), onclick: choose }, name);
  });
  return h("div.regions", { role: "group", "aria-label": "地区" }, ...buttons);
}

/** The date asked about: one control for the whole screen; a new date asks everything again. */
export function asOfControl(desk: Desk, dashboard: Dashboard): HTMLElement {
  const { asOf } = desk.view();
  const input = h("input", {
    type: "text",
    inputmode: "numeric",
    size: 10,
    maxlength: 10,
    value: asOf ?? dashboard.asOf,
    "aria-label": "查询日期，格式 年-月-日",
  }) as HTMLInputElement;
  const set = () => {
    const text = input.value
      .trim()
      .replaceAll(/[./年月]/g, "-")
      .replace(/日$/, "");
    try {
      desk.change({ ...desk.view(), asOf: parseIsoDate(text) });
    } catch (error) {
      input.setAttribute("aria-invalid", "true");
      desk.notify(
        error instanceof RangeError
          ? `日期「${input.value}」无效，应为 2026-06-30 这样的形式`
          : failureText(error),
      );
    }
  };
  input.addEventListener("change", set);
  return h("div.as-of", {}, h("label", {}, "查询日期", input), ...asKnown(desk));
}

/** What was known by then: all that is known now of the date asked, or only what was known at the end of that day. */
function asKnown(desk: Desk): HTMLElement[] {
  const { asOf, knownAt } = desk.view();
  if (asOf === null && knownAt === null) return [h("span.latest", {}, "最新")];
  const to = (times: { asOf: string | null; knownAt: string | null }) => () =>
    desk.change({ ...desk.view(), ...times });
  const latest = h("button", { type: "button", onclick: to({ asOf: null, knownAt: null }) }, "回到最新");
  if (knownAt !== null) return [h("span.known", {}, `已知截至 ${minuteText(knownAt)}`), latest];
  const title = "只用当日结束前已入库的数据，之后补报、更正的不计";
  const then = to({ asOf, knownAt: endOfDay(asOf!) });
  return [h("button", { type: "button", title, onclick: then }, "按当日所知"), latest];
}

/** The last moment of a day in China. */
const endOfDay = (date: string): string => new Date(`${date}T23:59:59.999+08:00`).toISOString();
