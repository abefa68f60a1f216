import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { doctorCommand } from "../../src/commands/doctor.ts";
import { configWithLaw, LawRefused, readLaw } from "../../src/commands/law-file.ts";
import { openHome } from "../../src/commands/opened-home.ts";
import { markOf } from "../../src/graph/local-server/running-process.ts";
import { lawDigest } from "../../src/jobs/law-digest.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { severeListCodes } from "../../src/model/list-catalogue.ts";
import { usccStatus } from "../../src/model/uscc.ts";
import { isWorkingDay } from "../../src/model/working-days.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { sharedServer } from "../graph/shared-server.ts";
import { runProgram } from "./program.ts";

afterEach(() => enactLaw());
afterAll(removeHomes);

const voices = { print: () => undefined, tell: () => undefined, fail: () => undefined };
const holidays = [{ year: 2027, notices: ["国办发明电〔2026〕1号"], off: ["2027-01-01"], worked: [] }];
const severe = [{ listCode: "consumptionRestriction", from: "2026-07-01", basis: "新法第二条", sure: "L" }];
const periodRules = [
  {
    id: "new",
    source: "新办法",
    effect: "publish",
    start: "determination",
    monthsMax: 6,
    from: "2027-01-01",
    sure: "V",
  },
];

function homeWith(content: unknown): string {
  const home = makeHome();
  writeFileSync(join(home, "law.json"), typeof content === "string" ? content : JSON.stringify(content));
  return home;
}

describe("law.json", () => {
  test("is not asked for; where it is, what it leaves out gets its usual value", () => {
    expect(readLaw(makeHome())).toBeUndefined();
    expect(readLaw(homeWith({}))).toEqual(NOTHING_ADDED);
    const law = readLaw(homeWith({ holidays, severe, periodRules }))!;
    expect(law.holidays).toEqual(holidays);
    expect(law.severe).toEqual([
      { ...severe[0], jurisdiction: "100000", to: null, supersedes: [], counts: true },
    ]);
    expect(law.periodRules[0]).toMatchObject({
      classes: [],
      startSure: "V",
      supersedes: [],
      needsCorrection: false,
    });
  });

  test("adds a bar to repair; what it leaves out bars any penalty and listing, always and everywhere", () => {
    const bar = { id: "new", source: "新办法第一条", from: "2027-01-01", sure: "M" };
    const law = readLaw(homeWith({ repairBars: [bar] }))!;
    expect(law.repairBars).toEqual([
      {
        ...{ ...bar, jurisdiction: "100000", authority: null, whileOn: [], penaltyTypes: [] },
        ...{ to: null, supersedes: [] },
      },
    ]);
    const wrong = homeWith({ repairBars: [{ ...bar, whileOn: ["red"] }] });
    expect(() => readLaw(wrong)).toThrow(
      'repairBars[0].whileOn[0] is "red"; expected one of severe, abnormal',
    );
    const builtIn = lawDigest();
    enactLaw(law);
    expect(lawDigest()).not.toBe(builtIn);
  });

  test("a list of one's own and a fifth pilot code are taken with what they leave out", () => {
    const lists = [
      {
        ...{ listCode: "xiamenSevere", zh: "厦门市严重失信主体名单" },
        bases: [{ zh: "厦府规〔2026〕9号", from: "2026-07-01", sure: "L" }],
        period: { zh: "3年", sure: "L" },
      },
    ];
    const pilotCodes = [{ code: "91350203M0001QAY9C", source: "厦门市商事登记档案" }];
    expect(readLaw(homeWith({ lists, pilotCodes }))).toMatchObject({
      lists: [{ red: false, bases: [{ jurisdiction: "100000", to: null }], exits: [], rolesAlong: [] }],
      pilotCodes,
    });
    const digestWith = (content: unknown) => {
      configWithLaw({ env: { CREDIT_GRAPH_HOME: homeWith(content) } });
      return lawDigest();
    };
    const digests = [{}, { lists }, { pilotCodes }, { lists, pilotCodes }].map(digestWith);
    expect(new Set(digests).size).toBe(4);
    expect(usccStatus("91350203M0001QAY9C")).toBe("legacyException");
  });

  test("is in force once it is read, and named by another digest; without it the built-in tables are again", () => {
    const builtIn = lawDigest();
    const around = (home: string) => ({ env: { CREDIT_GRAPH_HOME: home } });
    configWithLaw(around(homeWith({ holidays, severe })));
    expect(isWorkingDay("2027-01-01")).toBe(false);
    expect(severeListCodes("2026-07-01")).toContain("consumptionRestriction");
    expect(lawDigest()).not.toBe(builtIn);
    configWithLaw(around(makeHome()));
    expect(lawDigest()).toBe(builtIn);
  });

  test("a file with a fault puts nothing of itself in force", () => {
    const env = { CREDIT_GRAPH_HOME: homeWith({ severe, holidays: [{ ...holidays[0], year: 2029 }] }) };
    expect(() => configWithLaw({ env })).toThrow(LawRefused);
    expect(severeListCodes("2026-07-01")).not.toContain("consumptionRestriction");
  });

  test.each<[string, unknown, string]>([
    ["no JSON", "{", "law.json: "],
    ["a list", [], "law.json: the file is []; Invalid input: expected object"],
    ["an unknown key", { holiday: [] }, 'law.json: the file is {"holiday":[]}; Unrecognized key: "holiday"'],
    ["an unknown key inside", { holidays: [{ ...holidays[0], of: [] }] }, 'Unrecognized key: "of"'],
    [
      "a missing notice",
      { holidays: [{ ...holidays[0], notices: [] }] },
      "holidays[0].notices is []; expected the notice",
    ],
    [
      "a day that is none",
      { holidays: [{ ...holidays[0], off: ["2027-02-29"] }] },
      'holidays[0].off[0] is "2027-02-29"',
    ],
    [
      "a date that is none",
      { severe: [{ ...severe[0], from: "2026-7-1" }] },
      'severe[0].from is "2026-7-1"; expected a date',
    ],
    [
      "a code that is none",
      { severe: [{ ...severe[0], jurisdiction: "999999" }] },
      'severe[0].jurisdiction is "999999"',
    ],
    [
      "an unknown sureness",
      { severe: [{ ...severe[0], sure: "X" }] },
      'severe[0].sure is "X"; expected one of L, V',
    ],
    [
      "an unknown start",
      { periodRules: [{ ...periodRules[0], start: "act" }] },
      'periodRules[0].start is "act"; expected',
    ],
    [
      "a list without a rule",
      { lists: [{ listCode: "own", zh: "名单", bases: [], period: { zh: "3年", sure: "L" } }] },
      "lists[0].bases is []; expected the rule it rests on",
    ],
    [
      "a pilot code without a source",
      { pilotCodes: [{ code: "91350203M0001QAY9C" }] },
      "pilotCodes[0].source is",
    ],
    [
      "a pilot code of no form",
      { pilotCodes: [{ code: "9135", source: "某局" }] },
      'pilotCodes[0].code: "9135"',
    ],
    [
      "half a month",
      { periodRules: [{ ...periodRules[0], monthsMax: 0.5 }] },
      "periodRules[0].monthsMax is 0.5",
    ],
    [
      "no source",
      { periodRules: [{ ...periodRules[0], source: " " }] },
      'periodRules[0].source is " "; expected a text',
    ],
  ])("%s is refused by its place", (_, content, sentence) => {
    expect(() => readLaw(homeWith(content))).toThrow(sentence);
  });

  test("every slip is told, never just the first", () => {
    const content = { holidays: [{ ...holidays[0], year: "2027" }], severe: [{ ...severe[0], basis: "" }] };
    expect(() => readLaw(homeWith(content))).toThrow(/holidays\[0\]\.year[^]*\n[^]*severe\[0\]\.basis/);
  });
});

