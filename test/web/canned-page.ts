import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { builtViewer, cannedService, launchBrowser } from "./browser.ts";

/** A page of the built viewer in front of canned answers. */
export interface CannedPage {
  page: Page;
  /** The viewer's address, without a question. */
  baseUrl: string;
  /** Variables of the next request of an operation; ask before what sends it. */
  sent: (operation: string) => Promise<unknown>;
  close: () => Promise<void>;
}

/** Build, serve and open the viewer, at the browser's own size unless told; an error in the page fails the test. */
export async function openCannedPage(viewport?: { width: number; height: number }): Promise<CannedPage> {
  const root = await builtViewer();
  const { server, baseUrl } = await cannedService(root, { now: false });
  const browser = await launchBrowser();
  // A context of its own: the reader of accessibility opens a second page in it.
  const page = await (await browser.newContext(viewport && { viewport })).newPage();
  page.on("pageerror", (error) => expect.fail(error.message));
  return {
    page,
    baseUrl,
    sent: async (operation) => {
      const request = await page.waitForRequest((one) => one.postData()?.includes(operation) ?? false);
      return (request.postDataJSON() as { variables: unknown }).variables;
    },
    close: async () => {
      await browser.close();
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
