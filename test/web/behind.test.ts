import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";

const missing = browserMissing();
if (missing) console.warn(`browser tests are skipped: ${missing}`);

describe.skipIf(missing !== null)("who stands behind a company, on its card", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage();
    page = opened.page;
    await page.goto(`${opened.baseUrl}?subject=C4`);
    await page.locator("article.subject h2").waitFor();
  });
  afterAll(() => opened.close());
  const block = (title: string) =>
    page.locator("article.subject .block").filter({ has: page.locator("h3", { hasText: title }) });

  test("a controller that rests on a contradiction is open, and names the register", async () => {
    const pair = (label: string) => page.locator("dl .pair").filter({ hasText: label }).first();
    expect(await pair("实际控制人").textContent()).toContain("? 待定：下列登记自相矛盾，核实前不能确定");
    await expect
      .poll(() => pair("登记矛盾").locator("button").allTextContents())
      .toEqual(["厦门鹭川陶瓷有限公司"]);
  });

  test("a section counts its lines, those not shown yet too, and nothing that is no line", async () => {
    const held = block("对外投资");
    expect(await held.locator(".count").textContent()).toBe("8");
    expect(await held.locator(".line").count()).toBe(6);
    await held.locator("button.more").click();
    expect(await held.locator(".line").count()).toBe(8);
    expect(await block("受益所有人").locator(".count").textContent()).toBe("2");
    expect(await block("受益所有人").locator("> small").count()).toBe(1);
  });

  test("the card has no accessibility fault", async () => {
    const { violations } = await new AxeBuilder({ page }).include("article.subject").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test("a person's card has no sections that only organisations can fill", async () => {
    await page.goto(`${opened.baseUrl}?subject=P1`);
    await block("在外任职").waitFor();
    expect(await block("股东").count()).toBe(0);
    expect(await block("任职人员").count()).toBe(0);
    expect(await page.locator("article.subject .kicker").textContent()).not.toContain("存续");
  });
});