describe("a broken law.json stops", () => {
  test.each(["doctor", "start", "serve", "jobs run --all", "load seed/region"])("%s", async (line) => {
    const home = homeWith({ severe: [{ ...severe[0], listCode: "wages" }] });
    const { code, stdout, stderr } = await runProgram(home, ...line.split(" "));
    expect(stderr).toMatch(
      /^law\.json: severe\[0\]\.listCode: "wages", expected one of dishonestJudgmentDebtor/,
    );
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  test("not `stop`, which asks nothing of it", async () => {
    expect((await runProgram(homeWith("{"), "stop")).code).toBe(0);
  });

  test("doctor names the law and how far holidays are entered", async () => {
    const { stdout } = await runProgram(homeWith({ holidays }), "doctor", "--json");
    const findings = JSON.parse(stdout) as { what: string; found: string }[];
    const foundOf = (what: string) => findings.find((one) => one.what === what)!.found;
    expect(foundOf("law")).toMatch(
      /^[0-9a-f]{16}; law\.json adds 1 years of holidays, 0 rules on periods, 0 spans of lists, 0 lists, 0 pilot codes, 0 bars to repair, 0 clocks$/,
    );
    expect(foundOf("holidays")).toMatch(/^holidays are entered up to 2027-12-24/);
  });
});

test.each([
  ["2026-09-27", "ok  ", "holidays are entered up to 2026-12-24"],
  [
    "2026-09-28",
    "WARN",
    "holidays are entered up to 2026-12-24, less than 60 working days ahead: enter the next notice",
  ],
  ["2026-12-24", "WARN", "less than 60 working days ahead"],
  ["2026-12-25", "BAD ", "less than 60 working days ahead"],
])("doctor on %s in China: %s %s", async (today, sign, found) => {
  const lines: string[] = [];
  const env = {
    CREDIT_GRAPH_HOME: makeHome(),
    NEO4J_URI: sharedServer().boltUri,
    NEO4J_PASSWORD: sharedServer().password,
  };
  const around = {
    env,
    clock: () => new Date(`${today}T04:00:00Z`),
    ...voices,
    print: (line: string) => void lines.push(line),
  };
  await doctorCommand(around).parseAsync([], { from: "user" });
  const line = lines.find((one) => one.includes("holidays"))!;
  expect(line.startsWith(`${sign} holidays: `)).toBe(true);
  expect(line).toContain(found);
});

test("a command works through a service of the same law, and not through one that started under another", async () => {
  const home = homeWith({ holidays });
  const around = { env: { CREDIT_GRAPH_HOME: home }, clock: () => new Date(), ...voices };
  const { pid, startedAt } = markOf(process.pid)!;
  const own = (law: string) => {
    const owner = {
      pid,
      processStartedAt: startedAt,
      role: "service",
      startedAt,
      boltUri: sharedServer().boltUri,
      law,
    };
    writeFileSync(join(home, "owner.json"), JSON.stringify(owner));
    writeFileSync(join(home, "neo4j-password"), sharedServer().password);
  };
  const config = configWithLaw(around);
  own(lawDigest());
  const opened = await openHome(config, { role: "command" }, around);
  await opened.close();
  own("0123456789abcdef");
  await expect(openHome(config, { role: "command" }, around)).rejects.toThrow(
    `works by the law 0123456789abcdef, law.json now gives ${lawDigest()}: restart the service`,
  );
});
