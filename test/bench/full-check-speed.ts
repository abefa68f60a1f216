/**
 * Rows a second of a whole dry run, format by format: the survey of keys, the deny-list, references, expectations, a real
 * graph, of the 5,000 firms that penalties name, that is asked what it knows; nothing is written. Rows that the checks keep out count as read:
 * `npx tsx test/bench/full-check-speed.ts [--rows 100000] [--only WORD]`. The jars come from CREDIT_GRAPH_NEO4J_JARS.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { tableShapes } from "../../src/load/tables.ts";
import { opened } from "../load/own-server.ts";
import { formats } from "./format-files.ts";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "100000" }, only: { type: "string", default: "" } },
});
const rows = Array.from({ length: Number(values.rows) }, (_, at) => at);
const asked = Object.entries(formats).filter(([name]) =>
  name.toLowerCase().includes(values.only.toLowerCase()),
);
if (asked.length === 0) throw new Error(`no format has "${values.only}" in its name`);

const home = mkdtempSync(join(tmpdir(), "full-check-speed-"));
try {
  await opened(home, async ({ graph }) => {
    const order = { graph, home, mode: "delta", clock: () => new Date() } as const;
    const firms = join(home, "firms");
    mkdirSync(firms);
    const { columns } = tableShapes.subjects;
    const firm = (at: number): Record<string, string> => ({
      id: `s${at}`,
      kind: "company",
      name: `公司${at}`,
    });
    const lines = Array.from({ length: 5_000 }, (_, at) =>
      columns.map((one) => firm(at)[one] ?? "").join(","),
    );
    writeFileSync(join(firms, "subjects.csv"), [columns.join(","), ...lines].join("\n"));
    await loadDelivery({ ...order, directory: firms, source: bundle });
    console.log("| format | rows read | kept out | seconds | rows a second |\n|---|---|---|---|---|");
    for (const [name, { source, write }] of asked) {
      const directory = join(home, "delivery");
      mkdirSync(directory);
      write(directory, rows);
      const started = performance.now();
      const { files } = await loadDelivery({ ...order, directory, source, dryRun: true });
      const seconds = (performance.now() - started) / 1_000;
      const read = files.reduce((sum, file) => sum + file.rowsRead, 0);
      const keptOut = files.reduce((sum, file) => sum + file.rowsQuarantined, 0);
      const perSecond = Math.round(read / seconds);
      console.log(`| ${name} | ${read} | ${keptOut} | ${seconds.toFixed(1)} | ${perSecond} |`);
      rmSync(directory, { recursive: true });
    }
  });
} finally {
  rmSync(home, { recursive: true, force: true });
}
