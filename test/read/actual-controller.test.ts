import { beforeAll, expect, test } from "vitest";
import { sentenceZh } from "../../src/api/alert-wording.ts";
import { detectFindings } from "../../src/jobs/detect.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import type { Alert } from "../../src/model/alert.ts";
import { concertPartyIds } from "../../src/model/finding.ts";
import { readActualController } from "../../src/read/control.ts";
import { listedActualController } from "../../src/rules/listed-actual-controller.ts";
import { company, link, listing, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { momentsOf } from "../jobs/whole-answer.ts";

const { graph } = freshGraph();
const momentOf = momentsOf("controller");
let moment: RunMoment;

beforeAll(async () => {
  const percent = (sharePercent: string) => ({ sharePercent });
  const tie = { kind: "actsWith", validTo: "2026-07-01" };
  await loadTables(graph, "founders", {
    subjects: [
      ...["A", "B", "E"].map((id) => person(id)),
      ...["M", "X", "Y", "Z", "W"].map((id) => company(id)),
    ],
    shareholdings: [
      // X: founders A and M, 30 % and 25 %; M is E's. Y is X's. Z: A alone. W: exactly half together.
      stake("ax", "A", "X", percent("30")),
      stake("mx", "M", "X", percent("25")),
      stake("em", "E", "M", percent("80")),
      stake("xy", "X", "Y", percent("60")),
      stake("az", "A", "Z", percent("50.0001")),
      stake("mz", "M", "Z", percent("49.9999")),
      stake("aw", "A", "W", percent("25")),
      stake("mw", "M", "W", percent("25")),
    ],
    links: [link("am", "A", "M", tie), link("bm", "B", "M", tie)],
    listings: ["B", "E"].map((id) => listing(`l${id}`, id)),
  });
  moment = momentOf();
  await runDerive(graph, moment);
});

const controllerOf = (id: string, asOf = "2026-06-30") =>
  readActualController(graph, id, { asOf, knownAt: moment.knownAt });

test("the actual controller of a company held in concert is a party with its partners, above whoever stands between", async () => {
  const inConcert = {
    ...{ subjectId: "E", basis: "concert_control", partnerIds: ["A", "B"] },
    ...{ verdict: "yes", conflictIds: [] },
    statementIds: ["s:em", "s:am", "s:ax", "s:bm", "s:mx"],
  };
  expect(await controllerOf("X")).toEqual({ ...inConcert, votesPercent: 55, hops: 2 });
  expect(await controllerOf("Y")).toEqual({
    ...{ ...inConcert, votesPercent: 60, hops: 3 },
    statementIds: [...inConcert.statementIds, "s:xy"],
  });
});

test("who has the majority alone is the controller without partners, and half in concert is nobody's control", async () => {
  expect(await controllerOf("Z")).toMatchObject({
    ...{ subjectId: "A", basis: "majority_equity", partnerIds: [] },
  });
  expect(await controllerOf("W")).toBeNull();
});

test("on the day on which the ties end nobody controls any more", async () => {
  expect(await controllerOf("X", "2026-07-01")).toBeNull();
});

test("leads of listed parties name the ties, and their sentence says with whom and that control is not sole", async () => {
  const findings = await detectFindings(graph, listedActualController, moment);
  const told = findings.map(({ seedId, targetId, hops, proof, measure }) => ({
    ...{ pair: `${seedId}>${targetId}`, hops, measure },
    kinds: proof
      .filter(({ kind }) => kind !== "LISTED_AS")
      .map(({ kind, statementId }) => `${kind} ${statementId}`),
  }));
  const concert = ["ACTS_WITH s:am", "ACTS_WITH s:bm", "OWNS s:ax", "OWNS s:mx"];
  expect(told).toEqual([
    { pair: "E>M", hops: 1, measure: 800_000, kinds: ["OWNS s:em"] },
    { pair: "B>X", hops: 1, measure: 550_000, kinds: concert },
    { pair: "E>X", hops: 2, measure: 550_000, kinds: ["OWNS s:em", ...concert] },
    { pair: "B>Y", hops: 2, measure: 600_000, kinds: [...concert, "OWNS s:xy"] },
    { pair: "E>Y", hops: 3, measure: 600_000, kinds: ["OWNS s:em", ...concert, "OWNS s:xy"] },
  ]);
  const { proof, seedIds } = findings[1]!;
  const alert = {
    ruleId: "listed-actual-controller",
    proof,
    seedIds,
    measure: 550_000,
    verdict: "yes",
  } as Partial<Alert>;
  const words = {
    target: "公司X",
    seeds: ["人B"],
    concertParties: concertPartyIds(proof, seedIds),
    doubts: [],
  };
  expect(sentenceZh(alert as Alert, words)).toBe(
    "公司X由严重失信主体人B与A、M以一致行动共同控制 55%，并非单独控制。",
  );
});

test("the lead closes with the ties", async () => {
  const opened = await runRule(graph, listedActualController, momentOf());
  expect(opened).toMatchObject({ opened: 5, closed: 0 });
  expect(await runRule(graph, listedActualController, { ...momentOf(), asOf: "2026-07-01" })).toMatchObject({
    ...{ opened: 0, closed: 4 },
  });
});
