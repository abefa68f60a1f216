import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { edges as edgeKinds } from "../../src/model/edges.ts";
import { severities } from "../../src/model/alert.ts";
import { subjectKinds } from "../../src/model/kinds.ts";
import type { AlertRow, GraphEdge, GraphSlice } from "../../web/answers.ts";
import { ApiError, remembering } from "../../web/api.ts";
import {
  dashes,
  edgeKeys,
  edgeSetOf,
  encoding,
  lineTypeOf,
  nodeKeys,
  severityStyles,
} from "../../web/draw/encoding.ts";
import { legendEntries } from "../../web/draw/legend.ts";
import { labelLines, shortLine } from "../../web/draw/label-lines.ts";
import { cellText, csvFromScene } from "../../web/export/csv.ts";
import { betweenOf, mergeScene, omissionOf, visibleOf } from "../../web/scene.ts";
import { amountText, edgeSentence, percentText, shareText, spanText } from "../../web/wording.ts";
import { edge, slice } from "./canned.ts";

const whole = slice(
  ["P1", "C1", "C2"],
  [edge("SH-1", "P1", "C1"), edge("SH-2", "C1", "C2")],
) as unknown as GraphSlice;
const more = slice(["C1", "C3"], [edge("SH-3", "C1", "C3")], 90) as unknown as GraphSlice;
const lead = (severity: string) => ({ severity, target: { id: "C2" } }) as unknown as AlertRow;
const base = { title: "图谱", anchorId: null, slice: whole };
const scene = mergeScene(
  [base, { title: "关联方", anchorId: "C1", slice: more }],
  [lead("WATCH"), lead("ACT")],
);

describe("scene", () => {
  test("each party and line stands once, and expansions say what they added", () => {
    expect(scene.nodes.map(({ id }) => id)).toEqual(["C1", "C2", "C3", "P1"]);
    expect(scene.addedBy).toEqual([{ anchorId: "C1", ids: ["C3"] }]);
  });

  test("a target shows its gravest open lead and their count", () => {
    expect(scene.nodes.find(({ id }) => id === "C2")).toMatchObject({ severity: "ACT", alertsOpen: 2 });
    expect(scene.nodes.find(({ id }) => id === "C1")).toMatchObject({ severity: null, alertsOpen: 0 });
  });

  test("what is left out is told; a whole answer tells nothing", () => {
    expect(scene.omissions).toEqual(["关联方：已显示 2 / 共 90（一次最多 50 个）"]);
    expect(omissionOf(base)).toEqual([]);
    expect(omissionOf({ title: "x", slice: { ...whole, total: 4 } })).toHaveLength(1);
  });

  test("an expansion that adds nothing says so", () => {
    expect(mergeScene([base, { title: "甲的关联方", anchorId: "C1", slice: whole }], []).omissions).toEqual([
      "甲的关联方：共 3 个主体，都已在图中",
    ]);
  });

  test("a hidden party takes its lines along", () => {
    const { nodes, edges } = visibleOf(scene, { off: [], hidden: ["C1"] });
    expect([nodes.length, edges.length]).toEqual([3, 0]);
  });

  test("the way between two parties is the shortest; unconnected ones stand alone", () => {
    expect(betweenOf(scene.edges, "P1", "C2")).toEqual(["C2", "C1", "P1"]);
    expect(betweenOf(scene.edges, "P1", "X")).toEqual(["P1", "X"]);
  });
});

