import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { settleSeals } from "../../src/load/account/recover.ts";
import { keyedPersons, rotatePersons } from "../../src/load/identity/rotate-persons.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { isPersonKey } from "../../src/model/person-key.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row } from "./bundle-folder.ts";
import { company, listing, office, person, temporaryFolder } from "./bundle-folder.ts";
import { asked, freshGraph, loadTables } from "./loading.ts";

const { graph, driver } = freshGraph();
beforeAll(() => migrate(graph));
beforeEach(async () => {
  await wipeGraph(driver);
  home = temporaryFolder();
  persons = personKeepingOf(oldSecrets, home)!;
});

/** Published examples: a number, the same in its form of 15 digits, another one, and one with a wrong end. */
const ONE = "11010519491231002X";
const ONE_OF_15 = "110105491231002";
const TWO = "440524188001010014";
const WRONG = "110105194912310021";
const raw = [ONE, ONE_OF_15, TWO, WRONG];

const [oldLine, newLine] = [newSecretLine("k2025"), newSecretLine("k2026")];
const oldSecrets = parseSecrets(oldLine);
const bothSecrets = parseSecrets(`${newLine}\n${oldLine}`);
let home = "";
let persons = personKeepingOf(oldSecrets, temporaryFolder())!;

const load = (
  sourceId: string,
  deliveryId: string,
  subjects: Row[],
  more: Record<string, Row[]> = {},
  mode: "full" | "delta" = "full",
) => loadTables(graph, deliveryId, { subjects, ...more }, { sourceId, home, persons, mode });

