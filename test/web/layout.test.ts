import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LabelRoom, overlaps } from "../../web/draw/label-room.ts";
import { projectPicture } from "../../web/draw/picture.ts";
import { placeAround } from "../../web/layout/around.ts";
import { bendsOf } from "../../web/layout/bends.ts";
import { layOutForce } from "../../web/layout/force.ts";
import { layOutTiers } from "../../web/layout/ownership-tiers.ts";
import { packParts } from "../../web/layout/pack.ts";
import { layOutLanes } from "../../web/layout/path-lanes.ts";
import type { Layout, Places } from "../../web/layout/place.ts";
import { roomOf } from "../../web/layout/place.ts";
import { edge, node } from "./canned.ts";

const party = (id: string) => ({ id, name: `厦门${id}供应链有限公司`, listed: id < "C", kind: "company" });
const line = (from: string, to: string, kind = "OWNS") => ({ id: `${from}-${to}`, from, to, kind });
const nodes = ["A", "B", "C", "D", "E", "F", "G"].map(party);
const lines = [line("A", "B"), line("B", "C"), line("A", "C"), line("D", "C"), line("E", "F", "GUARANTEES")];

const layouts: Record<string, Layout> = {
  force: layOutForce(1.1),
  tiers: layOutTiers("C"),
  lanes: layOutLanes(["A"], "C"),
};
const rounded = (places: Places) =>
  Object.fromEntries([...places].map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]));

describe.each(Object.keys(layouts))("layout %s", (name) => {
  const layOut = layouts[name]!;

  test("is the same whatever the order of the answer", () => {
    const shuffles = fc.tuple(
      fc.shuffledSubarray(nodes, { minLength: 7 }),
      fc.shuffledSubarray(lines, { minLength: 5 }),
    );
    const expected = rounded(layOut(nodes, lines));
    fc.assert(
      fc.property(shuffles, ([someNodes, someLines]) => {
        expect(rounded(layOut(someNodes, someLines))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  test("places every party, and no two on the same room", () => {
    const places = layOut(nodes, lines);
    const rooms = nodes.map((one) => {
      const { width, height, above } = roomOf(one);
      const { x, y } = places.get(one.id)!;
      return { x: x - width / 2 + 1, y: y - above + 1, width: width - 2, height: height - 2 };
    });
    for (const [at, room] of rooms.entries())
      for (const other of rooms.slice(at + 1)) expect(overlaps(room, other)).toBe(false);
  });

  test("keeps its golden places", () => {
    expect(rounded(layOut(nodes, lines))).toMatchSnapshot();
  });
});

test("owners stand above, holdings below", () => {
  const places = layOutTiers("B")(nodes, lines);
  expect(places.get("A")!.y).toBeLessThan(places.get("B")!.y);
  expect(places.get("C")!.y).toBeGreaterThan(places.get("B")!.y);
});

test("a proof reads from the listed party on the left to the target on the right", () => {
  const places = layOutLanes(["A"], "C")(nodes.slice(0, 3), [line("A", "B"), line("B", "C")]);
  expect(["A", "B", "C"].map((id) => places.get(id)!.x)).toEqual([0, 250, 500]);
});

test("an expansion moves nothing that stands", () => {
  const before = layOutForce(1)(nodes.slice(0, 3), lines);
  const after = placeAround(before, "A", nodes);
  for (const [id, place] of before) expect(after.get(id)).toEqual(place);
  expect(after.size).toBe(nodes.length);
});

test("parts that are packed cover nothing of each other", () => {
  const part = fc.record({
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 20, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (sizes) => {
      const parts = sizes.map(({ width, height }) => [{ left: 0, right: width, top: 0, bottom: height }]);
      const rects = packParts(parts, 1.2).map((corner, at) => ({ ...corner, ...sizes[at]! }));
      for (const [at, one] of rects.entries())
        for (const other of rects.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
    }),
    { numRuns: 30 },
  );
});

describe("bends", () => {
  const places = new Map([
    ["A", { x: 0, y: 0 }],
    ["B", { x: 300, y: 0 }],
    ["C", { x: 150, y: 0 }],
  ]);

  test("lines of one pair stand apart, in either direction", () => {
    const pair = [line("A", "C"), { ...line("A", "C"), id: "second" }, line("C", "A")];
    const bends = bendsOf(pair, places);
    // The last line runs the other way, so its bend counts mirrored.
    const sides = [bends.get("A-C")!, bends.get("second")!, -bends.get("C-A")!];
    expect(new Set(sides.map((side) => side + 0)).size).toBe(3);
  });

  test("a line goes around a party in its way, and straight where none is", () => {
    expect(bendsOf([line("A", "B")], places).get("A-B")).not.toBe(0);
    expect(bendsOf([line("A", "B")], new Map([...places].slice(0, 2))).get("A-B")).toBe(0);
  });
});

describe("labels", () => {
  test("a place is taken once, and never beyond the rim", () => {
    const room = new LabelRoom({ width: 100, height: 100 });
    const rect = { x: 10, y: 10, width: 30, height: 10 };
    expect(room.claimFirst([rect])).toEqual(rect);
    expect(room.claimFirst([rect])).toBeNull();
    expect(room.claimFirst([{ ...rect, x: 80 }])).toBeNull();
    expect(room.claimFirst([{ ...rect, x: 68 }])).not.toBeNull();
  });

  test.each([0.4, 0.7, 1, 2])("no name covers another at zoom %f", (k) => {
    const scene = nodes.map((one) => ({ ...node("C1"), tier: null, ...one, severity: null, alertsOpen: 0 }));
    const places = layOutForce(1)(nodes, lines);
    const picture = {
      nodes: scene,
      edges: [edge("S", "A", "B")],
      places,
      bends: new Map(),
      selectedId: null,
      focusId: null,
      bright: null,
    };
    const { nodes: marks } = projectPicture(picture, { k, x: 400, y: 400 }, { width: 900, height: 900 });
    const labels = marks.flatMap(({ label }) => (label ? [label] : []));
    expect(labels.length).toBeGreaterThan(0);
    for (const [at, label] of labels.entries())
      for (const other of labels.slice(at + 1)) expect(overlaps(label, other)).toBe(false);
  });
});
