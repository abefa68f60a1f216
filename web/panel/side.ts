import type { Desk } from "../desk.ts";
import {
  readAlert,
  readAlerts,
  readCaseCounts,
  readDashboard,
  readOpenCases,
  readSubject,
} from "../reader.ts";
import { alertsPanel } from "./alerts.ts";
import { edgePanel } from "./edge-card.ts";
import { evidencePanel } from "./evidence.ts";
import { asOfControl, freshnessText, regionSwitch, summarySentence } from "./header.ts";
import { h } from "../element.ts";
import { listSwitch } from "./list-switch.ts";
import { openCasesPanel } from "./open-cases.ts";
import { overviewPanel } from "./overview.ts";
import type { Slot } from "./slot.ts";
import { createSlot } from "./slot.ts";
import { subjectPanel } from "./subject.ts";

const place = (id: string) => document.getElementById(id)!;

/** Header, lead list and the right side: each asks for itself and shows its own waiting and failing. */
export function createSide(desk: Desk, epoch: () => number): { render: () => void } {
  const sentence = createSlot(place("sentence"));
  const controls = createSlot(place("controls"));
  const left = createSlot(place("left"));
  const right = createSlot(place("right"));
  return {
    render: () => {
      const { asOf, knownAt, region } = desk.view();
      const times = JSON.stringify([epoch(), asOf, knownAt]);
      sentence.fill(`sentence ${times} ${region}`, async () =>
        summarySentence(await readDashboard(desk.ask, desk.view())),
      );
      controls.fill(`controls ${times} ${region}`, async () => {
        const all = await readDashboard(desk.ask, { ...desk.view(), region: null });
        return h(
          "div.controls",
          {},
          regionSwitch(desk, all),
          asOfControl(desk, all),
          h("span.fresh", {}, freshnessText(all)),
        );
      });
      fillLeft(desk, left, times);
      fillRight(desk, right, times);
    },
  };
}

function fillLeft(desk: Desk, left: Slot, times: string): void {
  const { region, rule, severity, status, focus, cases, caseId } = desk.view();
  const [kind, asked] = cases
    ? (["cases", [region, cases, caseId]] as const)
    : (["alerts", [region, rule, severity, status, focus]] as const);
  left.fill(`${kind} ${times} ${JSON.stringify(asked)}`, async () => {
    const view = desk.view();
    const [dashboard, counts, panel] = await Promise.all([
      readDashboard(desk.ask, view),
      readCaseCounts(desk.ask, view),
      cases
        ? readOpenCases(desk.ask, view, cases).then((page) => openCasesPanel(desk, cases, page))
        : Promise.all([readAlerts(desk.ask, view), readDashboard(desk.ask, view)]).then((answers) =>
            alertsPanel(desk, ...answers),
          ),
    ]);
    return h("div", {}, listSwitch(desk, dashboard, counts), panel);
  });
}

function fillRight(desk: Desk, right: Slot, times: string): void {
  const { selected, focus, region, caseId } = desk.view();
  const subjectId =
    selected?.kind === "node" ? selected.id : !selected && focus.kind === "subject" ? focus.id : null;
  if (subjectId !== null) {
    const key = `subject:${subjectId} ${times} ${JSON.stringify([focus, caseId])}`;
    return right.fill(key, async () =>
      subjectPanel(desk, await readSubject(desk.ask, desk.view(), subjectId)),
    );
  }
  const edge = selected && desk.scene()?.edges.find(({ id }) => id === selected.id);
  if (edge) return right.fill(`edge:${edge.id} ${times}`, async () => edgePanel(desk, edge));
  if (focus.kind === "alert") {
    return right.fill(`alert:${focus.id} ${times}`, async () =>
      evidencePanel(desk, await readAlert(desk.ask, desk.view(), focus.id)),
    );
  }
  right.fill(`overview ${times} ${region}`, async () =>
    overviewPanel(desk, await readDashboard(desk.ask, desk.view())),
  );
}
