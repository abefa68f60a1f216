import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { mappedSource } from "../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../src/load/mapping/mapping.ts";
import { exported, loadedBack } from "../exchange/exported.ts";
import { company, person, temporaryFolder } from "./bundle-folder.ts";
import { asked, emptiedGraph, loadFolder, loadTables } from "./loading.ts";
import { executed } from "../api/executed.ts";

const { graph, driver } = emptiedGraph();
/** Published examples. */
const [NUMBER, OTHER, LEI] = ["110108000000016", "440301103097413", "5493001KJTIIGC8Y1R12"];
const WRONG_LEI = "5493001KJTIIGC8Y1R13";

const subjects = [
  company("a", { registrationNumber: NUMBER, lei: LEI }),
  company("b", { registrationNumber: "1101081266042" }),
  company("c", { lei: WRONG_LEI }),
  company("none"),
];
const numbers = () =>
  asked(
    driver,
    `MATCH (s:Subject) WHERE s.registrationNumber IS NOT NULL OR s.lei IS NOT NULL
     RETURN s.id AS id, s.registrationNumber AS number, s.lei AS lei ORDER BY id`,
  );

// Answers of many shapes; what matters of each is said where it is expected.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<any> {
  const parts = {
    ...{ graph, clock: () => new Date(), runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    discipline: disciplineOf({ graph, clock: () => new Date(), owner: "numbers-test" }),
    ownershipAbove: ownershipAboveOf(graph),
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  expect(errors ?? []).toEqual([]);
  return data;
}

test("numbers are kept, told where they fail, shown with whether they hold, and found exactly", async () => {
  const report = await loadTables(graph, "d1", {
    subjects: [...subjects, company("x", { lei: "1" }), person("p", { lei: LEI })],
  });
  expect(await numbers()).toEqual([
    { id: "a", number: NUMBER, lei: LEI },
    { id: "b", number: "1101081266042", lei: null },
    { id: "c", number: null, lei: WRONG_LEI },
  ]);
  expect(report.reports.join("\n")).toContain("LEI with wrong check digits");
  expect(report.files.find(({ table }) => table === "subjects")).toMatchObject({ rowsQuarantined: 2 });
  const fields = "registrationNumber registrationNumberStatus lei leiStatus";
  expect(
    await ask(
      `{ a: subject(id: "a") { ${fields} } b: subject(id: "b") { ${fields} } c: subject(id: "c") { ${fields} } }`,
    ),
  ).toEqual({
    a: { registrationNumber: NUMBER, registrationNumberStatus: "valid", lei: LEI, leiStatus: "valid" },
    b: {
      ...{ registrationNumber: "1101081266042", registrationNumberStatus: "unchecked" },
      lei: null,
      leiStatus: null,
    },
    c: { registrationNumber: null, registrationNumberStatus: null, lei: WRONG_LEI, leiStatus: "wrong" },
  });
  for (const [text, id] of [
    [NUMBER, "a"],
    [LEI, "a"],
    [LEI.toLowerCase(), "a"],
    ["1101081266042", "b"],
  ] as const)
    expect([
      text,
      (await ask(`{ search(text: "${text}") { edges { matchedBy node { id } } } }`)).search.edges,
    ]).toEqual([text, [{ matchedBy: "CODE", node: { id } }]]);
  expect((await ask(`{ search(text: "${OTHER}") { edges { node { id } } } }`)).search.edges).toEqual([]);
});

test("the same again writes nothing, another number is a new version, and a silent source takes none away", async () => {
  await loadTables(graph, "d1", { subjects });
  expect((await loadTables(graph, "d2", { subjects })).unchanged).toBe(true);
  const changed = [company("a", { registrationNumber: OTHER, lei: LEI }), ...subjects.slice(1)];
  expect((await loadTables(graph, "d3", { subjects: changed })).unchanged).toBe(false);
  expect((await numbers())[0]).toEqual({ id: "a", number: OTHER, lei: LEI });
  await loadTables(graph, "d1", { subjects: [company("a", { phone: "1" })] }, { sourceId: "silent" });
  expect((await numbers())[0]).toEqual({ id: "a", number: OTHER, lei: LEI });
});

test("a mapping file maps them, and a bad one is kept out by the name of its own column", async () => {
  const folder = temporaryFolder();
  const mapping = join(temporaryFolder(), "mapping.json");
  writeFileSync(
    mapping,
    JSON.stringify({
      id: "numbers",
      nameZh: "注册号",
      files: [
        {
          ...{ id: "firms", name: "*.csv" },
          rows: [
            {
              table: "subjects",
              cells: {
                ...{ id: "编号", kind: { constant: "company" }, name: "名称" },
                ...{ registrationNumber: "注册号", lei: "LEI编码" },
              },
            },
          ],
        },
      ],
    }),
  );
  writeFileSync(join(folder, "firms.csv"), `编号,名称,注册号,LEI编码\na,甲,${NUMBER},${LEI}\nb,乙,12,\n`);
  const report = await loadFolder(graph, folder, { source: mappedSource(readMapping(mapping)) });
  expect(await numbers()).toEqual([{ id: "a", number: NUMBER, lei: LEI }]);
  expect(report.files.find(({ table }) => table === "subjects")).toMatchObject({ rowsQuarantined: 1 });
});

describe.each(["bods", "ftm"] as const)("%s", (format) => {
  test("carries the numbers that hold, out and back in", async () => {
    await loadTables(graph, "d1", { subjects });
    const { folder, tally } = await exported(graph, format);
    if (format === "ftm")
      expect(tally.leftOutRows()).toContainEqual({ what: "LEI with wrong check digits", rows: 1 });
    await loadedBack(graph, driver, folder, format);
    const back = (await numbers()).map(({ number, lei }) => [number, lei]);
    // Thirteen digits have no check digit by which a reader of BODS would know them.
    expect(back).toEqual(
      format === "ftm"
        ? [
            [NUMBER, LEI],
            ["1101081266042", null],
          ]
        : [[NUMBER, LEI]],
    );
  });
});

test("organisation codes are kept without hyphen, told where they fail, and found; a silent source takes none away", async () => {
  const rows = [
    company("a", { organisationCode: "D2143569-X" }),
    company("wrong", { organisationCode: "D21435690" }),
    company("equal", { organisationCode: "00000000-0" }),
    company("form", { organisationCode: "D214356" }),
    person("p", { organisationCode: "D2143569-X" }),
  ];
  const report = await loadTables(graph, "d1", { subjects: rows });
  const codes = () =>
    asked(
      driver,
      "MATCH (s:Subject) WHERE s.organisationCode IS NOT NULL RETURN s.id AS id, s.organisationCode AS code ORDER BY id",
    );
  const kept = [
    { id: "a", code: "D2143569X" },
    { id: "wrong", code: "D21435690" },
  ];
  expect(await codes()).toEqual(kept);
  expect(report.files.find(({ table }) => table === "subjects")).toMatchObject({ rowsQuarantined: 2 });
  const told = report.reports.join("\n");
  expect(told).toContain('organisation code with a wrong check character "D21435690"');
  expect(told).toContain("organisation code of equal digits left out");
  const found = await ask(
    `{ search(text: "d2143569-x") { edges { matchedBy node { id organisationCode } } } }`,
  );
  expect(found.search.edges).toEqual([
    { matchedBy: "ORGANISATION_CODE", node: { id: "a", organisationCode: "D2143569X" } },
  ]);
  await loadTables(graph, "d1", { subjects: [company("a", { phone: "1" })] }, { sourceId: "silent" });
  expect(await codes()).toEqual(kept);
});