describe("encoding", () => {
  const keys = new Set(encoding.map(({ key }) => key));

  test("covers every kind of party, line and severity of the model, each once", () => {
    expect(keys.size).toBe(encoding.length);
    for (const kind of Object.keys(subjectKinds)) expect(keys).toContain(`kind:${kind}`);
    for (const kind of Object.keys(edgeKinds)) expect(keys).toContain(`set:${edgeSetOf(kind)}`);
    for (const [severity, zh] of Object.entries(severities)) {
      expect(severityStyles[severity as keyof typeof severities].zh).toBe(zh);
      expect(keys).toContain(`severity:${severity}`);
    }
  });

  test("legend lines are the encoding rows that occur, in its order, with counts", () => {
    const entries = legendEntries(scene.nodes, scene.edges, []);
    const rows = entries.map(({ row }) => row);
    expect(rows).toEqual(encoding.filter((row) => rows.includes(row)));
    for (const key of [...scene.nodes.flatMap(nodeKeys), ...scene.edges.flatMap(edgeKeys)])
      expect(rows.map((row) => row.key)).toContain(key);
    expect(entries.find(({ row }) => row.key === "kind:company")?.count).toBe(3);
  });

  test("what is switched off stays in the legend", () => {
    expect(legendEntries([], [], ["kind:state"])).toMatchObject([
      { row: { key: "kind:state" }, count: 0, off: true },
    ]);
  });

  test("stated is solid, derived dashed, an undisclosed share dotted", () => {
    const of = (change: Partial<GraphEdge>) =>
      lineTypeOf({ ...(edge("S", "A", "B") as unknown as GraphEdge), ...change });
    expect([of({}), of({ derived: true }), of({ sharePercent: null })]).toEqual([
      "stated",
      "derived",
      "unknown",
    ]);
    expect(dashes.stated).toBeNull();
    expect(of({ kind: "GUARANTEES", sharePercent: null })).toBe("stated");
  });

  test("an objection is a mark of its own beside the line's type, and says so on the line", () => {
    const mark = { since: "2026-06-22T02:00:00.000Z", due: null, overdue: false };
    const line = { ...(edge("S", "A", "B") as unknown as GraphEdge), underObjection: mark };
    expect(edgeKeys(line)).toEqual(["set:OWNERSHIP", "line:stated", "line:contested"]);
    expect(edgeKeys({ ...line, underObjection: null })).toEqual(["set:OWNERSHIP", "line:stated"]);
  });

  test("the README prints the encoding", () => {
    const readme = readFileSync("web/README.md", "utf8");
    for (const { group, zh, field, feature } of encoding)
      expect(readme).toContain(`| ${group} | ${zh} | ${field} | ${feature} |`);
  });
});

describe("wording", () => {
  test("a share just below a threshold is not rounded onto it", () => {
    expect([percentText(49.9999), percentText(50)]).toEqual(["49.9999%", "50%"]);
    expect([shareText(null), shareText(null, 20, 40), shareText(51)]).toEqual(["未披露", "20%–40%", "51%"]);
  });

  test("money reads in 万元 from one 万元 on", () => {
    expect([amountText("999900"), amountText("1000000")]).toEqual(["9,999 元", "1 万元"]);
  });

  test("spans are half-open and say so", () => {
    expect(spanText("2021-03-01", null)).toBe("2021-03-01 起");
    expect(spanText("2021-03-01", "2024-01-01")).toBe("2021-03-01 至 2024-01-01（不含）");
  });

  test("a line reads as a sentence", () => {
    const guarantee = edge("G", "A", "B", {
      kind: "GUARANTEES",
      kindZh: "担保",
      sharePercent: null,
      amountFen: "2000000000",
    });
    expect(edgeSentence(guarantee as unknown as GraphEdge, (id) => id)).toBe(
      "A 担保 B，2,000 万元，2019-03-18 起",
    );
  });

  test("names break before their ending and never lose a character unseen", () => {
    expect(labelLines("厦门鹭川冷链有限公司")).toEqual(["厦门鹭川冷链", "有限公司"]);
    expect(labelLines("庄砚川")).toEqual(["庄砚川"]);
    expect(shortLine("厦门鹭川冷链有限公司")).toBe("厦门鹭川冷链…");
    expect(labelLines("字".repeat(25)).join("")).toMatch(/…$/);
  });
});

describe("export", () => {
  test("a cell that would run as a formula is disarmed, a comma is quoted", () => {
    expect([cellText("=1+1"), cellText("甲,乙"), cellText(-5), cellText(null)]).toEqual([
      "'=1+1",
      '"甲,乙"',
      "-5",
      "",
    ]);
  });

  test("the table names every party and line of the picture", () => {
    const text = csvFromScene(scene);
    for (const { id } of [...scene.nodes, ...scene.edges]) expect(text).toContain(id);
  });
});

describe("remembering", () => {
  test("the same question is asked once, a failed one again, and forgetting asks anew", async () => {
    let asked = 0;
    const { ask, forget } = remembering(async <T>(document: string) => {
      asked += 1;
      if (document === "bad") throw new ApiError("TIMED_OUT", "慢");
      return asked as T;
    });
    expect([
      await ask<number>("q", { a: 1 }),
      await ask<number>("q", { a: 1 }),
      await ask<number>("q", { a: 2 }),
    ]).toEqual([1, 1, 2]);
    await expect(ask("bad", {})).rejects.toThrow("慢");
    await expect(ask("bad", {})).rejects.toThrow("慢");
    expect(asked).toBe(4);
    forget();
    expect(await ask<number>("q", { a: 1 })).toBe(5);
  });
});
