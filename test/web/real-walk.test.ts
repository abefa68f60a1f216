import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import type { ApiServer } from "../../src/api/server.ts";
import { createApiServer } from "../../src/api/server.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { testGraph } from "../load/loading.ts";
import { loadedSeed } from "../seed-region.ts";
import { browserMissing, builtViewer, launchBrowser } from "./browser.ts";
import { walk } from "./walk.ts";

const missing = browserMissing();
if (missing) console.warn(`test/web/real-walk skips: ${missing}`);
const TOKEN = "0123456789abcdef0123456789abcdef";

describe.skipIf(missing !== null)("the viewer on the real service and the seed region", () => {
  const graph = testGraph();
  let server: ApiServer | undefined;
  let browser: Browser | undefined;
  let address = "";

  beforeAll(async () => {
    const { runner } = await loadedSeed(graph);
    const webRoot = await builtViewer();
    server = createApiServer({
      graph,
      webRoot,
      token: TOKEN,
      clock: () => new Date(),
      audit: { record: async () => undefined },
      runJob: (id) => runner.run(id),
      discipline: disciplineOf({ graph, clock: () => new Date(), owner: "test" }),
      ownershipAbove: ownershipAboveOf(graph),
      push: () => Promise.reject(new Error("nothing is pushed here")),
      logger: { error: (fields, message) => console.error(message, fields) },
    });
    const { port } = await server.listen(0, "127.0.0.1");
    address = `http://127.0.0.1:${port}/?token=${TOKEN}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await graph.close();
  });

  // The picture of the README: `UPDATE_PICTURE=1 npx vitest run test/web/real-walk.test.ts` takes it anew.
  test.runIf(process.env["UPDATE_PICTURE"])("the first screen is the picture of the README", async () => {
    const page = await (await browser!.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(address);
    await page.locator("g.node").first().waitFor();
    await expect.poll(() => page.locator(".waiting").count(), { timeout: 30_000 }).toBe(0);
    // Marks move to their places before they stand.
    await page.waitForTimeout(2_000);
    await page.screenshot({ path: "seed/map.png" });
  });

  test("an inspector walks from the first screen to a dismissed lead and an exported picture", async () => {
    const page = await (await browser!.newContext()).newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const seen = await walk(page, address);
    expect(seen.partiesOnFirstScreen).toBeGreaterThan(40);
    expect(seen.alertsOnFirstScreen).toBeGreaterThan(20);
    expect(seen.hops).toBeGreaterThanOrEqual(2);
    expect(seen.svg).toContain("<svg");
    expect(faults).toEqual([]);
  });
});
