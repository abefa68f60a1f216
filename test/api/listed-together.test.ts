import { beforeAll, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, listing } from "../load/bundle-folder.ts";
import type { Row } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph, driver } = freshGraph();
const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const on = (subjectId: string, more: Row) =>
  listing(`l-${subjectId}`, subjectId, { documentNo: "决1号", authority: "甲局", ...more });

beforeAll(async () => {
  await migrate(graph);
  await wipeGraph(driver);
  await loadTables(graph, "d1", {
    subjects: ids.map((id) => company(id)),
    listings: [
      on("a", { jointAuthorities: "乙局； 丙局;乙局" }),
      on("b", {}),
      on("c", { authority: "乙局" }),
      on("d", { authority: "丁局", jointAuthorities: "甲局" }),
      on("e", { authority: "戊局" }),
      on("f", { documentNo: "决2号" }),
      on("g", { removedOn: "2025-06-01" }),
      on("h", { documentNo: "", authority: "" }),
    ],
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function together(id: string, asOf: string, first = ""): Promise<any> {
  const answer = await executed({
    source: `{ subject(id: "${id}", asOf: "${asOf}") { listings { jointAuthorities
      listedTogether${first} { total others { subject { id } listNameZh listedOn } } } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
  });
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));

  return JSON.parse(JSON.stringify(answer.data!["subject"])).listings[0];
}
const others = async (...asked: Parameters<typeof together>) =>
  (await together(...asked)).listedTogether.others.map((one: { subject: { id: string } }) => one.subject.id);

test("a listing tells who publishes it too, each once", async () => {
  expect((await together("a", "2025-07-01")).jointAuthorities).toEqual(["乙局", "丙局"]);
  expect((await together("b", "2025-07-01")).jointAuthorities).toEqual([]);
});

test("others by the same document are those of the same authority or of joint ones, on the day asked", async () => {
  expect(await others("a", "2025-07-01")).toEqual(["b", "c", "d"]);
  expect(await others("a", "2025-05-31")).toEqual(["b", "c", "d", "g"]);
  expect(await others("c", "2025-07-01")).toEqual(["a"]);
  expect(await others("d", "2025-07-01")).toEqual(["a", "b"]);
  for (const alone of ["e", "f", "h"]) expect(await others(alone, "2025-07-01"), alone).toEqual([]);
});

test("what is cut is counted, and more than 200 are refused", async () => {
  const { listedTogether } = await together("a", "2025-07-01", "(first: 2)");
  expect(listedTogether).toMatchObject({ total: 3, others: [{ subject: { id: "b" } }, {}] });
  expect(listedTogether.others[0]).toEqual({
    ...{ subject: { id: "b" }, listNameZh: "失信被执行人", listedOn: "2025-01-01" },
  });
  await expect(together("a", "2025-07-01", "(first: 201)")).rejects.toThrow(
    "first: 201, expected at most 200",
  );
  expect((await together("a", "2025-07-01", "(first: 200)")).listedTogether.total).toBe(3);
});
