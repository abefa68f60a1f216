import type { Desk } from "../desk.ts";

/** One gesture: toolbar, shortcut and help sheet all come from its declaration. */
export interface Action {
  id: string;
  zh: string;
  /** Key without modifiers, as `KeyboardEvent.key`; lower case also answers to upper. */
  key: string | null;
  /** One sentence for the help sheet. */
  hint: string;
  enabled: (desk: Desk) => boolean;
  run: (desk: Desk) => void;
}

/** Check a declaration where it is written. */
export function defineAction(action: Action): Action {
  if (action.zh === "" || action.hint === "")
    throw new TypeError(`action ${action.id}: needs a label and a hint`);
  return Object.freeze(action);
}

/** The selected party of the view; null when nothing or a line is selected. */
export function selectedNode(desk: Desk): string | null {
  const { selected } = desk.view();
  return selected?.kind === "node" ? selected.id : null;
}
