import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ApiError } from "../../web/api.ts";
import { caseFailureText, inputOf } from "../../web/panel/case-forms.ts";
import { repairTellings, tellings } from "../../web/panel/cases.ts";
import type { RepairCase } from "../../web/subject-card.ts";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";

const one = {
  ...{ id: "O1", statementId: "s1", statusZh: "异议中", decisionZh: null, decidedOn: null },
  ...{ clock: { decideDue: "2026-06-08", decideOverdue: true, sure: "L" }, review: null, lifting: null },
};

test("a case tells what was decided, by whom it was reviewed and lifted, in that order", () => {
  expect(tellings(one)).toEqual(["应于 2026-06-08 前办结，已逾期"]);
  const fromMemory = { ...one, clock: { ...one.clock, sure: "M" } };
  expect(tellings(fromMemory)).toEqual(["应于 2026-06-08 前办结（期限待核实），已逾期"]);
  const review = {
    ...({ status: "REPLACED", statusZh: "变更原决定", authority: "某省发展和改革委员会" } as const),
    ...{ requestedOn: "2026-06-10", decidedOn: "2026-06-20", newStatusZh: "异议成立" },
    clock: { decideDue: null, decideOverdue: false, sure: "L" },
  };
  const lifting = { liftedOn: "2026-06-25", authority: "某省发展和改革委员会", documentNo: "〔2026〕3号" };
  const decided = { ...one, decisionZh: "异议不成立", decidedOn: "2026-06-08", review, lifting };
  expect(tellings(decided)).toEqual([
    "2026-06-08 决定：异议不成立",
    "2026-06-20 某省发展和改革委员会复核决定：变更原决定，异议成立",
    "2026-06-25 由某省发展和改革委员会撤销决定，〔2026〕3号",
  ]);
});

test("an application tells what its applicant states, what may close it, and who decided", () => {
  const clock = { ...one.clock, firstDue: "2026-06-05", firstOverdue: false, firstSure: "M" };
  const application: RepairCase = {
    ...{ ...one, clock, status: "APPLIED", appliedOn: "2026-06-01", extendedOn: null },
    ...{ correctedOn: "2026-05-01", performedOn: null, committedOn: "2026-06-01" },
    ...{ determinedBy: "某市应急管理局", decisionAuthority: null, uncertainBars: ["某规定第九条"] },
  };
  const stated = [
    "申请人陈述：2026-05-01 已纠正，2026-06-01 已作出信用承诺",
    "可能不适用修复（待核实）：某规定第九条",
  ];
  expect(repairTellings(application)).toEqual([...stated, "应于 2026-06-05 前受理（期限待核实）"]);
  const by = (decisionAuthority: string) =>
    repairTellings({ ...application, decisionZh: "不予修复", decidedOn: "2026-06-08", decisionAuthority });
  const decided = [...stated, "2026-06-08 决定：不予修复"];
  expect(by("某市应急管理局")).toEqual([...decided, "决定机关：某市应急管理局"]);
  expect(by("某省应急管理厅")).toEqual([
    ...[...decided, "决定机关：某省应急管理厅（认定机关：某市应急管理局）"],
  ]);
});

test("empty texts are left out, and a column with its text becomes a correction of what is replaced", () => {
  const texts = [
    ["documentNo", ""],
    ["column", "sharePercent"],
    ["text", "14"],
    ["reason", "x"],
  ] as const;
  expect(inputOf(texts, "REPLACE")).toEqual({ reason: "x", corrections: { sharePercent: "14" } });
  expect(inputOf(texts, "SUSTAIN")).toEqual({ reason: "x" });
  expect(
    inputOf(
      [
        ["column", ""],
        ["text", ""],
        ["reason", "x"],
      ],
      "REPLACE",
    ),
  ).toEqual({ reason: "x" });
});

test("a refusal is told in words of the case, with what the service found", () => {
  const refused = new ApiError("CONFLICT", "x");
  refused.detail = "review V1 is under way";
  expect(caseFailureText(refused)).toContain("review V1 is under way");
  expect(caseFailureText(new ApiError("FORBIDDEN", "当前身份无权查看这项内容"))).toBe(
    "当前身份无权查看这项内容",
  );
});

