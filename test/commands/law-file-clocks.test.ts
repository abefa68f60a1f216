import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { readLaw } from "../../src/commands/law-file.ts";
import { lawDigest } from "../../src/jobs/law-digest.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";

afterEach(() => enactLaw());
afterAll(removeHomes);

function homeWith(content: unknown): string {
  const home = makeHome();
  writeFileSync(join(home, "law.json"), JSON.stringify(content));
  return home;
}

test("adds clocks of cases and of publication; what they leave out gets its usual value", () => {
  const row = { id: "new", source: "新办法第一条", from: "2027-01-01", sure: "V" };
  const caseClock = { ...row, what: "repair", jurisdiction: "350000", firstDays: 2, decideDays: 8 };
  const publicationClock = { ...row, duty: "publishListed", listCodes: ["wageArrears"], days: 5 };
  const law = readLaw(homeWith({ caseClocks: [caseClock], publicationClocks: [publicationClock] }))!;
  expect(law.caseClocks).toEqual([
    {
      ...caseClock,
      ...{ heldByProvider: null, decideDaysExtended: null, authority: null, to: null, supersedes: [] },
      firstSure: "V",
    },
  ]);
  expect(law.publicationClocks).toEqual([
    {
      ...publicationClock,
      ...{ jurisdiction: "100000", authority: null, dayOfNextMonth: null, to: null, supersedes: [] },
    },
  ]);
  const digests = [
    NOTHING_ADDED,
    { ...NOTHING_ADDED, caseClocks: law.caseClocks },
    { ...NOTHING_ADDED, publicationClocks: law.publicationClocks },
  ].map((added) => {
    enactLaw(added);
    return lawDigest();
  });
  expect(new Set(digests).size).toBe(3);
  const slips: [object, string][] = [
    [{ caseClocks: [{ ...caseClock, what: "appeal" }] }, 'caseClocks[0].what is "appeal"; expected one of'],
    [{ caseClocks: [{ ...caseClock, decideDays: 0 }] }, "caseClocks[0].decideDays is 0; expected 1 or more"],
    [
      { publicationClocks: [{ ...publicationClock, duty: "post" }] },
      'duty is "post"; expected one of publish',
    ],
    [
      { publicationClocks: [{ ...publicationClock, days: null, dayOfNextMonth: 32 }] },
      "publicationClocks[0].dayOfNextMonth is 32; expected 1 to 31",
    ],
  ];
  for (const [content, sentence] of slips) expect(() => readLaw(homeWith(content))).toThrow(sentence);
});
