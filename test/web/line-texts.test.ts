import { expect, test } from "vitest";
import { overlaps } from "../../web/draw/label-room.ts";
import { projectPicture } from "../../web/draw/picture.ts";
import { edge, node } from "./canned.ts";

/** Four lines of one pair on the same way, which has room for three texts; A is left of B. */
const lines = [
  edge("1", "A", "B", { kind: "CONTROLS", kindZh: "实际控制", derived: true, sharePercent: 60 }),
  edge("2", "A", "B", { sharePercent: 45.0001 }),
  edge("3", "A", "B", { kind: "HOLDS_POSITION", role: "director", sharePercent: null }),
  edge("4", "A", "B", { kind: "CONTROLS", kindZh: "实际控制", derived: true, sharePercent: 50 }),
];
const picture = {
  nodes: ["A", "B"].map((id) => ({ ...node("C1"), id, name: id, tier: null, severity: null, alertsOpen: 0 })),
  edges: lines,
  places: new Map([
    ["A", { x: 0, y: 0 }],
    ["B", { x: 0, y: 300 }],
  ]),
  bends: new Map(),
  selectedId: null as string | null,
  focusId: null,
  bright: null,
};
const texts = (selectedId: string | null = null) => {
  const { edges } = projectPicture(
    { ...picture, selectedId },
    { k: 1, x: 450, y: 200 },
    { width: 900, height: 900 },
  );
  return new Map(edges.map(({ id, text, textAt }) => [id, { text, y: textAt && Math.round(textAt.y) }]));
};

test("what is stated is printed in the middle of its line, what follows from it where room is left", () => {
  const drawn = texts();
  const places = ["2", "3", "1", "4"].map((id) => drawn.get(id)!.y);
  const [middle] = places;
  expect(middle).not.toBeNull();
  expect(new Set(places.slice(0, 3)).size).toBe(3);
  expect(places[3]).toBeNull();
  expect(Math.abs(places[1]! - middle!)).toBeGreaterThan(16);
  expect(Math.abs(places[2]! - middle!)).toBeGreaterThan(16);
});

test("a selected line has its text even where there is no room", () => {
  expect(texts("4").get("4")!.y).not.toBeNull();
});

test("no text of a line covers another", () => {
  const rects = [...texts().values()].flatMap(({ y }) =>
    y === null ? [] : [{ x: 0, y: y - 8, width: 10, height: 16 }],
  );
  for (const [at, rect] of rects.entries())
    for (const other of rects.slice(at + 1)) expect(overlaps(rect, other)).toBe(false);
});