const missing = browserMissing();
if (missing) console.warn(`test/web/cases skips its browser: ${missing}`);

describe.skipIf(missing !== null)("the card of a subject with cases", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage({ width: 1440, height: 900 });
    page = opened.page;
  });
  beforeEach(async () => {
    await page.goto(`${opened.baseUrl}?subject=C2`);
    await page.locator(".cases").waitFor();
  });
  afterAll(() => opened.close());
  const sent = (operation: string) => opened.sent(operation);
  const formOf = async (id: string, title: string) => {
    const form = page
      .locator(`[data-case="${id}"] details`, { has: page.getByText(title, { exact: true }) })
      .first();
    await form.locator("summary").click();
    return form;
  };

  test("says what was decided and that one decision is under review", async () => {
    const text = (await page.locator(".cases").textContent())!;
    expect(text).toContain("异议（事实错误），2026-06-01 提出");
    expect(text).toContain("2026-06-08 决定：异议不成立");
    expect(text).toContain(
      "2026-06-20 申请复核，浙江省发展和改革委员会办理，办理期限未能推算，其间原决定有效",
    );
  });

  test("a review is asked for with who asks and why", async () => {
    const form = await formOf("O1", "申请复核");
    await form.getByText("提交复核申请").click();
    expect(await form.locator(".fault").textContent()).toBe("请填写：申请人");
    await form.getByLabel("申请人").fill("当事人");
    await form.getByLabel("理由").fill("股权早已转出");
    const told = sent("RequestReview");
    await form.getByText("提交复核申请").click();
    expect(await told).toEqual({ input: { caseId: "O1", requestedBy: "当事人", reason: "股权早已转出" } });
    await expect.poll(() => page.locator("#notice").textContent()).toBe("复核申请已登记，原决定仍有效");
  });

  test("a decision is lifted with office and document, which must be told", async () => {
    const form = await formOf("O1", "撤销决定");
    await form.getByLabel("作出决定的机关").fill("某市发展和改革委员会");
    await form.locator("button").click();
    expect(await form.locator(".fault").textContent()).toBe("请填写：撤销文书号");
    await form.getByLabel("撤销文书号").fill("〔2026〕3号");
    await form.getByLabel("理由").fill("决定有误");
    const told = sent("LiftDecision");
    await form.locator("button").click();
    expect(await told).toEqual({
      input: {
        ...{ caseId: "O1", authority: "某市发展和改革委员会", documentNo: "〔2026〕3号", reason: "决定有误" },
      },
    });
    await expect.poll(() => page.locator("#notice").textContent()).toContain("决定已撤销");
  });

  test("a review is decided, with what is to be corrected; while it runs nothing else is offered", async () => {
    expect(await page.locator('[data-case="O2"] summary').allTextContents()).toEqual(["复核决定"]);
    const form = await formOf("O2", "复核决定");
    await form.getByLabel("理由").fill("退回");
    await form.getByText("维持原决定", { exact: true }).click();
    await expect.poll(() => form.locator(".fault").textContent()).toContain("review V1 is sustained");
    await form.getByLabel("更正或补充的栏目").fill("sharePercent");
    await form.getByLabel("正确内容").fill("14");
    await form.getByLabel("理由").fill("以章程为准");
    const told = sent("DecideReview");
    await form.getByText("变更原决定", { exact: true }).click();
    expect(await told).toEqual({
      input: { caseId: "O2", decision: "REPLACE", reason: "以章程为准", corrections: { sharePercent: "14" } },
    });
    await expect.poll(() => page.locator("#notice").textContent()).toContain("已变更原决定");
  });

  test("a past that is looked at offers no step, and open forms have no accessibility fault", async () => {
    for (const summary of await page.locator(".case summary").all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.goto(`${opened.baseUrl}?subject=C2&knownAt=2026-06-20T00:00:00.000Z`);
    await page.locator(".cases").waitFor();
    expect(await page.locator(".case summary").count()).toBe(0);
  });
});
