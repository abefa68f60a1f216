import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row } from "./bundle-folder.ts";
import { company, listing, listingStep, temporaryFolder } from "./bundle-folder.ts";
import { asked, freshGraph, loadTables } from "./loading.ts";

const { graph, driver } = freshGraph();
const clock = () => new Date("2026-06-30T04:00:00Z");
let home: string;

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  home = temporaryFolder();
});

const expecting = (text: unknown) =>
  writeFileSync(join(home, "expectations.json"), typeof text === "string" ? text : JSON.stringify(text));
const listings = (count: number, more: (at: number) => Row = () => ({})): Row[] =>
  Array.from({ length: count }, (_, at) => listing(`l${at}`, "A", { documentNo: "1号", ...more(at) }));

async function load(rows: readonly Row[], mode: "full" | "delta" = "delta", dryRun = false) {
  const tables = { subjects: [company("A")], listings: rows };
  const order = { sourceId: "court", mode, home, clock, dryRun };
  return loadTables(graph, `d${rows.length}-${mode}`, tables, order);
}

const stored = async () =>
  (await asked(driver, "MATCH (l:Listing) RETURN count(l) AS listings"))[0]!["listings"];

describe("a delivery is held against what its source is expected to send", () => {
  const cases: [string, object, Row[], Row[], RegExp][] = [
    ["rows at least", { rowsMin: 3 }, listings(3), listings(2), /^listings: 2 rows, expected at least 3 /],
    ["rows at most", { rowsMax: 3 }, listings(3), listings(4), /^listings: 4 rows, expected at most 3 /],
    [
      "rows kept out",
      { quarantinedShareMax: 0.25 },
      listings(4, (at) => (at === 0 ? { listedOn: "never" } : {})),
      listings(4, (at) => (at < 2 ? { listedOn: "never" } : {})),
      /2 of 4 rows would be kept out, expected a share of at most 0\.25 .*nothing was written/,
    ],
    [
      "a column filled",
      { filledShareMin: { documentNo: 0.5 } },
      listings(4, (at) => (at < 2 ? { documentNo: "" } : {})),
      listings(4, (at) => (at < 3 ? { documentNo: " " } : {})),
      /documentNo is filled in 1 of 4 rows, expected a share of at least 0\.5/,
    ],
    [
      "the newest date",
      { newest: { column: "listedOn", daysMax: 10 } },
      listings(2, (at) => ({ listedOn: at === 0 ? "2026-06-20" : "2020-01-01" })),
      // A date that lies ahead is a slip, and hides nothing.
      listings(2, (at) => ({ listedOn: at === 0 ? "2026-06-19" : "2062-06-29" })),
      /newest listedOn is 2026-06-19, 11 days old, expected at most 10 days before 2026-06-30/,
    ],
  ];

  test.each(cases)(
    "%s: the bound is in, one beyond is refused by name",
    async (_, table, good, bad, sentence) => {
      expecting({ court: { delta: { listings: table } } });
      expect((await load(good)).outcome).toBe("complete");
      const before = await stored();
      await wipeGraph(driver);
      await migrate(graph);
      await expect(load(bad)).rejects.toMatchObject({ sentences: [expect.stringMatching(sentence)] });
      expect(before).toBeGreaterThan(0);
      expect(await stored()).toBe(0n);
    },
  );

  test("a refusal leaves yesterday's graph and an account with the sentence; a dry run leaves none", async () => {
    expecting({ court: { delta: { listings: { rowsMin: 2 } } } });
    await load(listings(2));
    await expect(load(listings(1), "delta", true)).rejects.toThrow(/expected at least 2/);
    const accounts = () => asked(driver, "MATCH (r:LoadRun {outcome: 'refused'}) RETURN r.error AS error");
    expect(await accounts()).toEqual([]);
    await expect(load(listings(1))).rejects.toThrow(/expected at least 2/);
    expect(await accounts()).toEqual([{ error: expect.stringContaining("court.delta.listings") }]);
    expect(await stored()).toBe(2n);
  });

  test("rows that refer to nobody count as kept out: the load is taken back", async () => {
    expecting({ court: { delta: { listings: { quarantinedShareMax: 0.5 } } } });
    const rows = listings(4, (at) => (at < 3 ? { subjectId: "nobody" } : {}));
    await expect(load(rows)).rejects.toThrow(/3 of 4 rows would be kept out.*the graph stays as it was/);
    expect(await stored()).toBe(0n);
    expect(await asked(driver, "MATCH (s:Subject) RETURN s.id AS id")).toEqual([]);
  });

  test("a table that is missing has no rows; another mode and another source are asked nothing", async () => {
    expecting({
      court: { delta: { penalties: { rowsMin: 1 } } },
      tax: { full: { listings: { rowsMin: 9 } } },
    });
    await expect(load(listings(1))).rejects.toThrow(/penalties: 0 rows, expected at least 1/);
    expect((await load(listings(1), "full")).outcome).toBe("complete");
  });
});

