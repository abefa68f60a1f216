import { expect, test } from "vitest";
import { stepsText } from "../../web/panel/procedure-lines.ts";
import type { ListingProcedure } from "../../web/subject-card.ts";

const step = (stageZh: string, stageOn: string, more: Partial<ListingProcedure["steps"][number]> = {}) => ({
  ...{ stageZh, stageOn, documentNo: null, documentName: null, authority: null, outcomeZh: null },
  ...more,
});

test("a procedure is one line of dated steps with what their documents are called and numbered", () => {
  const steps = [
    step("拟列入", "2025-03-05"),
    step("告知", "2025-03-07", { documentName: "告知书", documentNo: "告1号" }),
    step("听取陈述申辩", "2025-03-14", { documentName: "笔录" }),
    step("决定", "2025-04-10", { documentNo: "决1号", outcomeZh: "列入" }),
  ];
  expect(stepsText({ steps } as unknown as ListingProcedure)).toBe(
    "2025-03-05 拟列入 → 2025-03-07 告知（告知书 告1号） → 2025-03-14 听取陈述申辩（笔录） → 2025-04-10 决定列入（决1号）",
  );
});
