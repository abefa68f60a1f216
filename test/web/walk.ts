import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A cold service plans each question once; the walk waits as a person would. */
const patient = { timeout: 30_000 };

/** What the walk saw, for further claims by its caller. */
export interface Walked {
  partiesOnFirstScreen: number;
  alertsOnFirstScreen: number;
  hops: number;
  svg: string;
}

/**
 * The inspector's walk: first screen → lead → its proof → a party of it → its neighbours → table →
 * dismiss → export.
 * `baseUrl` is the viewer's address, with whatever logs in (the printed `/?token=…` address will do).
 */
export async function walk(page: Page, baseUrl: string): Promise<Walked> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(baseUrl);
  await page.locator("g.node").first().waitFor();
  await expect
    .poll(() => page.locator("#sentence").textContent(), patient)
    .toMatch(/共\s*\d+\s*个主体.*条线索.*不作为处罚依据/);
  const partiesOnFirstScreen = await page.locator("g.node").count();
  const alertsOnFirstScreen = await page.locator(".alert-line").count();
  expect(await page.locator("g.node.listed").count()).toBeGreaterThan(0);

  await page.locator(".alert-line").first().click();
  await page.locator("article.evidence .hops li").first().waitFor();
  const hops = await page.locator("article.evidence .hops li").count();
  expect(page.url()).toContain("alert=");
  await expect.poll(() => page.locator(".hash").textContent(), patient).toMatch(/^[0-9a-f]{64}$/);

  await page.locator("g.node.listed .shape").first().click();
  await page.locator("article.subject h2").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url(), patient).toContain("subject=");
  await page.locator("#crumbs strong").waitFor();
  await page.keyboard.press("t");
  await page.locator(".table-twin tbody tr").first().waitFor();
  await page.keyboard.press("t");

  await page.locator(".alert-line").first().click();
  await page.locator(".assess textarea").fill("走查测试");
  await page.locator('[data-action="DISMISS"]').click();
  await expect.poll(() => page.locator("#notice").textContent(), patient).toBe("处置已记录");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-action="export-svg"]').click(),
  ]);
  const svg = readFileSync(await download.path(), "utf8");
  expect(svg).toContain("不作为处罚依据");
  return { partiesOnFirstScreen, alertsOnFirstScreen, hops, svg };
}