describe("the order of procedure steps", () => {
  /** "n1 d3" = notified on the first, decided on the third; a * names the listing that it led to. */
  const procedure = (id: string, text: string): Row[] =>
    text.split(" ").map((word, at) => {
      const stage = { n: "notified", h: "heard", d: "decided" }[word[0]!]!;
      const stageOn = word[1] === "0" ? "2020-12-06" : `2026-01-0${word[1]}`;
      const listingId = word.endsWith("*") ? "l0" : "";
      return listingStep(`${id}${at}`, "A", {
        ...{ procedureId: id, stage, stageOn, listingId, documentNo: "1号" },
      });
    });
  const steps = (texts: string[], mode: "full" | "delta", disorderShareMax = 0) => {
    expecting({ court: { [mode]: { "listing-steps": { disorderShareMax } } } });
    const rows = texts.flatMap((text, at) => procedure(`p${at}`, text));
    const tables = { subjects: [company("A")], listings: listings(1), "listing-steps": rows };
    return loadTables(graph, "d", tables, { sourceId: "court", mode, home, clock });
  };

  test.each([
    ["n1 h2 d3*", "full", true],
    ["n1 h4 d3*", "full", false],
    ["n1 h4 d3*", "delta", false],
    ["d3*", "full", false],
    // Before any rule that asks for a notice.
    ["d0*", "full", true],
    // A delta may tell the decision alone; the notice may have been told before.
    ["d3*", "delta", true],
    ["n1*", "full", false],
    ["n1*", "delta", true],
    ["n1", "full", true],
  ] as const)("%s in a %s delivery: accepted %s", async (text, mode, isAccepted) => {
    const loaded = steps([text], mode);
    if (isAccepted) expect((await loaded).outcome).toBe("complete");
    else await expect(loaded).rejects.toThrow(/listing-steps: 1 of 1 procedures are out of order/);
  });

  test("the bound is in, one beyond is refused by name", async () => {
    const [good, bad] = ["n1 d3*", "n4 d3*"];
    expect((await steps([good, good, good, bad], "full", 0.25)).outcome).toBe("complete");
    await wipeGraph(driver);
    await migrate(graph);
    await expect(steps([good, good, bad], "full", 0.25)).rejects.toThrow(
      /1 of 3 procedures .*, expected a share of at most 0\.25 .*court\.full\.listing-steps.*nothing was written/,
    );
    expect(await stored()).toBe(0n);
  });
});

test.each([
  [
    "the order of steps of another table",
    { x: { full: { listings: { disorderShareMax: 0 } } } },
    /listings\.disorderShareMax is 0; expected it of listing-steps alone/,
  ],
  ["no JSON", "{", /^expectations\.json: .*; expected one JSON object/],
  [
    "a number in words",
    { court: { delta: { listings: { rowsMin: "many" } } } },
    /court\.delta\.listings\.rowsMin is "many"; expected a whole number/,
  ],
  [
    "a share in percent",
    { x: { full: { listings: { quarantinedShareMax: 5 } } } },
    /quarantinedShareMax is 5; expected 0 to 1/,
  ],
  [
    "a column that is none",
    { x: { full: { listings: { filledShareMin: { colour: 1 } } } } },
    /colour is 1; expected a column of listings/,
  ],
  [
    "bounds the wrong way round",
    { x: { full: { listings: { rowsMin: 2, rowsMax: 1 } } } },
    /expected rowsMin up to rowsMax/,
  ],
  ["a word nobody knows", { x: { full: { listings: { rows: 2 } } } }, /x\.full\.listings/],
])("expectations with %s let nothing in, and say where", async (_, text, sentence) => {
  expecting(text);
  await expect(load(listings(1))).rejects.toMatchObject({ sentences: [expect.stringMatching(sentence)] });
  expect(await stored()).toBe(0n);
});
