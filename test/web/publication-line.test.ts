import { expect, test } from "vitest";
import { publicationText } from "../../web/panel/publication-line.ts";

test("the line says state, end, day from which repair may be asked for, rule and doubt", () => {
  const periodRule = {
    source: "信用修复管理办法（严重失信信息）",
    isUncertain: true,
    mayApplyFrom: "2027-05-02",
    doubtZh: null,
  };
  expect(
    publicationText(
      {
        state: "PUBLISHED",
        publishUntil: "2029-05-02",
        publishUntilStated: false,
        inUseUntil: null,
        periodRule,
        correctedOn: null,
      },
      null,
    ),
  ).toBe(
    "公示中，2029-05-02 起不再公示，2027-05-02 起可申请修复；依据 信用修复管理办法（严重失信信息），待核实",
  );
});

test("an end that the source states is told as its own, and no rule as none", () => {
  const stated = {
    state: "TO_DELETE",
    publishUntil: "2026-08-01",
    publishUntilStated: true,
    inUseUntil: "2026-08-01",
    periodRule: null,
    correctedOn: null,
  } as const;
  expect(publicationText(stated, "2026-08-01")).toBe("应删除，2026-08-01 起不再公示（来源载明）");
  const silent = {
    state: "PUBLISHED",
    publishUntil: null,
    publishUntilStated: false,
    inUseUntil: null,
    periodRule: null,
    correctedOn: null,
  } as const;
  expect(publicationText(silent, null)).toBe("公示中，公示期限未载");
});

test("an end of use by law is told where it is not the end that the source states", () => {
  const listing = {
    state: "SHARING_ENDED",
    publishUntil: null,
    publishUntilStated: false,
    inUseUntil: "2026-06-02",
    periodRule: null,
    correctedOn: null,
  } as const;
  const told = "停止共享和使用，公示期限未载，2026-06-02 起停止共享和使用";
  expect(publicationText(listing, null)).toBe(told);
  expect(publicationText(listing, "2027-01-01")).toBe(told);
  expect(publicationText(listing, "2026-06-02")).toBe("停止共享和使用，公示期限未载");
});
