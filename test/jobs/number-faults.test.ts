import { describe, expect, test } from "vitest";
import { runCodeQuality } from "../../src/jobs/run-code-quality.ts";
import { touchedFinder } from "../../src/jobs/touched.ts";
import { readCodeQuality } from "../../src/read/code-quality.ts";
import { company } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { momentsOf } from "./whole-answer.ts";

const { graph, driver } = emptiedGraph();
const moment = momentsOf("numbers");
const run = () => runCodeQuality(graph, moment(), touchedFinder(graph));
const at = { asOf: "2026-06-30", knownAt: "2100-01-01T00:00:00.000Z" };
const figures = async (regionCode: string | null = null) =>
  (await readCodeQuality(graph, regionCode, "COUNTY", 200, at)).total;

describe("registration numbers and LEIs", () => {
  /** Published examples, and what they are with another last digit. */
  const [NUMBER, OTHER, LEI] = ["110108000000016", "440301103097413", "5493001KJTIIGC8Y1R12"];
  const [WRONG_NUMBER, WRONG_LEI] = ["110108000000017", "5493001KJTIIGC8Y1R13"];
  const xiamen = { regionCode: "350203" };
  const zhangzhou = { regionCode: "350602" };

  test("are wrong, another's too, or both: each organisation in its division", async () => {
    await loadTables(graph, "first", {
      subjects: [
        company("a", { ...xiamen, registrationNumber: NUMBER, lei: LEI }),
        company("b", { ...zhangzhou, registrationNumber: NUMBER }),
        company("c", { ...xiamen, registrationNumber: WRONG_NUMBER }),
        company("before-2007", { ...xiamen, registrationNumber: "1101081266042" }),
        company("d", { ...zhangzhou, lei: WRONG_LEI }),
        company("e", { ...zhangzhou, lei: WRONG_LEI }),
        company("alone", { ...xiamen, registrationNumber: OTHER }),
        company("gone", { ...xiamen, registrationNumber: OTHER, lei: LEI, status: "dissolved" }),
        company("none", xiamen),
      ],
    });
    await run();
    expect(await figures("350203")).toMatchObject({
      registrationNumbers: { stated: 4, wrong: 1, duplicates: 1, wrongOrDuplicate: 2, faultIds: ["a", "c"] },
      leis: { stated: 1, wrong: 0, duplicates: 0, wrongOrDuplicate: 0, faultIds: [] },
    });
    expect(await figures("350602")).toMatchObject({
      registrationNumbers: { stated: 1, wrong: 0, duplicates: 1, wrongOrDuplicate: 1, faultIds: ["b"] },
      leis: { stated: 2, wrong: 2, duplicates: 2, wrongOrDuplicate: 2, faultIds: ["d", "e"] },
    });
    expect(await figures()).toMatchObject({
      registrationNumbers: { stated: 5, wrong: 1, duplicates: 2, wrongOrDuplicate: 3 },
      leis: { stated: 3, wrong: 2, duplicates: 2, wrongOrDuplicate: 2 },
    });
    // Counted before numbers were: none, until the next night counts them.
    await asked(driver, "MATCH (q:CodeQuality) REMOVE q.numbersJson");
    expect((await figures("350203")).leis.stated).toBe(0);
  });

  test("of hundreds are what plain arithmetic over the rows says", async () => {
    const digits = (at: number) => String(at).padStart(3, "0");
    const rows = Array.from({ length: 300 }, (_, at) => ({
      // Every third states the number of the one before it.
      registrationNumber: `35020300${digits(at - Number(at % 3 === 2))}0000`,
      lei: at % 2 ? "" : `5493001KJTIIGC8${digits(at % 7)}${digits(at).slice(1)}`,
    }));
    const subjects = rows.map((row, at) => company(`n${at}`, { ...xiamen, ...row }));
    await loadTables(graph, "first", { subjects });
    await run();
    // ISO 7064 MOD 11,10 over all digits ends at 1; MOD 97-10 over the whole number leaves 1.
    const numberHolds = (text: string) => {
      const before = [...text]
        .slice(0, -1)
        .reduce((sum, digit) => (((sum + Number(digit)) % 10 || 10) * 2) % 11, 10);
      return (before + Number(text.at(-1))) % 10 === 1;
    };
    const leiHolds = (text: string) =>
      BigInt([...text].map((letter) => Number.parseInt(letter, 36)).join("")) % 97n === 1n;
    const counted = (texts: readonly string[], holds: (text: string) => boolean) => {
      const stated = texts.filter((text) => text !== "");
      const twice = (text: string) => stated.filter((other) => other === text).length > 1;
      return {
        stated: stated.length,
        wrong: stated.filter((text) => !holds(text)).length,
        duplicates: stated.filter(twice).length,
        wrongOrDuplicate: stated.filter((text) => twice(text) || !holds(text)).length,
      };
    };
    const expected = {
      registrationNumbers: counted(
        rows.map((row) => row.registrationNumber),
        numberHolds,
      ),
      leis: counted(
        rows.map((row) => row.lei),
        leiHolds,
      ),
    };
    expect(expected.registrationNumbers).toMatchObject({ stated: 300, duplicates: 200 });
    expect(expected.registrationNumbers.wrong).toBeLessThan(300);
    expect(await figures()).toMatchObject(expected);
  });
});
