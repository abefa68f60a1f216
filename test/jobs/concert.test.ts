import { describe, expect, test } from "vitest";
import { deriveNear } from "../../src/jobs/derive-near.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { detectFindings } from "../../src/jobs/detect.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { listedActualController } from "../../src/rules/listed-actual-controller.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, link, listing, person, stake } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { concertPairs, controlledTogether, groupsTied } from "../ownership/naive-control.ts";
import { ConcertRegister } from "./concert-register.ts";
import { momentsOf, openAlerts, wholeAnswer } from "./whole-answer.ts";

const REGISTERS = 30;
const CHANGES = 4;
const LISTED = ["P0", "P1", "C0"];
const LISTED_ON = "2025-01-01";
const DATES = ["2023-06-30", "2024-06-01", "2026-06-29", "2026-06-30"];

const { graph, driver } = freshGraph();
const moment = momentsOf("concert");

const isOn = (row: Row, date: string) => row["validFrom"]! <= date && (row["validTo"] || "9999") > date;

/** Names of everybody of a register, by number. */
function numbered(register: ConcertRegister) {
  const rows = [...register.stakes.values(), ...register.ties.values()];
  const ends = ["holderId", "companyId", "fromId", "toId"].flatMap((column) =>
    rows.map((row) => row[column]),
  );
  const names = [...new Set(ends.filter((id) => id !== undefined))];
  return { names, at: (row: Row, column: string) => names.indexOf(row[column]!) };
}

/** Steps of plain control and of concert on a date, by definition, as "from>to". */
function meantOn(register: ConcertRegister, date: string) {
  const { names, at } = numbered(register);
  const stakes = [...register.stakes.values()]
    .filter((row) => isOn(row, date))
    .map((row) => {
      const ppm = Math.round(Number(row["sharePercent"]) * 10_000);
      return { holder: at(row, "holderId"), company: at(row, "companyId"), sharePpm: ppm, controlPpm: ppm };
    });
  const ties = [...register.ties.values()]
    .filter((row) => isOn(row, date))
    .map((row) => ({ one: at(row, "fromId"), other: at(row, "toId") }));
  const plain = names.flatMap((_, from) =>
    [...controlledTogether(stakes, names.length, [from])].map((to) => `${names[from]}>${names[to]}`),
  );
  const concert = concertPairs(stakes, names.length, groupsTied(ties, names.length));
  const named = [...concert].map((pair) =>
    pair
      .split(">")
      .map((node) => names[Number(node)])
      .join(">"),
  );
  return { plain, concert: named, names };
}

function closed(steps: readonly string[], names: readonly string[]): string[] {
  const is = new Set(steps);
  return names
    .flatMap((source) => {
      const seen = new Set([source]);
      for (const from of seen) for (const to of names) if (is.has(`${from}>${to}`)) seen.add(to);
      return [...seen].filter((to) => to !== source).map((to) => `${source}>${to}`);
    })
    .sort();
}

/** Steps as the graph holds them on a date. */
async function stepsOn(kinds: string, date: string): Promise<string[]> {
  const rows = await asked(
    driver,
    `MATCH (a)-[r:${kinds}]->(b) WHERE r.controlPpm > 500000 AND r.validFrom <= date('${date}') < r.validTo
       AND r.supersededAt = localdatetime('9999-12-31T00:00') RETURN DISTINCT a.id + '>' + b.id AS step`,
  );
  return rows.map((row) => row["step"] as string);
}

async function expectMeant(register: ConcertRegister): Promise<number> {
  let seen = 0;
  for (const date of DATES) {
    const { plain, concert, names } = meantOn(register, date);
    const said = await stepsOn("CONTROLS_IN_CONCERT", date);
    for (const pair of said) expect(concert, date).toContain(pair);
    const all = await stepsOn("OWNS|CONTROLS|CONTROLS_IN_CONCERT", date);
    expect(closed(all, names), date).toEqual(closed([...plain, ...concert], names));
    // Plain control knows nothing of concert.
    expect(closed(await stepsOn("OWNS|CONTROLS", date), names), date).toEqual(closed(plain, names));
    seen += said.length;
    if (date > LISTED_ON)
      expect(await leadsOn(date), date).toEqual(closed([...plain, ...concert], names).filter(isLead));
  }
  return seen;
}

const isLead = (pair: string) => LISTED.includes(pair.split(">")[0]!);

/** Leads of the rule that reads control in concert, as "seed>target". */
async function leadsOn(asOf: string): Promise<string[]> {
  const found = await detectFindings(graph, listedActualController, { ...moment(), asOf });
  for (const { proof, seedId, targetId, severity, verdict, hops } of found) {
    const plain = closed(await stepsOn("OWNS|CONTROLS", asOf), [
      seedId!,
      ...proof.flatMap((hop) => [hop.from, hop.to]),
    ]);
    // The ties are shown where it needs partners, and only there.
    const isAlone = plain.includes(`${seedId}>${targetId}`);
    expect(
      proof.some(({ kind }) => kind === "ACTS_WITH"),
      `${seedId}>${targetId} on ${asOf}`,
    ).toBe(!isAlone);
    const grades = isAlone ? ["ACT", "WARN"] : ["WARN", "WATCH"];
    expect(severity).toBe(verdict === "undetermined" ? "WATCH" : grades[hops <= 2 ? 0 : 1]);
  }
  return found.map(({ seedId, targetId }) => `${seedId}>${targetId}`).sort();
}

const settled = { opened: 0, closed: 0 };

