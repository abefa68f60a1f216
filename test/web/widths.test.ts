import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserMissing } from "./browser.ts";
import type { CannedPage } from "./canned-page.ts";
import { openCannedPage } from "./canned-page.ts";

const missing = browserMissing();
if (missing) console.warn(`test/web/widths is skipped: ${missing}`);

describe.skipIf(missing !== null)("the screen at several widths", () => {
  let opened: CannedPage;
  let page: Page;
  beforeAll(async () => {
    opened = await openCannedPage();
    page = opened.page;
  });
  afterAll(() => opened.close());

  const screens = [
    "",
    "?alert=AL-1",
    "?subject=C2",
    "?table=1",
    "?cases=all",
    "?asOf=2024-03-01&knownAt=2024-03-01",
  ];
  const widths = [
    [1440, 900],
    [1081, 800],
    [1024, 768],
    [768, 1024],
    [390, 844],
  ] as const;
  const open = async (query: string, [width, height]: readonly [number, number]) => {
    await page.setViewportSize({ width, height });
    await page.goto(opened.baseUrl + query);
    await page
      .locator(query.includes("table") ? ".table-twin tr" : "g.node")
      .first()
      .waitFor();
    await expect.poll(() => page.locator(".waiting").count()).toBe(0);
  };
  const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;

  test.each(widths.flatMap((size) => screens.map((query) => [query, size] as const)))(
    "screen %j at %j scrolls nowhere to the side and cuts off nothing",
    async (query, size) => {
      await open(query, size);
      // What may be wider than its place and says so: tables that scroll by themselves, names that end in "…".
      const cut = await page.evaluate(() => {
        const own = (one: Element) => one.closest("svg, #table, .aloud, .skip") !== null;
        const all = [...document.querySelectorAll("body *")].filter(
          (one) => !own(one) && one.checkVisibility() && getComputedStyle(one).textOverflow !== "ellipsis",
        );
        const beyond = all.filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
        });
        const narrow = all.filter(
          (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible",
        );
        return [...beyond, ...narrow].map((one) => `${one.tagName}#${one.id}.${one.className}`);
      });
      expect(cut).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(size[0]);
    },
  );

  test("three columns from 1,081 px, the picture over list and details below", async () => {
    await open("?subject=C2", [1081, 800]);
    const [list, picture, details] = [await boxOf("#left"), await boxOf("#centre"), await boxOf("#right")];
    expect([list.y, details.y]).toEqual([picture.y, picture.y]);
    expect(list.x).toBeLessThan(picture.x);
    expect(picture.x).toBeLessThan(details.x);
    for (const size of [
      [1080, 800],
      [768, 1024],
    ] as const) {
      await open("?subject=C2", size);
      const [below, above, beside] = [await boxOf("#left"), await boxOf("#centre"), await boxOf("#right")];
      expect(below.y).toBeGreaterThanOrEqual(above.y + above.height);
      expect(beside.y).toBe(below.y);
      expect(above.height).toBeGreaterThanOrEqual(400);
      expect((await boxOf("#stage")).height).toBeGreaterThan(150);
      expect(Math.min(below.width, beside.width)).toBeGreaterThan(340);
    }
  });

  test("at 768 px a lead is opened, its party chosen and its date set", async () => {
    await open("", [768, 1024]);
    await page.locator(".alert-line").first().click();
    await page.locator("article.evidence .hops li").first().waitFor();
    await page.locator("g.node.listed .shape").first().click();
    await page.locator("article.subject h2").waitFor();
    await page.locator(".search input").fill("鹭川");
    await page.locator("[role=option]").first().click();
    await expect.poll(() => page.url()).toContain("subject=C1");
    const input = page.locator(".as-of input");
    await input.fill("2024-03-01");
    await input.press("Tab");
    await expect.poll(() => page.url()).toContain("asOf=2024-03-01");
  });
});
