import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encoding } from "../../web/draw/encoding.ts";
import { browserMissing, builtViewer, cannedService, launchBrowser } from "./browser.ts";
import { walk } from "./walk.ts";

let root: string;
beforeAll(async () => {
  root = await builtViewer();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("the built viewer names no outside host", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(html|js|css|svg)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) {
    const hosts = [
      ...readFileSync(join(root, name), "utf8").matchAll(/(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi),
    ].map(([host]) => host);
    // XML namespaces are names, never fetched.
    expect(
      hosts.filter((host) => host !== "http://www.w3.org"),
      name,
    ).toEqual([]);
  }
});

const missing = browserMissing();
if (missing) console.warn(`browser tests are skipped: ${missing}`);

describe.skipIf(missing !== null)("in a browser, on canned answers", () => {
  const locked = { now: false };
  let browser: Browser;
  let server: Server;
  let baseUrl: string;
  let page: Page;
  const requested: string[] = [];
  beforeAll(async () => {
    ({ server, baseUrl } = await cannedService(root, locked));
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on("request", (request) => requested.push(request.url()));
    page.on("pageerror", (error) => expect.fail(error.message));
  });
  beforeEach(async () => {
    locked.now = false;
    await page.goto(baseUrl);
    await page.locator("g.node").first().waitFor();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  const ids = () =>
    page.locator("g.node").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-id")).sort());

  test("the first screen says what is seen and what it is not", async () => {
    await expect
      .poll(() => page.locator("#sentence").textContent())
      .toBe("厦门：共 585 个主体，23 个严重失信，1 条线索；线索仅供研判，不作为处罚依据");
    expect(await ids()).toEqual(["C1", "C2", "C4", "P1"]);
    expect(await page.locator("g.node.listed .tag:not([display=none])").count()).toBe(2);
  });

  test("shares are printed on the lines to the last decimal", async () => {
    const texts = await page.locator(".on-line:not([display=none])").allTextContents();
    expect(texts).toContain("49.9999%");
  });

  test("every line of the legend is a line of the encoding, and switches it off", async () => {
    const shown = await page.locator(".legend-line").evaluateAll((lines) =>
      lines.map((line) => ({
        key: line.getAttribute("data-key"),
        zh: line.querySelector("span")!.textContent,
      })),
    );
    for (const { key, zh } of shown) expect(encoding.find((row) => row.key === key)?.zh, key!).toBe(zh);
    await page.locator('[data-key="kind:individualBusiness"]').click();
    await expect.poll(ids).toEqual(["C1", "C2", "P1"]);
    expect(await page.locator("#notes").textContent()).toContain("图中显示 3 / 4 个主体");
  });

  test("a redraw keeps the same elements", async () => {
    await page
      .locator('g.node[data-id="C1"]')
      .evaluate((mark) => ((mark as unknown as { kept: boolean }).kept = true));
    await page.locator('g.node[data-id="P1"] .shape').click();
    await page.keyboard.press("e");
    await expect.poll(ids).toEqual(["C1", "C2", "C3", "C4", "P1"]);
    expect(
      await page
        .locator('g.node[data-id="C1"]')
        .evaluate((mark) => (mark as unknown as { kept?: boolean }).kept),
    ).toBe(true);
  });

  test("an expansion tells what it left out, X hides, Z takes back", async () => {
    await page.locator('g.node[data-id="P1"] .shape').click();
    await page.keyboard.press("e");
    await expect
      .poll(() => page.locator("#notes").textContent())
      .toContain("已显示 3 / 共 1840（一次最多 50 个）");
    await page.keyboard.press("x");
    await expect.poll(ids).toEqual(["C1", "C2", "C3", "C4"]);
    await page.keyboard.press("z");
    await page.keyboard.press("z");
    await expect.poll(ids).toEqual(["C1", "C2", "C4", "P1"]);
  });

  test("the address is the view: opened elsewhere it shows the same picture", async () => {
    await page.locator('g.node[data-id="P1"] .shape').click();
    await page.keyboard.press("e");
    await expect.poll(ids).toHaveLength(5);
    const other = await browser.newPage();
    await other.goto(page.url());
    await other.locator('g.node[data-id="C3"]').waitFor();
    expect(await other.locator("article.subject h2").textContent()).toBe("庄砚川");
    await other.close();
  });

  test("a new date asks everything again, a wrong one asks nothing", async () => {
    const input = page.locator(".as-of input");
    await input.fill("2024-02-30");
    await input.press("Tab");
    await expect.poll(() => page.locator("#notice").textContent()).toContain("无效");
    expect(page.url()).not.toContain("asOf");
    await input.fill("2024-03-01");
    await input.press("Tab");
    await expect.poll(() => page.url()).toContain("asOf=2024-03-01");
    await page.getByRole("button", { name: "按当日所知" }).click();
    await expect.poll(() => page.url()).toContain("knownAt=2024-03-01T15%3A59%3A59.999Z");
    await expect.poll(() => page.locator(".as-of .known").textContent()).toBe("已知截至 2024-03-01 23:59");
    await page.getByRole("button", { name: "回到最新" }).click();
    await expect.poll(() => page.url()).not.toMatch(/asOf|knownAt/);
  });

  test("a held lead says in the list by when its objection is due, and that it is late", async () => {
    await page.goto(`${baseUrl}?status=HELD`);
    await expect
      .poll(() => page.locator(".alert-line .under-objection").textContent())
      .toBe("异议应于 2026-06-29 前办结，已逾期");
    await page.goto(baseUrl);
    await page.locator(".alert-line").first().waitFor();
    expect(await page.locator(".alert-line .under-objection").count()).toBe(0);
  });

  test("a line under objection has strokes across it, others have none, and the legend says so", async () => {
    const ticked = await page
      .locator("g.edge path.ticks[d]")
      .evaluateAll((marks) => marks.map((mark) => mark.parentElement!.getAttribute("data-id")));
    expect(ticked).toEqual(["SH-2"]);
    expect(await page.locator('[data-key="line:contested"] b').textContent()).toBe("1");
    await page.locator('[data-key="line:contested"]').click();
    await expect.poll(() => page.locator('g.edge[data-id="SH-2"]').count()).toBe(0);
  });

  test("an objection is raised from a hop by the keyboard alone; a refusal is told in words", async () => {
    await page.goto(`${baseUrl}?alert=AL-1`);
    const hop = page.locator(".hops li", { hasText: "SH-1" });
    await hop.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await hop.locator("option").allTextContents()).toEqual(["事实错误", "文字错误", "遗漏"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => hop.locator("[role=alert]").textContent()).toBe("请写明异议人");
    await page.keyboard.type("当事人");
    await page.keyboard.press("Tab");
    await page.keyboard.type("甲字1号");
    await page.keyboard.press("Tab");
    await page.keyboard.type("退回");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => hop.locator("[role=alert]").textContent())
      .toBe("填写的内容不被接受：ground OMISSION: not for this");
    await hop.locator("textarea").fill("登记有误");
    const sent = page.waitForRequest((request) => request.postData()?.includes("RaiseObjection") ?? false);
    await hop.locator("button[type=submit]").press("Enter");
    expect(((await sent).postDataJSON() as { variables: unknown }).variables).toEqual({
      input: {
        ...{ statementId: "SH-1", ground: "TEXT_ERROR", reason: "登记有误" },
        ...{ raisedBy: "当事人", documentNo: "甲字1号" },
      },
    });
    await expect
      .poll(() => page.locator("#notice").textContent())
      .toBe("异议已登记，记录已标注，应于 2026-07-06 前办结");
  });

  test("a procedure under way is told with its next step, and that nothing follows from it", async () => {
    await page.goto(`${baseUrl}?subject=C2`);
    const block = page.locator("article.subject .block", { hasText: "程序进行中（未列入）" });
    await expect.poll(() => block.textContent()).toContain("2026-06-18 告知（列入事先告知书 〔2026〕1号）");
    expect(await block.textContent()).toContain("下一步：听取陈述申辩");
    expect(await block.textContent()).toContain("不产生任何后果");
    await page.goto(`${baseUrl}?subject=C1`);
    await page.locator("article.subject h2").waitFor();
    expect(await block.count()).toBe(0);
  });

  test("search is chosen from with the keyboard", async () => {
    await page.locator(".search input").fill("鹭川");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("subject=C1");
  });

  test("Enter before the answer opens what is found alone; what a text before found cannot be chosen", async () => {
    const input = page.locator(".search input");
    await input.fill("鹭");
    await expect.poll(() => page.locator(".hits .told").textContent()).toBe("请输入至少 2 个字。");
    await input.fill("鹭川");
    await page.locator("[role=option]").first().waitFor();
    await input.fill("鹭川陶瓷");
    expect(await page.locator("[role=option]:visible").count()).toBe(0);
    await page.keyboard.press("Enter");
    expect(page.url()).not.toContain("subject=");
    await expect.poll(() => page.url()).toContain("subject=C1");
  });

  test("an alert of a chosen moment is looked at, no step is offered", async () => {
    await page.goto(`${baseUrl}?alert=AL-1`);
    await expect.poll(() => page.locator(".assess button").count()).toBeGreaterThan(0);
    await page.goto(`${baseUrl}?alert=AL-1&asOf=2026-03-01`);
    await page.getByText("所看为所选时点；请回到最新再作处置。").waitFor();
    expect(await page.locator(".assess button").count()).toBe(0);
    await page.goto(`${baseUrl}?alert=AL-9&asOf=2026-03-01`);
    await page.getByText("所选时点没有此线索").first().waitFor();
  });

  test("an expired token is told with its remedy", async () => {
    locked.now = true;
    await page.goto(baseUrl);
    await expect
      .poll(() => page.locator("#notes").textContent())
      .toContain("访问令牌无效或已过期，请用启动时打印的网址打开");
  });

  test("nobody but the service is asked", () => {
    expect(requested.filter((url) => !url.startsWith(baseUrl) && !url.startsWith("blob:"))).toEqual([]);
  });

  test("an open form of objection has no accessibility fault", async () => {
    await page.goto(`${baseUrl}?alert=AL-1`);
    await page.locator(".object summary").first().click();
    await page.locator(".object button").first().click();
    await page.locator(".fault", { hasText: "请写明" }).waitFor();
    const { violations } = await new AxeBuilder({ page }).include("aside, #side, .evidence").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test.each(["", "?alert=AL-1", "?status=HELD", "?subject=C2", "?table=1"])(
    "screen %j has no accessibility fault",
    async (query) => {
      await page.goto(baseUrl + query);
      await page
        .locator(query.includes("table") ? ".table-twin tr" : "g.node")
        .first()
        .waitFor();
      await expect.poll(() => page.locator(".waiting").count()).toBe(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
  );

  test("the walk: lead, proof, subject, table, dismissal, export", async () => {
    const seen = await walk(page, baseUrl);
    expect(seen).toMatchObject({ partiesOnFirstScreen: 4, alertsOnFirstScreen: 1, hops: 3 });
  });
});
