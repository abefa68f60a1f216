import type { Ask } from "./api.ts";
import type { Scene } from "./scene.ts";
import type { View } from "./state.ts";

/** What panels and actions may use: the view, the way to change it, the way to ask, the way to speak. */
export interface Desk {
  view: () => View;
  /** The picture on the screen; null while it loads. */
  scene: () => Scene | null;
  /** Make a view the present one, as a step that undo takes back. */
  change: (view: View) => void;
  /** Put another view in the place of the present one: no step that undo would take back. */
  settle: (view: View) => void;
  undo: () => void;
  canUndo: () => boolean;
  ask: Ask;
  /** Ask without memory, then forget what was read: for changes. */
  tell: Ask;
  /** One sentence for the notice line; read aloud. */
  notify: (text: string) => void;
  fit: () => void;
  zoomBy: (factor: number) => void;
  /** The picture's element, for export. */
  picture: () => SVGSVGElement;
}
