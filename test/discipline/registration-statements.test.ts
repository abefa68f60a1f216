import { expect, test } from "vitest";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, listing, office, person, stake } from "../load/bundle-folder.ts";
import { loadTables } from "../load/loading.ts";
import { alertId, graph, loadedRegion, states } from "./small-region.ts";

const leads = { role: "legalRepresentative" };
const listed = company("L");

/** A firm long at rest that a listed person takes over: what it says of itself is the day it was registered. */
const woken = (registeredOn: string): Row => company("T", { registeredOn });
const dormant: Tables = {
  subjects: [person("P"), woken("2015-01-01")],
  shareholdings: [stake("new", "P", "T", { validFrom: "2026-01-05" })],
  positions: [office("new-lead", "P", "T", { ...leads, validFrom: "2026-01-05" })],
  listings: [listing("l1", "P")],
};

/** A listed firm's stake goes to a vehicle of its own leader, new on the day. */
const vehicle = (registeredOn: string): Row => company("V", { registeredOn });
const exit: Tables = {
  subjects: [person("P"), listed, company("T"), vehicle("2025-02-01")],
  shareholdings: [
    stake("old", "L", "T", { sharePercent: "30", validTo: "2025-03-01" }),
    stake("taken", "V", "T", { sharePercent: "30", validFrom: "2025-03-01" }),
  ],
  positions: [
    office("leads-l", "P", "L", leads),
    office("leads-v", "P", "V", { ...leads, validFrom: "2025-02-01" }),
  ],
  listings: [listing("l1", "L", { listedOn: "2025-06-01" })],
};

test.each([
  ["dormant-revived", dormant, woken("2025-06-01")],
  ["exit-through-platform", exit, vehicle("2010-01-01")],
] as const)(
  "an older certificate of %s verifies after the day of registration is told anew",
  async (rule, tables, anew) => {
    const small = await loadedRegion("2026-06-30", tables);
    expect((await states())[`${rule} T`]).toBe("OPEN");
    const id = await alertId(rule, "T");
    await loadTables(graph, "corrected", { subjects: [anew] }, { mode: "delta", clock: small.parts.clock });
    expect((await verifyAlert(graph, id))?.differences).toEqual([]);
    await small.night("2026-07-01");
    expect((await states())[`${rule} T`]).toBe("RESOLVED");
    expect((await verifyAlert(graph, id))?.differences).toEqual([]);
  },
);
