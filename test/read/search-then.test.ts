import { beforeAll, describe, expect, test } from "vitest";
import { usccFromParts } from "../../src/model/uscc.ts";
import { momentOf } from "../../src/read/moment.ts";
import { readNamesakes } from "../../src/read/namesakes.ts";
import { readCandidatesShown } from "../../src/read/candidates-shown.ts";
import { searchSubjects } from "../../src/read/search.ts";
import { company, person } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = freshGraph();
const uscc = usccFromParts("91350200", "77604965");
/** Instants after each delivery. */
const known: Record<string, string> = {};

beforeAll(async () => {
  const told = async (deliveryId: string, subjects: object[]) => {
    await loadTables(graph, deliveryId, { subjects } as never, { mode: "delta" });
    known[deliveryId] = (await momentOf(graph, () => new Date(), {})).knownAt;
  };
  await told("first", [
    company("renamed", { name: "厦门鹭滨贸易有限公司" }),
    company("dated", {
      name: "泉州云岫科技有限公司",
      formerNames: "泉州旧岫科技有限公司@2010-01-01/2020-06-01",
    }),
    person("li-1", { name: "李砚舟", phone: "13800000001" }),
    person("li-2", { name: "李砚舟", phone: "13800000001" }),
    person("other", { name: "林初霁", phone: "13800000001" }),
  ]);
  await told("second", [
    company("renamed", { name: "厦门海曙贸易有限公司", uscc }),
    person("li-2", { name: "李砚舟", phone: "13900000002" }),
    person("other", { name: "李砚舟", phone: "13800000001" }),
  ]);
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
});

const hits = async (text: string, asOf: string, knownAt = known["second"]!) => {
  const answer = await searchSubjects(graph, text, 20, { asOf, knownAt, isEarlier: true });
  return answer.hits.map(({ id, matchedBy }) => `${id} ${matchedBy}`);
};
const today = "2026-06-30";

describe("a search as it was known", () => {
  test("finds a name from the moment on which it was told, as the name and then as a former one", async () => {
    expect(await hits("厦门鹭滨贸易有限公司", today, known["first"])).toEqual(["renamed NAME"]);
    expect(await hits("厦门鹭滨贸易有限公司", today)).toEqual(["renamed FORMER_NAME"]);
    expect(await hits("厦门海曙贸易有限公司", today, known["first"])).toEqual([]);
    expect(await hits("厦门海曙贸易有限公司", today)).toEqual(["renamed NAME"]);
    expect(await hits("海曙", today, known["first"])).toEqual([]);
    expect(await hits("鹭滨", today, known["first"])).toEqual(["renamed NAME_PART"]);
  });

  test("finds a code, its beginning, its organisation code and initials only from then on", async () => {
    for (const text of [uscc, uscc.slice(0, 8), uscc.slice(8, 17), "xmhs"]) {
      expect([text, await hits(text, today, known["first"])]).toEqual([text, []]);
      expect(await hits(text, today)).toHaveLength(1);
    }
    expect(await hits("renamed", today, known["first"])).toEqual(["renamed CODE"]);
  });

  test("says how many have the name or code only since, and that others may be missing", async () => {
    const at = { asOf: today, knownAt: known["first"]!, isEarlier: true };
    const answer = await searchSubjects(graph, "厦门海曙贸易有限公司", 20, at);
    expect([answer.total, answer.totalIsExact]).toEqual([0, false]);
    expect(answer.whyZh).toContain("另有 1 个主体当时尚无此名称或代码");
    const now = await momentOf(graph, () => new Date(), {});
    expect((await searchSubjects(graph, "厦门海曙贸易有限公司", 20, now)).whyZh).toBeNull();
  });
});

describe("a search of a day", () => {
  test("takes the name that was borne on it: the last day of the old one, the first of the new", async () => {
    const [old, present] = ["泉州旧岫科技有限公司", "泉州云岫科技有限公司"];
    expect(await hits(old, "2020-05-31")).toEqual(["dated NAME"]);
    expect(await hits(old, "2020-06-01")).toEqual(["dated FORMER_NAME"]);
    expect(await hits(present, "2020-05-31")).toEqual([]);
    expect(await hits(present, "2020-06-01")).toEqual(["dated NAME"]);
  });
});

describe("namesakes as they were known", () => {
  const seen = async (knownAt: string) => {
    const view = (await readNamesakes(graph, "li-1", { asOf: today, knownAt }))!;
    const { persons } = await readCandidatesShown(graph, ["li-1"], { asOf: today, knownAt });
    return [view.bearers, view.candidates.map(({ id, shared }) => `${id} ${shared.join()}`), persons];
  };

  test("share what they were told to share, and are who bore the name then", async () => {
    expect(await seen(known["first"]!)).toEqual([2, ["li-2 phone"], 1]);
    expect(await seen(known["second"]!)).toEqual([3, ["other phone", "li-2 "], 2]);
  });
});
