import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { CannedRefusal, cannedAnswer } from "./canned.ts";

const chromiumPath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/**
 * Why browser tests cannot run here; null when they can. Without a CJK font, pictures of Chinese mean
 * nothing.
 */
export function browserMissing(): string | null {
  if (!existsSync(chromiumPath)) return `no chromium at ${chromiumPath}: install it or set CHROMIUM_PATH`;
  try {
    const fonts = execFileSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
    return fonts.trim() === "" ? "no Chinese font: install fonts-noto-cjk" : null;
  } catch (error) {
    return `fc-list is missing, so no Chinese font can be found: ${(error as Error).message}`;
  }
}

/** Start the system's browser, headless and silent towards the network. */
export function launchBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: [...args, ...quiet] });
}

/** Build the viewer into a temporary folder, so that tests see the sources of today; returns the folder. */
export async function builtViewer(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "credit-graph-viewer-"));
  await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}

/**
 * A service of canned answers: the built viewer at `/`, `cannedAnswer` at `/graphql`; 401 while
 * `locked.now`.
 */
export async function cannedService(
  root: string,
  locked: { now: boolean },
): Promise<{ baseUrl: string; server: Server }> {
  const media: Record<string, string> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    if (request.method !== "POST") {
      const file = join(root, path === "/" ? "index.html" : path);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, {
        "content-type": media[extname(file)] ?? "text/plain",
        "content-security-policy": "default-src 'self'",
      });
      return void response.end(readFileSync(file));
    }
    if (locked.now) return void response.writeHead(401, { "content-type": "application/json" }).end("{}");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables: Record<string, unknown>;
      };
      response.writeHead(200, { "content-type": "application/json" });
      try {
        const data = cannedAnswer(/(?:query|mutation) (\w+)/.exec(query)![1]!, variables);
        response.end(JSON.stringify({ data }));
      } catch (error) {
        if (!(error instanceof CannedRefusal)) throw error;
        const { message, code } = error;
        response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
