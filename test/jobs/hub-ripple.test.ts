import { beforeAll, expect, test } from "vitest";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { rules } from "../../src/rules/catalogue.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { momentsOf, openAlerts, wholeAnswer } from "./whole-answer.ts";

/**
 * Parties that stand exactly at the bound of a hub, and one statement that takes them over it and back: 50 offices and
 * stakes, 30 guarantees, 30 subjects at an address, 10 at a phone, 200 companies controlled.
 */
const { graph, driver } = freshGraph();
const moment = momentsOf("hub-ripple");

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const firm = (number: number) => `B${number}`;
const contact = { address: "虚街1号", phone: "0592-5550000" };
const leads = { role: "legalRepresentative" };
const given = { amountFen: "500000000" };

const register: Tables = {
  subjects: [
    ...numbers(210).map((at) => company(firm(at), at < 30 ? { ...contact, phone: `p${at}` } : {})),
    ...numbers(10).map((at) => company(`T${at}`, { phone: contact.phone })),
    ...[person("G"), person("K"), person("P"), company("S"), company("Y"), company("V"), company("Z")],
  ],
  shareholdings: [
    ...numbers(50).map((at) => stake(`k${at}`, "K", firm(at), { sharePercent: "30" })),
    ...numbers(200).map((at) => stake(`s${at}`, "S", firm(at))),
    stake("vb", "V", firm(203), { sharePercent: "40", validTo: "2024-12-01" }),
    stake("kb", "P", firm(203), { sharePercent: "40", validFrom: "2024-12-01" }),
    ...numbers(49).map((at) => stake(`p${at}`, "P", firm(at), { sharePercent: "5" })),
  ],
  positions: numbers(50).map((at) => office(`g${at}`, "G", firm(at), leads)),
  links: [
    ...numbers(30).map((at) => link(`y${at}`, "Y", firm(at), given)),
    link("gy", "Z", "Y", given),
    link("ring", firm(1), "Y", given),
    link("kin", "V", "G", { kind: "familyOf" }),
  ],
  listings: [firm(1), firm(2), firm(3), "V", "T1"].map((id) => listing(`l${id}`, id)),
};

const over: [what: string, over: Tables, back: Tables][] = [
  [
    "a 51st office",
    { positions: [office("more", "G", firm(205), leads)] },
    { positions: [office("more", "G", firm(205), { ...leads, validTo: "2026-01-01" })] },
  ],
  [
    "a 51st stake of a quarter",
    { shareholdings: [stake("more", "K", firm(205), { sharePercent: "30" })] },
    { shareholdings: [stake("more", "K", firm(205), { sharePercent: "30", validTo: "2026-01-01" })] },
  ],
  [
    "a 51st stake of who took one",
    { shareholdings: [stake("took", "P", firm(205), { sharePercent: "30" })] },
    { shareholdings: [stake("took", "P", firm(205), { sharePercent: "30", validTo: "2026-01-01" })] },
  ],
  [
    "a 31st guarantee",
    { links: [link("more", "Y", firm(205), given)] },
    { links: [link("more", "Y", firm(205), { ...given, validTo: "2026-01-01" })] },
  ],
  [
    "a 201st company controlled",
    { shareholdings: [stake("below", firm(7), firm(206))] },
    { shareholdings: [stake("below", firm(7), firm(206), { validTo: "2026-01-01" })] },
  ],
  [
    "a 31st firm at the address",
    { subjects: [company(firm(207), { address: contact.address })] },
    { subjects: [company(firm(207), { address: "虚街2号" })] },
  ],
  [
    "an eleventh firm at the phone",
    { subjects: [company(firm(208), { phone: contact.phone })] },
    { subjects: [company(firm(208), { phone: "p208" })] },
  ],
];

beforeAll(async () => {
  await loadTables(graph, "first", register);
  await runDerive(graph, moment());
  for (const rule of rules) await runRule(graph, rule, moment());
}, 900_000);

/** Load a change and let it ripple; how many alerts opened, changed and closed. */
async function rippled(deliveryId: string, tables: Tables) {
  const endsTouched = new Set<string>();
  const { loadId } = await loadTables(graph, deliveryId, tables, { mode: "delta", endsTouched });
  const now = moment();
  const outcome = await runRipple(graph, [...endsTouched], now, await loadedAt(graph, loadId));
  expect(await openAlerts(driver), deliveryId).toEqual(await wholeAnswer(graph, now));
  return outcome;
}

test.each(over)(
  "%s makes a hub: the ripple closes what went through it, and brings it back with the bound",
  async (what, tables, back) => {
    const before = await openAlerts(driver);
    expect((await rippled(`over: ${what}`, tables)).closed).toBeGreaterThan(0);
    expect((await rippled(`back: ${what}`, back)).opened).toBeGreaterThan(0);
    const after = await openAlerts(driver);
    expect(after.map(([key]) => key)).toEqual(before.map(([key]) => key));
  },
  600_000,
);

test("beside a party far over the bound a change leaves the alerts that whole runs would", async () => {
  await rippled("far over", {
    positions: numbers(20).map((at) => office(`far${at}`, "G", firm(60 + at), leads)),
    links: numbers(20).map((at) => link(`far${at}`, "Y", firm(60 + at), given)),
  });
  await rippled("beside", { listings: [listing("beside", firm(61))] });
  await rippled("one less", {
    positions: [office("far0", "G", firm(60), { ...leads, validTo: "2026-01-01" })],
  });
});
