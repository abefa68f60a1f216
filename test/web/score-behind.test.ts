import { expect, test } from "vitest";
import { isScoreBehind } from "../../web/panel/score.ts";

const scored = (tier: "A_PLUS" | "D") => ({ score: { points: 900, tier, ledger: [] } });

test("a score is behind where the tier and a severe list contradict each other", () => {
  expect(isScoreBehind(true, scored("A_PLUS"))).toBe(true);
  expect(isScoreBehind(false, scored("D"))).toBe(true);
  expect(isScoreBehind(true, scored("D"))).toBe(false);
  expect(isScoreBehind(false, scored("A_PLUS"))).toBe(false);
  expect(isScoreBehind(true, { score: null }), "persons have none").toBe(false);
});
