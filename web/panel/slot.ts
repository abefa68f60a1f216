import { ApiError } from "../api.ts";
import { h } from "../element.ts";

/** A place on the screen that shows what a question answers. */
export interface Slot {
  /** Ask anew when `key` changed: a waiting sentence, then the answer or the reason why there is none. */
  fill: (key: string, load: () => Promise<Node>) => void;
}

/** Failures in words; what is not ours is a fault of the viewer and says so. */
export function failureText(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return `页面出现错误：${error instanceof Error ? error.message : String(error)}；请刷新，若重复出现请联系管理员`;
}

/**
 * Mount a slot; a late answer to an old question is dropped, the old answer stays until the new one is
 * there.
 */
export function createSlot(host: HTMLElement): Slot {
  let current = "";
  const set = (node: Node) => {
    const active = document.activeElement;
    const isInside = host.contains(active);
    const held = active?.getAttribute("data-id") ?? null;
    host.replaceChildren(node);
    if (isInside && held) host.querySelector<HTMLElement>(`[data-id="${CSS.escape(held)}"]`)?.focus();
    const here = host.querySelector<HTMLElement>("[data-here]");
    here?.scrollIntoView({ block: "start" });
    // Who opened it goes on from it; who is busy elsewhere is not called away.
    if (isInside || active === document.body || held === here?.dataset["id"]) {
      here?.focus({ preventScroll: true });
    }
  };
  return {
    fill: (key, load) => {
      if (key === current) return;
      const sameKind = current.split(" ")[0] === key.split(" ")[0];
      current = key;
      if (!sameKind) host.scrollTop = 0;
      if (!sameKind) set(h("p.waiting", { role: "status" }, "正在读取…"));
      host.setAttribute("aria-busy", "true");
      load()
        .then(
          (node) => current === key && set(node),
          (error: unknown) => {
            if (current !== key) return;
            current = `failed ${key}`;
            set(h("p.failure", { role: "alert" }, failureText(error)));
          },
        )
        .finally(() => host.removeAttribute("aria-busy"));
    },
  };
}
