import { actionOfKey } from "./actions/registry.ts";
import type { Desk } from "./desk.ts";
import type { Stage } from "./draw/stage.ts";
import { select } from "./state.ts";

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of the whole screen: every action's key, and arrows from party to party inside the picture. */
export function listenToKeys(desk: Desk, stage: Stage): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target.closest("input, textarea, select, dialog")) return;
    const inPicture = target.closest("g.node");
    if (event.key in arrows && inPicture) {
      event.preventDefault();
      const next = nearestId(inPicture, arrows[event.key]!);
      if (next) stage.focusNode(next);
      return;
    }
    if ((event.key === "Enter" || event.key === " ") && target.closest("button, a, summary, g.edge")) return;
    if ((event.key === "Enter" || event.key === " ") && inPicture && pickFirst(desk, inPicture, event))
      return;
    const action = actionOfKey(event.key);
    if (!action?.enabled(desk)) return;
    event.preventDefault();
    action.run(desk);
  });
}

/** Enter on a party selects it first; a second Enter then centres it. */
function pickFirst(desk: Desk, mark: Element, event: KeyboardEvent): boolean {
  const id = mark.getAttribute("data-id");
  if (id === null || desk.view().selected?.id === id) return false;
  event.preventDefault();
  desk.change(select(desk.view(), { kind: "node", id }));
  return true;
}

function nearestId(from: Element, [x, y]: readonly [number, number]): string | null {
  const here = centreOf(from);
  let best: { id: string | null; cost: number } = { id: null, cost: Infinity };
  for (const other of from.parentElement?.querySelectorAll("g.node") ?? []) {
    const there = centreOf(other);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    const cost = along + aside * 2;
    if (along > 4 && cost < best.cost) best = { id: other.getAttribute("data-id"), cost };
  }
  return best.id;
}

function centreOf(mark: Element): { x: number; y: number } {
  const { left, top, width, height } = mark.querySelector(".shape")!.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
