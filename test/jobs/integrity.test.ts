import { beforeAll, describe, expect, test } from "vitest";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import type { LedgerLine } from "../../src/model/score.ts";
import { asked, freshGraph } from "../load/loading.ts";
import { SEED_DATE, loadedSeed } from "../seed-region.ts";

const { graph, driver } = freshGraph();
let alertId = "";
beforeAll(async () => {
  await loadedSeed(graph);
  const [alert] = await asked(
    driver,
    "MATCH (a:Alert {ruleId: 'listed-shareholder', verdict: 'yes', hops: 1}) RETURN a.id AS id ORDER BY id LIMIT 1",
  );
  alertId = alert!["id"] as string;
});

describe("what was altered behind our back is told by name", () => {
  const alert = () => `MATCH (a:Alert {id: '${alertId}'})`;
  const stake = () =>
    `${alert()} MATCH (:Subject {id: a.seedIds[0]})-[r:OWNS]->(:Subject {id: a.targetId}) WITH r ORDER BY r.statementId LIMIT 1`;
  const params = (from: number, to: number) =>
    `${alert()} SET a.paramsJson = replace(a.paramsJson, '"hopsMax":${from}', '"hopsMax":${to}')`;
  const calculator = (from: string, to: string) =>
    `${alert()} SET a.proofJson = replace(a.proofJson, '"calculator":"${from}"', '"calculator":"${to}"')`;
  const tampers: [string, () => string, () => string, RegExp][] = [
    [
      "one stake's share",
      () => `${stake()} SET r.sharePpmMin = r.sharePpmMin + 1`,
      () => `${stake()} SET r.sharePpmMin = r.sharePpmMin - 1`,
      /^hop OWNS seed:SH-\S+ \S+ -> \S+: sharePpm stored \d+, now \d+/,
    ],
    ["a parameter of the alert", () => params(6, 5), () => params(5, 6), /hash/],
    [
      "the alert's date",
      () => `${alert()} SET a.asOf = date('2026-06-29')`,
      () => `${alert()} SET a.asOf = date('${SEED_DATE}')`,
      /hash/,
    ],
    [
      "the stored proof",
      () => calculator("lookThrough", "direct"),
      () => calculator("direct", "lookThrough"),
      /calculator stored direct, now lookThrough.*stored proof: hashes to/,
    ],
    [
      "the stored hash",
      () => `${alert()} SET a.certificateHash = a.certificateHash + '0'`,
      () => `${alert()} SET a.certificateHash = left(a.certificateHash, 64)`,
      /hash: stored .* although every named part agrees/,
    ],
  ];

  test.each(tampers)("%s", async (_, tamper, restore, told) => {
    const intact = await asked(driver, `${alert()} RETURN properties(a) AS properties`);
    expect(await verifyAlert(graph, alertId)).toMatchObject({ same: true, differences: [] });
    await asked(driver, tamper());
    try {
      const answer = await verifyAlert(graph, alertId);
      expect(answer?.same).toBe(false);
      expect(answer?.differences.join("; ")).toMatch(told);
    } finally {
      await asked(driver, restore());
    }
    expect(await asked(driver, `${alert()} RETURN properties(a) AS properties`)).toEqual(intact);
    expect((await verifyAlert(graph, alertId))?.same).toBe(true);
  });
});

describe("scores of the region", () => {
  let scores: { id: string; points: number; tier: string; severe: boolean; ledger: LedgerLine[] }[] = [];
  beforeAll(async () => {
    const rows = await asked(
      driver,
      `MATCH (score:Score)-[:SCORE_OF]->(s:Subject)
       RETURN s.id AS id, score.points AS points, score.tier AS tier, score.ledgerJson AS ledger`,
    );
    const severe = await asked(
      driver,
      `MATCH (s:Organisation)-[:LISTED_AS]->(l:Listing)
       WHERE l.listedOn <= date('${SEED_DATE}') < l.removedOn
         AND NOT l.listCode IN ['consumptionRestriction', 'abnormalOperations', 'redList']
       RETURN DISTINCT s.id AS id`,
    );
    const severeIds = new Set(severe.map((row) => row["id"]));
    scores = rows.map((row) => ({
      id: row["id"] as string,
      points: Number(row["points"]),
      tier: row["tier"] as string,
      severe: severeIds.has(row["id"]),
      ledger: JSON.parse(row["ledger"] as string) as LedgerLine[],
    }));
  });

  test("every ledger adds up to points less 1000", () => {
    expect(scores.length).toBeGreaterThan(50);
    const wrong = scores.filter(({ points, ledger }) => {
      return ledger.reduce((total, line) => total + line.points, 0) !== points - 1000;
    });
    expect(wrong).toEqual([]);
    expect(scores.filter(({ points }) => points < 0 || points >= 1000)).toEqual([]);
  });

  test("connections take something and never more than 200", () => {
    const linkage = scores.flatMap(({ ledger }) => ledger.filter((line) => line.factor === "linkage"));
    expect(linkage.length).toBeGreaterThan(0);
    expect(linkage.filter((line) => line.points < -200 || line.points >= 0)).toEqual([]);
  });

  test("tier D is where a severe listing is, and nowhere else", () => {
    expect(scores.filter(({ tier, severe }) => (tier === "D") !== severe)).toEqual([]);
    expect(scores.filter(({ tier }) => tier === "D").length).toBeGreaterThan(0);
  });

  test("every line but the floor names its evidence", () => {
    const lines = scores.flatMap(({ ledger }) => ledger);
    expect(lines.filter((line) => line.factor !== "floor" && line.evidence.length === 0)).toEqual([]);
  });
});