test(`of ${REGISTERS} registers, and after each of ${CHANGES} changes near them, the graph says what the definition does`, async () => {
  let seen = 0;
  for (let seed = 1; seed <= REGISTERS; seed += 1) {
    await wipeGraph(driver);
    const register = new ConcertRegister(seed);
    await loadTables(graph, "first", register.first());
    await runDerive(graph, moment());
    seen += await expectMeant(register);
    for (let step = 0; step < CHANGES; step += 1) {
      const endsTouched = new Set<string>();
      const change = register.change();
      const delta = { mode: "delta", endsTouched } as const;
      const { loadId } = await loadTables(graph, `change-${step}`, change, delta);
      await deriveNear(graph, [...endsTouched], moment(), await loadedAt(graph, loadId));
      expect(await runDerive(graph, moment()), JSON.stringify({ seed, step, change })).toMatchObject(settled);
    }
    seen += await expectMeant(register);
  }
  expect(seen, "steps in concert").toBeGreaterThan(10 * REGISTERS);
}, 900_000);

describe.each([101, 102])("register %i", (seed) => {
  test("after each of 10 changes the ripple leaves the leads that whole runs would", async () => {
    await wipeGraph(driver);
    const register = new ConcertRegister(seed);
    await loadTables(graph, "first", register.first());
    await runDerive(graph, moment());
    for (const rule of rules) await runRule(graph, rule, moment());
    for (let step = 0; step < 10; step += 1) {
      const endsTouched = new Set<string>();
      const change = register.change();
      const delta = { mode: "delta", endsTouched } as const;
      const { loadId } = await loadTables(graph, `change-${step}`, change, delta);
      const now = moment();
      await runRipple(graph, [...endsTouched], now, await loadedAt(graph, loadId));
      expect(await openAlerts(driver), JSON.stringify(change)).toEqual(await wholeAnswer(graph, now));
      expect(await runDerive(graph, moment())).toMatchObject(settled);
    }
  }, 600_000);
});

/** Two founders with 30 % and a share of one company; of the second party a company that it owns holds the stake. */
const founders = (percent: string): Tables => ({
  subjects: [person("A"), person("B"), company("X"), company("H"), company("Y")],
  shareholdings: [
    stake("ax", "A", "X", { sharePercent: "30" }),
    stake("bh", "B", "H", { sharePercent: "100" }),
    stake("hx", "H", "X", { sharePercent: percent }),
    stake("xy", "X", "Y", { sharePercent: "51" }),
  ],
  links: [link("ab", "A", "B", { kind: "actsWith", validFrom: "2024-01-01", validTo: "2026-07-01" })],
});

test.each([
  ["20", 0],
  ["20.0001", 2],
])(
  "beside 30 percent, %s in concert and through a company make %i edges, which rest on stakes and tie",
  async (percent, edges) => {
    await wipeGraph(driver);
    await loadTables(graph, "founders", founders(percent));
    expect(await runDerive(graph, moment())).toMatchObject({ opened: edges, rowsOut: edges });
    const told = await asked(
      driver,
      `MATCH (a)-[r:CONTROLS_IN_CONCERT]->(b)
     RETURN a.id AS from, b.id AS to, r.partnerIds AS partners, r.basisIds AS basis, r.basisCompanyIds AS through,
            toInteger(r.controlPpm) = 500001 AS votes, toString(r.validFrom) AS since, toString(r.validTo) AS until
     ORDER BY from`,
    );
    const edge = {
      ...{ to: "X", basis: ["s:ab", "s:ax", "s:bh", "s:hx"], through: ["H", "X"], votes: true },
      ...{ since: "2024-01-01", until: "2026-07-01" },
    };
    const both = [
      { from: "A", partners: ["B"], ...edge },
      { from: "B", partners: ["A"], ...edge },
    ];
    expect(told).toEqual(both.slice(0, edges));
  },
);

test("a lead in concert is a grade below control of its own, and rises when it becomes that", async () => {
  await wipeGraph(driver);
  const { subjects, ...facts } = founders("20.0001");
  const listings = [listing("la", "A")];
  const below = [stake("yz", "Y", "Z", { sharePercent: "51" })];
  await loadTables(graph, "founders", {
    ...facts,
    subjects: [...subjects!, company("Z")],
    shareholdings: [...facts.shareholdings!, ...below],
    listings,
  });
  const graded = async () => {
    await runDerive(graph, moment());
    await runRule(graph, listedActualController, moment());
    return asked(
      driver,
      "MATCH (a:Alert {ruleId: 'listed-actual-controller', status: 'OPEN'}) RETURN a.targetId AS of, a.severity AS grade ORDER BY of",
    );
  };
  const grades = (...of: string[]) => ["X", "Y", "Z"].map((name, at) => ({ of: name, grade: of[at] }));
  expect(await graded()).toEqual(grades("WARN", "WARN", "WATCH"));
  const own = stake("ax", "A", "X", { sharePercent: "50.0001" });
  await loadTables(graph, "majority", { shareholdings: [own] }, { mode: "delta" });
  expect(await graded()).toEqual(grades("ACT", "ACT", "WARN"));
});

test("more than a hundred parties tied together count as no holder, and the run says so", async () => {
  await wipeGraph(driver);
  const parties = Array.from({ length: 101 }, (_, at) => person(`P${at}`));
  await loadTables(graph, "crowd", {
    subjects: [...parties, company("X")],
    shareholdings: ["P0", "P1"].map((id) => stake(`${id}x`, id, "X", { sharePercent: "40" })),
    links: parties.slice(1).map((one, at) => link(`t${at}`, "P0", one["id"]!, { kind: "actsWith" })),
  });
  const { opened, notes } = await runDerive(graph, moment());
  expect(opened).toBe(0);
  expect(notes).toEqual([
    expect.stringMatching(/^一致行动关系把 101 个主体（其中有 P\d+）连成一组，超过 100 个/),
  ]);
});
