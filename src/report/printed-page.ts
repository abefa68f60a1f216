import type { Html } from "./html.ts";
import { html, rawHtml } from "./html.ts";
import { pageStyle } from "./page-style.ts";
import { printableText } from "./safe-text.ts";

/** What stands on a report whatever it says: its name, whose it is, what it covers. */
export interface PrintedPage {
  title: string;
  organisation: string;
  /** Day or month it is of, as the window's title shows it. */
  period: string;
  /** Terms and what they are, in the line under the title. */
  meta: readonly (readonly [term: string, value: string])[];
  sections: readonly Html[];
}

/** A report as one self-contained HTML page that prints to A4: nothing fetched, no time of printing. */
export function printedPage({ title, organisation, period, meta, sections }: PrintedPage): string {
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} ${period} ${organisation}</title>
        <style>
          ${rawHtml(pageStyle)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="organisation">${organisation}</div>
            <h1>${title}</h1>
            <div class="meta">
              ${meta.map(([term, value]) => html`<span>${term} <b>${value}</b></span> `)}
            </div>
          </header>
          ${sections}
        </main>
      </body>
    </html> `;
  return printableText(page.markup);
}
