import { alertStatuses, severities } from "../src/model/alert.ts";
import type { AlertStatus, Severity } from "../src/model/alert.ts";
import { parseIsoDate } from "../src/model/dates.ts";
import { caseAwaits } from "../src/model/objection.ts";
import { firstView } from "./state.ts";
import type { CaseList, Focus, Selection, View } from "./state.ts";

/** The view as a query string without "?": what differs from the first screen, in a fixed order. */
export function queryFromView(view: View): string {
  const query = new URLSearchParams();
  if (view.asOf) query.set("asOf", view.asOf);
  if (view.knownAt) query.set("knownAt", view.knownAt);
  if (view.region) query.set("region", view.region);
  if (view.focus.kind !== "region") query.set(view.focus.kind, view.focus.id);
  if (view.selected) query.set(`on-${view.selected.kind}`, view.selected.id);
  for (const id of view.expanded) query.append("expand", id);
  for (const id of view.hidden) query.append("hide", id);
  for (const key of view.off) query.append("off", key);
  if (view.rule) query.set("rule", view.rule);
  if (view.severity) query.set("severity", view.severity);
  if (view.status !== firstView.status) query.set("status", view.status ?? "ALL");
  if (view.table) query.set("table", "1");
  if (view.cases) {
    query.set("cases", view.cases.awaits ?? "all");
    if (view.cases.overdueOnly) query.set("overdue", "1");
    if (view.cases.after) query.set("after", view.cases.after);
  }
  if (view.caseId) query.set("case", view.caseId);
  return query.toString();
}

/** A query string → the view it names; what it names wrongly falls back to the first screen's value. */
export function viewFromQuery(text: string): View {
  const query = new URLSearchParams(text);
  return {
    asOf: dateOrNull(query.get("asOf")),
    knownAt: query.get("knownAt") || null,
    region: query.get("region") || null,
    focus: focusFrom(query),
    selected: selectionFrom(query),
    expanded: uniqueOf(query.getAll("expand")),
    hidden: uniqueOf(query.getAll("hide")),
    off: uniqueOf(query.getAll("off")),
    rule: query.get("rule") || null,
    severity: keyOf<Severity>(severities, query.get("severity")),
    status: statusFrom(query.get("status")),
    table: query.get("table") === "1",
    cases: casesFrom(query),
    caseId: query.get("case") || null,
  };
}

function focusFrom(query: URLSearchParams): Focus {
  const alert = query.get("alert");
  if (alert) return { kind: "alert", id: alert };
  const subject = query.get("subject");
  return subject ? { kind: "subject", id: subject } : { kind: "region" };
}

function selectionFrom(query: URLSearchParams): Selection | null {
  for (const kind of ["node", "edge"] as const) {
    const id = query.get(`on-${kind}`);
    if (id) return { kind, id };
  }
  return null;
}

function casesFrom(query: URLSearchParams): CaseList | null {
  if (!query.has("cases")) return null;
  const awaits = keyOf(caseAwaits, query.get("cases"));
  return { awaits, overdueOnly: query.get("overdue") === "1", after: query.get("after") || null };
}

function statusFrom(text: string | null): AlertStatus | null {
  if (text === "ALL") return null;
  return keyOf<AlertStatus>(alertStatuses, text) ?? firstView.status;
}

function keyOf<K extends string>(table: Readonly<Record<K, string>>, text: string | null): K | null {
  return text !== null && Object.hasOwn(table, text) ? (text as K) : null;
}

function uniqueOf(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}

function dateOrNull(text: string | null): string | null {
  if (!text) return null;
  try {
    return parseIsoDate(text);
  } catch (error) {
    // A mistyped date in a link shows the latest view; the header then prints the date really asked.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