const ids = async () =>
  (await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id")).map(({ id }) => id);
const keys = async () =>
  (await asked(driver, "MATCH (v) WHERE v.personKey IS NOT NULL RETURN DISTINCT v.personKey AS key")).map(
    ({ key }) => key as string,
  );

/** All that the graph and the home hold, as text. */
async function everything(): Promise<string> {
  const nodes = await asked(driver, "MATCH (n) RETURN properties(n) AS own");
  const files = readdirSync(home, { recursive: true, encoding: "utf8" })
    .map((name) => join(home, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"));
  return JSON.stringify([nodes, files], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

describe("a person with an ID number", () => {
  test("is one in all sources, whichever form of the number they state, and under nobody's number", async () => {
    const first = await load(
      "court",
      "d1",
      [person("c1", { idNumber: ONE }), person("c2", { idNumber: TWO })],
      {
        listings: [listing("l1", "c1")],
      },
    );
    const second = await load(
      "registry",
      "d1",
      [company("firm"), person("r1", { idNumber: ONE_OF_15 }), person("r3", { idNumber: WRONG })],
      { positions: [office("o1", "r1", "firm")] },
    );
    expect(await ids()).toEqual(["c1", "c2", "firm", "r3"]);
    expect(
      await asked(driver, "MATCH (:Listing)<--(p)-[:HOLDS_POSITION]->(f) RETURN p.id AS id, f.id AS firm"),
    ).toEqual([{ id: "c1", firm: "firm" }]);
    const found = await keys();
    expect(found).toHaveLength(2);
    expect(found.every(isPersonKey)).toBe(true);
    expect(second.reports.join("\n")).toContain("ID number with a wrong check character, no identity key");
    const told = JSON.stringify([first, second]) + (await everything());
    for (const one of raw) expect(told).not.toContain(one);
    expect(persons.ring.open(found[0]!, persons.vault.sealOf(found[0]!)!)).toMatch(
      /^(11010519491231002X|440524188001010014)$/,
    );
  });

  test("keeps the identity its source gave it when another number comes", async () => {
    await load("registry", "d1", [person("p", { idNumber: ONE })]);
    await load("registry", "d2", [person("p", { idNumber: TWO })]);
    expect(await ids()).toEqual(["p"]);
    expect(await asked(driver, "MATCH (p:Person) RETURN p.personKey AS key")).toEqual([
      { key: persons.ring.personKeyOf(TWO) },
    ]);
  });

  test("writes nothing when the same comes again", async () => {
    const rows = [person("p", { idNumber: ONE }), person("q", { idNumber: ONE_OF_15 })];
    await load("registry", "d1", rows);
    const before = await everything();
    const again = await load("registry", "d2", rows);
    expect([again.unchanged, await keys()]).toEqual([true, [persons.ring.personKeyOf(ONE)]]);
    expect((await everything()).replaceAll(/\d{4}-\d\d-\d\dT[^"]*/g, "")).toContain("k2025:");
    expect(before).toContain("k2025:");
    expect([...persons.vault.sealsUnder("k2025")].flat()).toHaveLength(1);
  });

  test("is left without a key, and that is told, where no secret is configured", async () => {
    const report = await loadTables(graph, "d1", { subjects: [person("p", { idNumber: ONE })] }, { home });
    expect(report.reports.join("\n")).toContain("ID number not kept, because no person keys are configured");
    expect(await keys()).toEqual([]);
    expect(await everything()).not.toContain(ONE);
  });

  test.each(["decisions", "judgements"])("cannot be delivered under %s, which is ours", async (sourceId) => {
    await expect(load(sourceId, "d1", [person("p")])).rejects.toThrow(
      /sourceId is .*none of decisions, judgements/,
    );
  });

  test("cannot be an organisation, and no sender can bring a key of ours", async () => {
    const report = await load("registry", "d1", [
      company("firm", { idNumber: ONE }),
      person("p", { idDigest: persons.ring.personKeyOf(ONE) }),
    ]);
    const quarantine = report.quarantinePaths.map((path) => readFileSync(path, "utf8")).join("\n");
    expect(quarantine).toContain('idNumber,***,"is filled for an organisation');
    expect(quarantine).toContain("idDigest,***,has the form of a key that only this system makes");
    expect(quarantine).not.toContain(ONE);
  });
});

describe("a load that does not come in", () => {
  test("leaves no seal", async () => {
    await load("registry", "d1", [person("p"), person("q"), person("r")]);
    await expect(load("registry", "d2", [person("x", { idNumber: ONE })])).rejects.toThrow(LoadRefused);
    expect([persons.vault.pendingLoads(), persons.vault.secretIds()]).toEqual([[], []]);
  });

  test("and was killed is settled at the next start: kept where it is in, left where it is not", async () => {
    const { loadId } = await load("registry", "d1", [person("p", { idNumber: ONE })]);
    persons.vault.dropUnder("k2025");
    for (const [id, number] of [
      [loadId, ONE],
      ["killed", TWO],
    ] as const) {
      const pending = persons.vault.pendingOf(id);
      const personKey = persons.ring.personKeyOf(number);
      pending.add({ personKey, sealed: persons.ring.seal(personKey, number) });
      pending.close();
    }
    await settleSeals(graph, home);
    expect(persons.vault.pendingLoads()).toEqual([]);
    expect(persons.vault.sealOf(persons.ring.personKeyOf(ONE))).toBeDefined();
    expect(persons.vault.sealOf(persons.ring.personKeyOf(TWO))).toBeUndefined();
  });
});

describe("a rotation", () => {
  const rows = [person("p", { idNumber: ONE, phone: "1" }), person("q", { idNumber: TWO }), person("n")];
  beforeEach(async () => {
    await load("registry", "d1", rows);
    // Told again, so that versions stand beside the persons; one of them under a key of the past.
    await load("court", "d1", [person("c", { idNumber: ONE, address: "路" })]);
    await load("court", "d2", [person("c", { idNumber: TWO, address: "路" })]);
    persons = personKeepingOf(bothSecrets, home)!;
  });

  test("is asked for before anything else is loaded", async () => {
    await expect(load("registry", "d2", [...rows, person("x")])).rejects.toThrow(
      /keyed by the secret "k2025", and the newest is "k2026".*person-keys rotate/s,
    );
    expect(await ids()).toEqual(["n", "p", "q"]);
  });

  test("keys and seals everybody anew, and the next delivery finds nothing changed", async () => {
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2025", persons: 2 }]);
    const rotation = await rotatePersons(graph, persons, false);
    expect(rotation).toMatchObject({ sealed: 2, unsealed: 0 });
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2026", persons: 2 }]);
    expect(persons.vault.secretIds()).toEqual(["k2026"]);
    persons = personKeepingOf(parseSecrets(newLine), home)!;
    for (const one of [ONE, TWO]) {
      const personKey = persons.ring.personKeyOf(one);
      expect(persons.ring.open(personKey, persons.vault.sealOf(personKey)!)).toBe(one);
    }
    expect((await load("registry", "d2", rows)).unchanged).toBe(true);
    expect((await load("court", "d3", [person("c", { idNumber: TWO, address: "路" })])).unchanged).toBe(true);
    expect(await rotatePersons(graph, persons, false)).toEqual({ sealed: 0, rekeyed: 0, unsealed: 0 });
  });

  test.each([0, 1])("killed after %i writes ends the same when it is run again", async (writesMax) => {
    let writes = 0;
    const killed = Object.create(graph) as typeof graph;
    killed.write = (...order: Parameters<typeof graph.write>) => {
      if ((writes += 1) > writesMax) throw new Error("killed");
      return graph.write(...order);
    };
    await expect(rotatePersons(killed, persons, false)).rejects.toThrow("killed");
    await rotatePersons(graph, persons, false);
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2026", persons: 2 }]);
    expect([...persons.vault.sealsUnder("k2026")].flat()).toHaveLength(2);
    expect((await load("registry", "d2", rows)).unchanged).toBe(true);
  });

  test("waits for a load under way and changes nothing", async () => {
    await asked(
      driver,
      "CREATE (:LoadRun {id: 'under-way', outcome: 'running', recordedAt: localdatetime('2030-01-01T00:00')})",
    );
    await expect(rotatePersons(graph, persons, false)).rejects.toThrow(/is being loaded/);
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2025", persons: 2 }]);
  });

  test("says who is not in the vault, keeps the older seals, and forgets their keys only when told to", async () => {
    persons.vault.dropUnder("k2025");
    const oldRing = personKeepingOf(oldSecrets, home)!.ring;
    const oldKey = oldRing.personKeyOf(ONE);
    persons.vault.keep([{ personKey: oldKey, sealed: oldRing.seal(oldKey, ONE) }]);
    expect(await rotatePersons(graph, persons, false)).toMatchObject({ sealed: 1, unsealed: 1 });
    expect(persons.vault.secretIds().sort()).toEqual(["k2025", "k2026"]);
    await expect(load("registry", "d2", rows)).rejects.toThrow(/person-keys rotate/);
    expect(await rotatePersons(graph, persons, true)).toMatchObject({ unsealed: 1 });
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2026", persons: 1 }]);
    expect(await load("registry", "d3", rows)).toMatchObject({ unchanged: false });
    expect(await keyedPersons(graph)).toEqual([{ secretId: "k2026", persons: 2 }]);
    expect(await ids()).toEqual(["n", "p", "q"]);
  });
});
