import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { casesText } from "../../web/panel/list-switch.ts";
import { leftText } from "../../web/panel/open-cases.ts";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";

test.each([
  ["2026-06-29", false, 3, "剩 3 个工作日"],
  ["2026-06-29", false, 0, "今日到期"],
  ["2026-06-29", true, -2, "已逾期 2 个工作日"],
  ["2026-06-29", true, 0, "已逾期"],
  ["2026-06-29", true, null, "已逾期"],
  ["2026-06-29", false, null, "未逾期"],
  [null, false, null, "期限未能推算"],
])("due %s, overdue %s, left %s: %s", (due, overdue, workingDaysLeft, text) => {
  expect(leftText({ due, overdue, workingDaysLeft })).toBe(text);
});

test("the switch says how many are open, and overdue ones where there are some", () => {
  expect(casesText({ totalCount: 12, overdueCount: 3 })).toBe("异议与修复 12，逾期 3");
  expect(casesText({ totalCount: 12, overdueCount: 0 })).toBe("异议与修复 12");
});

const missing = browserMissing();
if (missing) console.warn(`test/web/open-cases skips its browser: ${missing}`);

describe.skipIf(missing !== null)("the list of open cases", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage({ width: 1280, height: 800 });
    page = opened.page;
  });
  beforeEach(async () => {
    await page.goto(opened.baseUrl);
    await page.getByRole("button", { name: "异议与修复 4，逾期 1" }).waitFor();
  });
  afterAll(() => opened.close());
  const lines = () => page.locator(".case-line").evaluateAll((all) => all.map((one) => one.dataset["id"]));
  const openList = async () => {
    await page.getByRole("button", { name: /^异议与修复/ }).click();
    await page.locator(".case-line").first().waitFor();
  };
  const sent = (operation: string) => opened.sent(operation);

  test("is reached from the first screen and says in words what is late and what rests on memory", async () => {
    await openList();
    expect(page.url()).toContain("cases=all");
    const texts = await page.locator(".case-line").allTextContents();
    expect(texts[0]).toContain(
      "庄砚川、厦门鹭川冷链有限公司已逾期 1 个工作日异议待决定 · 遗漏，2026-06-22 提出",
    );
    expect(texts[0]).toContain(
      "应于 2026-06-29 前办结期限依据：浙江省公共信用信息管理条例第三十条、第三十一条",
    );
    expect(texts[0]).not.toContain("待核实");
    expect(texts[1]).toContain("今日到期");
    expect(texts[1]).toContain("（待核实）");
    expect(texts[2]).toContain("剩 8 个工作日");
    await page.getByRole("button", { name: /^线索 / }).click();
    await page.locator(".alert-line[data-id='AL-1']").waitFor();
  });

  test("comes page by page from the service, and the address keeps the page", async () => {
    await openList();
    expect(await page.locator(".told").first().textContent()).toBe("本页 3 / 共 4 件，按期限先后");
    const told = sent("OpenCases");
    await page.getByRole("button", { name: "下一页" }).click();
    expect(await told).toMatchObject({ first: 50, after: "3" });
    await expect.poll(lines).toEqual(["case-O2"]);
    expect(page.url()).toContain("after=3");
    await page.reload();
    await expect.poll(lines).toEqual(["case-O2"]);
    expect(await page.locator(".case-line").textContent()).toContain("期限未能推算");
    await page.getByRole("button", { name: "回到第一页" }).click();
    await expect.poll(lines).toEqual(["case-O3", "case-R1", "case-R2"]);
  });

  test("is narrowed to one step and to the overdue; an empty list says what it means", async () => {
    await openList();
    const told = sent("OpenCases");
    await page.getByRole("button", { name: /^修复待受理/ }).click();
    expect(await told).toMatchObject({ filter: { awaits: ["ACCEPT_REPAIR"] } });
    await expect.poll(lines).toEqual(["case-R1"]);
    await page.getByRole("button", { name: /^只看已逾期/ }).click();
    await expect
      .poll(() => page.locator(".open-cases .empty").textContent())
      .toBe("所选条件下没有待办，可放宽条件。");
    await page.goto(`${opened.baseUrl}?cases=all&asOf=2020-01-01`);
    await expect.poll(() => page.locator(".open-cases .empty").textContent()).toContain("未登记的不在此列");
  });

  test("the keyboard alone goes from a line to its case on the card, and decides it", async () => {
    await page.getByRole("button", { name: /^异议与修复/ }).focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-id='case-O3'].case-line").focus();
    await page.keyboard.press("Enter");
    await page.locator(".case[data-here]").waitFor();
    expect(page.url()).toMatch(/subject=C2.*case=O3/);
    const first = page.locator(".cases .case").first();
    expect(await first.getAttribute("data-case")).toBe("O3");
    await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator("[data-id='case-O3'].case-line").getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await first.getByLabel("更正或补充的栏目").fill("sharePercent");
    await first.getByLabel("正确内容").fill("14");
    await first.getByLabel("理由").fill("以章程为准");
    const told = sent("DecideObjection");
    await first.getByRole("button", { name: "异议成立", exact: true }).press("Enter");
    expect(await told).toEqual({
      input: {
        ...{ objectionId: "O3", decision: "UPHOLD", reason: "以章程为准" },
        corrections: { sharePercent: "14" },
      },
    });
    await expect.poll(() => page.locator("#notice").textContent()).toContain("异议成立");
  });

  test("a longer time that the law does not give is refused in words", async () => {
    await page.goto(`${opened.baseUrl}?subject=C2&cases=all&case=O3`);
    const form = page.locator('[data-case="O3"] details');
    await form.locator("summary").click();
    await form.getByLabel("理由").fill("情况复杂");
    await form.getByRole("button", { name: "延长办理期限" }).click();
    await expect.poll(() => form.locator(".fault").textContent()).toContain("当地规定不可延长");
  });

  test("an application is accepted before it is decided", async () => {
    await page.goto(`${opened.baseUrl}?subject=C2&case=R1`);
    const buttons = (id: string) => page.locator(`[data-case="${id}"] .buttons button`);
    await page.locator(".case[data-here]").waitFor();
    expect(await buttons("R1").allTextContents()).toEqual(["受理", "不予修复"]);
    expect(await buttons("R2").allTextContents()).toEqual(["准予修复", "不予修复", "延长办理期限"]);
    const cases = await page.locator(".cases").textContent();
    expect(cases).toContain("应于 2026-06-30 前受理（期限待核实）");
    expect(cases).toContain("应于 2026-07-10 前办结（期限待核实）");
    const form = page.locator('[data-case="R1"] details');
    await form.locator("summary").click();
    await form.getByLabel("理由").fill("材料齐全");
    const told = sent("DecideRepair");
    await form.getByRole("button", { name: "受理" }).click();
    expect(await told).toEqual({ input: { applicationId: "R1", decision: "ACCEPT", reason: "材料齐全" } });
  });

  test.each(["?cases=all", "?cases=decideRepair&subject=C2&case=R2", "?cases=all&asOf=2020-01-01"])(
    "screen %j has no accessibility fault",
    async (query) => {
      await page.goto(opened.baseUrl + query);
      await page.locator(".open-cases").waitFor();
      await expect.poll(() => page.locator(".waiting").count()).toBe(0);
      for (const summary of await page.locator(".case summary").all()) await summary.click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
  );
});
