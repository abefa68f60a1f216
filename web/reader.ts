import type {
  AlertFull,
  AlertPage,
  AlertRow,
  Dashboard,
  GraphSlice,
  SearchHit,
  SearchPage,
  SubjectName,
} from "./answers.ts";
import type { Ask } from "./api.ts";
import { ApiError, errorTexts } from "./api.ts";
import type { SubjectCard } from "./subject-card.ts";
import * as queries from "./queries.ts";
import type { NamedSlice, Scene } from "./scene.ts";
import { mergeScene } from "./scene.ts";
import type { CaseList, View } from "./state.ts";
import { enumOf } from "./wording.ts";
import type { CaseCounts, OpenCasePage } from "./open-cases.ts";

/** Parties added by one expansion at most; the rest is told, never silent. */
export const NEIGHBOURS_MAX = 50;
/** Parties of the region's map at most. */
export const MAP_MAX = 300;
/** Leads read for one list. */
export const ALERTS_MAX = 200;
/** Open cases on one page. */
export const CASES_MAX = 50;
const HITS_MAX = 8;

const times = ({ asOf, knownAt }: View) => ({ asOf, knownAt });

/** The region in figures, at the view's date. */
export async function readDashboard(ask: Ask, view: View): Promise<Dashboard> {
  const { dashboard } = await ask<{ dashboard: Dashboard }>(queries.dashboardQuery, {
    regionCode: view.region,
    ...times(view),
  });
  return dashboard;
}

/** The leads that pass the view's filters, with their whole count. */
export async function readAlerts(ask: Ask, view: View): Promise<AlertPage> {
  const filter = {
    ...(view.rule ? { rules: [view.rule] } : {}),
    ...(view.severity ? { severities: [view.severity] } : {}),
    ...(view.status ? { statuses: [view.status] } : {}),
    ...(view.region ? { regionCode: view.region } : {}),
  };
  const variables = { filter, first: ALERTS_MAX, after: null, ...times(view) };
  return (await ask<{ alerts: AlertPage }>(queries.alertsQuery, variables)).alerts;
}

/** How many cases of the view's region are open and overdue. */
export async function readCaseCounts(ask: Ask, view: View): Promise<CaseCounts> {
  const variables = { filter: view.region ? { regionCode: view.region } : {}, ...times(view) };
  return (await ask<{ openCases: CaseCounts }>(queries.caseCountsQuery, variables)).openCases;
}

/** The page of open cases that a list asks for, in the view's region. */
export async function readOpenCases(ask: Ask, view: View, list: CaseList): Promise<OpenCasePage> {
  const filter = {
    ...(list.awaits ? { awaits: [enumOf(list.awaits)] } : {}),
    ...(list.overdueOnly ? { overdueOnly: true } : {}),
    ...(view.region ? { regionCode: view.region } : {}),
  };
  const variables = { filter, first: CASES_MAX, after: list.after, ...times(view) };
  return (await ask<{ openCases: OpenCasePage }>(queries.openCasesQuery, variables)).openCases;
}

/** One lead with its proof; NOT_FOUND in words when there is none, or was none yet at the times looked at. */
export async function readAlert(ask: Ask, view: View, id: string): Promise<AlertFull> {
  const { alert } = await ask<{ alert: AlertFull | null }>(queries.alertQuery, { id, ...times(view) });
  if (alert) return alert;
  const isOfThen = view.asOf !== null || view.knownAt !== null;
  const noneYet = "所选时点没有此线索：可能当时尚未发现。请回到最新查看。";
  throw new ApiError("NOT_FOUND", isOfThen ? noneYet : errorTexts["NOT_FOUND"]!);
}

/** The card of one subject; NOT_FOUND in words when there is none at that date. */
export async function readSubject(ask: Ask, view: View, id: string): Promise<SubjectCard> {
  const { subject } = await ask<{ subject: SubjectCard | null }>(queries.subjectQuery, {
    id,
    ...times(view),
  });
  if (!subject) throw new ApiError("NOT_FOUND", errorTexts["NOT_FOUND"]!);
  return subject;
}

/** The first hits for a code or a name, with the whole count. */
export async function readHits(
  ask: Ask,
  view: View,
  text: string,
): Promise<{ hits: SearchHit[]; total: number; why: string | null }> {
  const variables = { text, first: HITS_MAX, ...times(view) };
  const { search } = await ask<{ search: SearchPage }>(queries.searchQuery, variables);
  const hits = search.edges.map(({ node, ...found }) => ({ ...node, ...found }));
  return { hits, total: search.totalCount, why: search.why };
}

/** The picture of a view: what it is about, plus every expansion, with the open leads on top. */
export async function readScene(ask: Ask, view: View): Promise<Scene> {
  const open: View = { ...view, rule: null, severity: null, status: "OPEN", region: null };
  const [base, alerts, ...expansions] = await Promise.all([
    readBase(ask, view),
    readAlerts(ask, open),
    ...view.expanded.map((id) => readNeighbours(ask, view, id)),
  ]);
  const rows: AlertRow[] = alerts.edges.map(({ node }) => node);
  const known = new Map(
    [base.named, ...expansions].flatMap(({ slice }) => slice.nodes.map((node) => [node.id, node.name])),
  );
  const named = expansions.map((one, at) => ({
    ...one,
    title: `${known.get(view.expanded[at]!) ?? "所选主体"}的关联方`,
  }));
  const scene = { ...mergeScene([base.named, ...named], rows, base.alert), moved: base.moved };
  if (alerts.totalCount <= rows.length) return scene;
  return {
    ...scene,
    omissions: [...scene.omissions, `图上线索标记：仅依据前 ${rows.length} / 共 ${alerts.totalCount} 条`],
  };
}

interface Base extends Pick<Scene, "alert" | "moved"> {
  named: NamedSlice;
}

async function readBase(ask: Ask, view: View): Promise<Base> {
  if (view.focus.kind === "subject") {
    const { moved, ...named } = await readNeighbours(ask, view, view.focus.id);
    return { named: { ...named, anchorId: null }, alert: null, moved };
  }
  if (view.focus.kind === "alert") {
    const alert = await readAlert(ask, view, view.focus.id);
    return { named: { title: "证据", anchorId: null, slice: alert.evidence }, alert, moved: null };
  }
  const variables = { regionCode: view.region, first: MAP_MAX, ...times(view) };
  const { map } = await ask<{ map: GraphSlice }>(queries.mapQuery, variables);
  return { named: { title: "图谱主体", anchorId: null, slice: map }, alert: null, moved: null };
}

async function readNeighbours(ask: Ask, view: View, id: string): Promise<NamedSlice & Pick<Scene, "moved">> {
  const variables = { id, first: NEIGHBOURS_MAX, ...times(view) };
  const { neighbourhood, subject } = await ask<{
    neighbourhood: GraphSlice;
    subject: (Pick<SubjectName, "id" | "name"> & { identity: { kept: SubjectName | null } | null }) | null;
  }>(queries.neighbourhoodQuery, variables);
  const to = subject?.identity?.kept;
  const moved = subject && to ? { from: subject, to } : null;
  return { title: "关联方", anchorId: to?.id ?? id, slice: neighbourhood, moved };
}
