/**
 * Rows a second through reading, the checks of a row by itself and its hash, and the memory it takes, format by format,
 * each in a process of its own (references, the survey of keys, record types on the deny-list, expectations are not in it):
 * `npx tsx test/bench/format-speed.ts [--rows 200000] [--only WORD]`, or of files of so many MiB, unpacked:
 * `--mib 1024 [--only csv|gzip|ftm]`; `--only` asks for the formats with that word in their name. No database: what the
 * graph adds is in src/load/README.md. The peak is of the whole process that reads, as the system counts it.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { checkRow, contentHash } from "../../src/load/check/check-row.ts";
import { strictDenyList } from "../../src/load/check/denied-names.ts";
import { keyedSource } from "../../src/load/identity/keyed-row.ts";
import { openDelivery } from "../../src/load/read/delivery.ts";
import type { Source } from "../../src/load/source.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import { formats } from "./format-files.ts";
import { KeyRing, newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "200000" },
    mib: { type: "string" },
    only: { type: "string" },
    one: { type: "string" },
    folder: { type: "string" },
  },
});
// With --mib the small files are not asked for, and their rows would only take memory.
const rows = values.mib === undefined ? Number(values.rows) : 0;
const MIB = 2 ** 20;

/** Read a folder to its end: every table, every check, every hash. */
async function measure(folder: string, source: Source): Promise<object> {
  const ring = new KeyRing(parseSecrets(newSecretLine("bench")));
  globalThis.gc?.();
  let peak = process.memoryUsage().rss;
  const before = peak;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const started = performance.now();
  const { files, tablesPresent } = await openDelivery(folder, source, strictDenyList);
  let [read, sound] = [0, 0];
  for (const table of tablesPresent) {
    for await (const row of keyedSource(source, ring).rows(table, files)) {
      read += 1;
      const checked = checkRow(table, row);
      if ("fact" in checked && contentHash(checked.fact) !== "") sound += 1;
    }
  }
  const seconds = (performance.now() - started) / 1_000;
  clearInterval(timer);
  const peakMib = process.resourceUsage().maxRSS / 1_024;
  return {
    rows: read,
    sound,
    seconds,
    rowsPerSecond: read / seconds,
    moreMib: (peak - before) / MIB,
    peakMib,
  };
}

const stakeHead =
  "statementId,holderId,companyId,sharePercent,sharePercentMin,sharePercentMax,amountFen,validFrom,validTo\n";
const stakeLine = (at: number) => `s${at},h${at},c${at % 999_983},25.5,,,1000000,2020-01-01,\n`;
const ownershipLine = (at: number) =>
  `${JSON.stringify({ id: `s${at}`, schema: "Ownership", properties: { owner: [`h${at}`], asset: [`c${at % 999_983}`], percentage: ["25"], startDate: ["2020-01-01"] } })}\n`;

/** Formats that a file of any size may have: its source, its name, its lines. `--mib` counts them unpacked. */
const great: Record<string, { source: string; file: string; head: string; line: (at: number) => string }> = {
  csv: { source: "bundle", file: "shareholdings.csv", head: stakeHead, line: stakeLine },
  gzip: { source: "bundle", file: "shareholdings.csv.gz", head: stakeHead, line: stakeLine },
  ftm: { source: "ftm", file: "entities.ftm.json", head: "", line: ownershipLine },
};

/** Written in pieces by this process, so that the one that reads holds none of it. */
function writeGreat(folder: string, name: string, mib: number): void {
  const { file, head, line } = great[name]!;
  const path = join(folder, file);
  const packed = (text: string) => (file.endsWith(".gz") ? gzipSync(text, { level: 1 }) : text);
  let written = head.length;
  writeFileSync(path, head === "" ? "" : packed(head));
  for (let at = 0; written < mib * MIB; at += 100_000) {
    const piece = Array.from({ length: 100_000 }, (_, n) => line(at + n)).join("");
    appendFileSync(path, packed(piece));
    written += piece.length;
  }
}

/** One format in a process of its own, told as a line. */
function tell(what: string, one: string, folder: string): void {
  const flags = ["--expose-gc", "--import", "tsx", import.meta.filename, "--one", one, "--rows", values.rows];
  const more = values.mib === undefined ? [] : ["--mib", values.mib, "--folder", folder];
  const told = execFileSync(process.execPath, [...flags, ...more], { encoding: "utf8" });
  const {
    rows: read,
    sound,
    seconds,
    rowsPerSecond,
    moreMib,
    peakMib,
  } = JSON.parse(told) as Record<string, number>;
  console.log(
    `${what}: ${read} rows, ${sound} sound, ${seconds!.toFixed(1)} s, ${Math.round(rowsPerSecond!)} rows/s, ${Math.round(moreMib!)} MiB more, peak ${Math.round(peakMib!)} MiB`,
  );
}

const { only = "", mib } = values;
const asked = (name: string) => name.toLowerCase().includes(only.toLowerCase());
const folder = mkdtempSync(join(tmpdir(), "format-speed-"));
try {
  if (values.one === undefined) {
    const names = Object.keys(mib === undefined ? formats : great).filter(asked);
    if (names.length === 0) throw new Error(`no format has "${only}" in its name`);
    for (const name of names) {
      if (mib === undefined) {
        tell(name, name, folder);
        continue;
      }
      writeGreat(folder, name, Number(mib));
      tell(`${name} of ${mib} MiB`, name, folder);
      rmSync(join(folder, great[name]!.file));
    }
  } else if (values.folder !== undefined) {
    console.log(JSON.stringify(await measure(values.folder, sources[great[values.one]!.source]!({}))));
  } else {
    const { source, write } = formats[values.one]!;
    write(
      folder,
      Array.from({ length: rows }, (_, at) => at),
    );
    console.log(JSON.stringify(await measure(folder, source)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
