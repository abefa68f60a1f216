import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endedText } from "../../web/panel/penalties.ts";
import type { Penalty } from "../../web/subject-card.ts";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";
import { cannedPenalties } from "./canned-penalties.ts";

const [published, byLaw, repaired] = cannedPenalties as unknown as [Penalty, Penalty, Penalty];

test("a penalty that has ended says why and from which day, a published one nothing", () => {
  expect(endedText(published)).toBeNull();
  expect(endedText(byLaw)).toBe("已结束：依规定期限届满，2025-04-03 起");
  expect(endedText(repaired)).toBe("已结束：信用修复，2025-01-06 起");
  expect(endedText({ ...repaired, removalReason: null })).toBe("已结束：来源载明的期限届满，2025-01-06 起");
  expect(endedText({ ...repaired, removalReason: "other" })).toBe("已结束：other，2025-01-06 起");
});

test("the earlier of two ends is the day, and no day is told as none", () => {
  expect(endedText({ ...byLaw, inUseUntil: "2025-02-03" })).toContain("2025-02-03 起");
  expect(endedText({ ...byLaw, publishUntil: null })).toContain("2025-04-03 起");
  expect(endedText({ ...byLaw, publishUntil: null, inUseUntil: null })).toBe(
    "已结束：依规定期限届满，日期未载 起",
  );
});

const missing = browserMissing();
if (missing) console.warn(`test/web/penalties skips its browser: ${missing}`);

describe.skipIf(missing !== null)("penalties on the card", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage();
    page = opened.page;
    await page.goto(`${opened.baseUrl}?subject=C2`);
    await page.locator("article.subject h2").waitFor();
  });
  afterAll(() => opened.close());
  const block = () => page.locator("article.subject .block", { hasText: "行政处罚" });

  test("the published one says why its period is unsure and when the act was corrected", async () => {
    const line = block().locator("> .line");
    expect(await line.count()).toBe(1);
    expect(await line.textContent()).toContain(
      "期限待核实：罚款轻重按数额划分，数额标准未录入，此处按一般计",
    );
    expect(await line.textContent()).toContain("2026-04-20 起整改完成");
    expect(await block().locator("h3 .count").textContent()).toBe("1");
  });

  test("those that have ended are folded away, and opened by the keyboard tell reason and day", async () => {
    const ended = block().locator("details.ended");
    expect(await ended.locator("summary").first().textContent()).toBe("已结束的行政处罚 2 件");
    expect(await ended.locator(".line").first().isVisible()).toBe(false);
    await ended.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    const ends = ended.locator(".end");
    await expect
      .poll(() => ends.allTextContents())
      .toEqual(["已结束：依规定期限届满，2025-04-03 起", "已结束：信用修复，2025-01-06 起"]);
    expect(await ends.first().isVisible()).toBe(true);
    const { violations } = await new AxeBuilder({ page }).include("article.subject").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
