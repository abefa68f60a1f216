import type { Desk } from "../desk.ts";
import { readAlert, readAlerts, readDashboard, readSubject } from "../reader.ts";
import { alertsPanel } from "./alerts.ts";
import { edgePanel } from "./edge-card.ts";
import { evidencePanel } from "./evidence.ts";
import { asOfControl, freshnessText, regionSwitch, summarySentence } from "./header.ts";
import { h } from "../element.ts";
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
      const { asOf, knownAt, region, rule, severity, status, focus } = desk.view();
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
      left.fill(`alerts ${times} ${JSON.stringify([region, rule, severity, status, focus])}`, async () => {
        const view = desk.view();
        const [page, dashboard] = await Promise.all([
          readAlerts(desk.ask, view),
          readDashboard(desk.ask, view),
        ]);
        return alertsPanel(desk, page, dashboard);
      });
      fillRight(desk, right, times);
    },
  };
}

function fillRight(desk: Desk, right: Slot, times: string): void {
  const { selected, focus, region } = desk.view();
  const subjectId =
    selected?.kind === "node" ? selected.id : !selected && focus.kind === "subject" ? focus.id : null;
  if (subjectId !== null) {
    const key = `subject:${subjectId} ${times} ${JSON.stringify(focus)}`;
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
