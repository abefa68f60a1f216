import type { SearchHit } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { readHits } from "../reader.ts";
import { focusOn } from "../state.ts";
import { foundByZh, kindZh, regionZh, statusZh } from "../wording.ts";
import { failureText } from "./slot.ts";

/** Pause after the last key before asking, ms. */
const PAUSE_MS = 220;
const TEXT_MIN = 2;

/** The search box (搜索): by name or code, a list to choose from with arrows and Enter, Esc closes. */
export function searchBox(desk: Desk): HTMLElement {
  const list = h("ul.hits", { id: "hits", role: "listbox", "aria-label": "搜索结果", hidden: true });
  const input = h("input", {
    type: "search",
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-label": "搜索主体",
    placeholder: "名称、曾用名、代码或拼音首字母",
    autocomplete: "off",
    spellcheck: "false",
  }) as HTMLInputElement;
  let hits: SearchHit[] = [];
  let at = -1;
  let timer = 0;
  /** Enter before the answer came: what it finds alone is opened then. */
  let isEntered = false;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  };
  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    close();
    input.value = hit.name;
    desk.change(focusOn(desk.view(), { kind: "subject", id: hit.id }));
  };
  const mark = (next: number) => {
    at = hits.length === 0 ? -1 : (next + hits.length) % hits.length;
    list
      .querySelectorAll("[role=option]")
      .forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    input.setAttribute("aria-activedescendant", at < 0 ? "" : `hit-${at}`);
  };
  const show = (items: readonly Node[]) => {
    list.replaceChildren(...items);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const search = async () => {
    const text = input.value.trim();
    if (text === "") return close();
    if ([...text].length < TEXT_MIN) return show([h("li.told", {}, `请输入至少 ${TEXT_MIN} 个字。`)]);
    try {
      const found = await readHits(desk.ask, desk.view(), text);
      if (input.value.trim() !== text) return;
      hits = found.hits;
      show([
        ...hits.map((hit, index) => hitLine(hit, index, () => choose(hit))),
        toldLine(hits.length, found.total, found.why),
      ]);
      mark(0);
      if (isEntered && hits.length === 1) choose(hits[0]);
      isEntered = false;
    } catch (error) {
      show([h("li.told", {}, failureText(error))]);
    }
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => mark(at + 1),
    ArrowUp: () => mark(at - 1),
    Enter: () => choose(hits[at]),
    Escape: close,
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    // What the text before found is not what this one asks for.
    hits = [];
    isEntered = false;
    close();
    timer = window.setTimeout(() => void search(), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden && event.key === "Enter") isEntered = true;
    if (list.hidden || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]!();
  });
  input.addEventListener("blur", () => window.setTimeout(close, 150));
  return h("div.search", { role: "search" }, input, list);
}

function hitLine(hit: SearchHit, index: number, choose: () => void): HTMLElement {
  const about = `${kindZh(hit.kind)} · ${regionZh(hit.regionNameZh)} · ${statusZh(hit.status)}`;
  return h(
    "li",
    { role: "option", id: `hit-${index}`, "aria-selected": "false", onmousedown: choose },
    h("strong", {}, hit.name),
    h("small.found-by", {}, foundByZh(hit.matchedBy)),
    hit.mergedFrom && h("small", {}, mergedFromText(hit.mergedFrom)),
    h("small", {}, hit.uscc ? `${hit.uscc} · ${about}` : about),
  );
}

/** Why a hit is there though the text names another: that one was judged to be this person. */
export function mergedFromText({ id, name }: { id: string; name: string }): string {
  return `“${name}”（编号 ${id}）已并入此主体`;
}

function toldLine(shown: number, total: number, why: string | null): HTMLElement {
  if (why !== null) return h("li.told", {}, total === 0 ? why : `已显示 ${shown}。${why}`);
  if (total === 0) return h("li.told", {}, "没有匹配的主体。请核对名称或代码；未查到不等于不存在。");
  return h("li.told", {}, `已显示 ${shown} / 共 ${total}${shown < total ? "，请输入更多文字缩小范围" : ""}`);
}
