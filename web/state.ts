import type { AlertStatus, Severity } from "../src/model/alert.ts";
import type { IsoDate } from "../src/model/dates.ts";
import type { CaseAwaits } from "../src/model/objection.ts";

/** What the picture is about: the whole region, the neighbours of a subject, or the proof of a lead. */
export type Focus =
  | { readonly kind: "region" }
  | { readonly kind: "subject"; readonly id: string }
  | { readonly kind: "alert"; readonly id: string };

/** What is selected in the picture. */
export interface Selection {
  readonly kind: "node" | "edge";
  readonly id: string;
}

/** The list of open cases (异议与修复), which stands in the place of the leads. */
export interface CaseList {
  /** null = whatever they wait for. */
  readonly awaits: CaseAwaits | null;
  readonly overdueOnly: boolean;
  /** Where the page before ended; null = the first page. */
  readonly after: string | null;
}

/** Everything that decides what the screen shows; nothing else does, so a URL can carry it. */
export interface View {
  /** The date asked about; null = the latest. */
  readonly asOf: IsoDate | null;
  /** What was known then; null = now. */
  readonly knownAt: string | null;
  readonly region: string | null;
  readonly focus: Focus;
  readonly selected: Selection | null;
  /** Subjects whose neighbours were added, in order. */
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  /** Keys of the encoding that the legend switched off. */
  readonly off: readonly string[];
  readonly rule: string | null;
  readonly severity: Severity | null;
  /** null = leads of every status. */
  readonly status: AlertStatus | null;
  readonly table: boolean;
  /** null = the list of leads. */
  readonly cases: CaseList | null;
  /** The case that the card stands at. */
  readonly caseId: string | null;
}

/** The first screen. */
export const firstView: View = {
  asOf: null,
  knownAt: null,
  region: null,
  focus: { kind: "region" },
  selected: null,
  expanded: [],
  hidden: [],
  off: [],
  rule: null,
  severity: null,
  status: "OPEN",
  table: false,
  cases: null,
  caseId: null,
};

/** Change what the picture is about; what was expanded or hidden belonged to the old picture. */
export function focusOn(view: View, focus: Focus): View {
  const selected: Selection | null = focus.kind === "subject" ? { kind: "node", id: focus.id } : null;
  return { ...view, focus, selected, expanded: [], hidden: [], caseId: null };
}

/** Select a node or an edge, or nothing. */
export function select(view: View, selected: Selection | null): View {
  return { ...view, selected, caseId: null };
}

/** Add a subject's neighbours to the picture; once is enough. */
export function expandNode(view: View, id: string): View {
  return view.expanded.includes(id) ? view : { ...view, expanded: [...view.expanded, id] };
}

/** Take a subject out of the picture; it stays in the graph. */
export function hideNode(view: View, id: string): View {
  if (view.hidden.includes(id)) return view;
  const selected = view.selected?.id === id ? null : view.selected;
  return { ...view, hidden: [...view.hidden, id], selected };
}

/** Bring everything hidden back. */
export function showHidden(view: View): View {
  return { ...view, hidden: [] };
}

/** Switch one line of the legend off or on. */
export function toggleLegend(view: View, key: string): View {
  const off = view.off.includes(key) ? view.off.filter((one) => one !== key) : [...view.off, key];
  return { ...view, off };
}

/** Narrow the lead list; the same value again widens it. */
export function filterAlerts(view: View, filter: Partial<Pick<View, "rule" | "severity" | "status">>): View {
  return { ...view, ...filter };
}

/** The list of all open cases, from its first page. */
export const allCases: CaseList = { awaits: null, overdueOnly: false, after: null };

/** Narrow the list of open cases, or turn its page; another condition begins at the first page. */
export function listCases(view: View, change: Partial<CaseList>): View {
  return { ...view, cases: { ...(view.cases ?? allCases), after: null, ...change } };
}

/** Bring a subject's card to one of its cases. */
export function openCase(view: View, subjectId: string, caseId: string): View {
  return { ...focusOn(view, { kind: "subject", id: subjectId }), caseId };
}

/** Ask about another region. */
export function chooseRegion(view: View, region: string | null): View {
  const cases = view.cases && { ...view.cases, after: null };
  return { ...focusOn(view, { kind: "region" }), region, cases, selected: null };
}

/** Views so far: undo goes back, nothing is lost on the way. */
export interface History {
  readonly past: readonly View[];
  readonly present: View;
}

/** Steps kept for undo. */
export const HISTORY_MAX = 100;

/** Make a view the present one; an equal view adds no step. */
export function commit(history: History, view: View): History {
  if (JSON.stringify(view) === JSON.stringify(history.present)) return history;
  return { past: [...history.past, history.present].slice(-HISTORY_MAX), present: view };
}

/** One step back; the first view stays. */
export function undo(history: History): History {
  const present = history.past.at(-1);
  return present ? { past: history.past.slice(0, -1), present } : history;
}
