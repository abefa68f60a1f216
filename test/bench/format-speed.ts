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
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import type { Source } from "../../src/load/source.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import { jsonLinesSource } from "../../src/load/sources/json-lines.ts";
import { KeyRing, newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { usccFromParts } from "../../src/model/uscc.ts";
import { rowOf, workbookBytes } from "../load/read/workbook-bytes.ts";

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

const code = (at: number) => usccFromParts("91350203", `MA${String(at).padStart(6, "0")}`);
const HEAD = "recordId,subjectId,penaltyType,amountFen,authority,documentNo,decidedOn,publishUntil";
const cells = (at: number) =>
  `r${at},s${at % 5_000},fine,${at * 100},厦门市市场监督管理局,厦市监罚〔2025〕${at}号,2025-03-01,2026-03-01`;
const numbers = Array.from({ length: rows }, (_, at) => at);
const lines = (of: (at: number) => string) => `${numbers.map(of).join("\n")}\n`;

/** Characters of two bytes in GB18030, found by decoding all of them: Node encodes UTF-8 alone. */
function gb18030(text: string): Uint8Array {
  const bytesOf = new Map<string, [number, number]>();
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from([...text].flatMap((one) => (one < "\x80" ? one.charCodeAt(0) : bytesOf.get(one)!)));
}

const csv = () => `${HEAD}\n${lines(cells)}`;
const person = (at: number) =>
  JSON.stringify({
    table: "subjects",
    id: `p${at}`,
    kind: "person",
    name: `人${at}`,
    idNumber: idNumber(at),
  });
const bodsStatement = (at: number) => ({
  statementId: `statement-${at}`,
  declarationSubject: "e0",
  statementDate: "2025-03-01",
  recordStatus: "new",
  ...(at % 2 === 0
    ? {
        ...{ recordId: `e${at}`, recordType: "entity" },
        recordDetails: { isComponent: false, entityType: { type: "registeredEntity" }, name: `公司${at}` },
      }
    : {
        ...{ recordId: `r${at}`, recordType: "relationship" },
        recordDetails: {
          ...{ isComponent: false, subject: "e0", interestedParty: `e${at - 1}` },
          interests: [
            {
              type: "shareholding",
              directOrIndirect: "direct",
              share: { exact: 1 },
              startDate: "2020-01-01",
            },
          ],
        },
      }),
});
/** Numbers of 15 digits: any day and order has the right form. */
const idNumber = (at: number) => `350203${String(500101 + (at % 28))}${String(at % 1_000).padStart(3, "0")}`;

/** Format → its source, and the files that hold the rows. */
const formats: Record<string, { source: Source; write: (folder: string) => void }> = {
  "CSV, UTF-8": of("bundle", "penalties.csv", csv),
  "CSV, GB18030": of("bundle", "penalties.csv", () => gb18030(csv())),
  "CSV, gzip": of("bundle", "penalties.csv.gz", () => gzipSync(csv())),
  XLSX: of("bundle", "penalties.xlsx", () =>
    workbookBytes({
      rows: rowOf(1, HEAD.split(",")) + numbers.map((at) => rowOf(at + 2, cells(at).split(","))).join(""),
    }),
  ),
  "JSON lines (push)": {
    source: jsonLinesSource(["penalties"]),
    write: (folder) => {
      const names = HEAD.split(",");
      const line = (at: number) => {
        const texts = cells(at).split(",");
        return JSON.stringify({
          table: "penalties",
          ...Object.fromEntries(names.map((name, no) => [name, texts[no]])),
        });
      };
      writeFileSync(join(folder, "delivery.jsonl"), lines(line));
    },
  },
  "JSON lines, persons with ID numbers": {
    source: jsonLinesSource(["subjects"]),
    write: (folder) => writeFileSync(join(folder, "delivery.jsonl"), lines(person)),
  },
  "双公示, CSV": of(
    "disclosure",
    "CF.csv",
    () =>
      `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG\n${lines(
        (at) => `公司${at},2,${code(at)},厦市监罚〔2025〕${at}号,罚款,0.5,2025-03-01,厦门市市场监督管理局`,
      )}`,
  ),
  "list-announcement (mapping file), GB18030": of("list-announcement", "失信被执行人.csv", () =>
    gb18030(
      `被执行人,统一社会信用代码,法定代表人,法院,案号,发布日期\n${lines(
        (at) => `公司${at},${code(at)},王某,某区人民法院,（2025）闽0203执${at}号,2025-03-01`,
      )}`,
    ),
  ),
  "FinBench, gzip": of("finbench", "CompanyInvestCompany.csv.gz", () =>
    gzipSync(
      `investorId|companyId|ratio|createTime\n${lines((at) => `${at}|${at % 5_000}|0.25|2020-06-03 05:29:11.668`)}`,
    ),
  ),
  "SMEsD, gzip": of("smesd", "edges.csv.gz", () =>
    gzipSync(`split,src,dst,type_id,type,weight\n${lines((at) => `train,${at},${at + 1},0,supervised,1`)}`),
  ),
  "BODS 0.4": of("bods", "statements.json", () => JSON.stringify(numbers.map(bodsStatement))),
  FollowTheMoney: of("ftm", "entities.ftm.json", () =>
    lines((at) =>
      JSON.stringify(
        at % 2 === 0
          ? {
              id: `c${at}`,
              schema: "Company",
              properties: { name: [`公司${at}`], jurisdiction: ["cn"], uscCode: [code(at)] },
            }
          : {
              id: `s${at}`,
              schema: "Ownership",
              properties: {
                owner: [`c${at - 1}`],
                asset: ["c0"],
                percentage: ["25"],
                startDate: ["2020-01-01"],
              },
            },
      ),
    ),
  ),
};

function of(name: string, file: string, content: () => string | Uint8Array) {
  return {
    source: (sources[name] ?? shippedSources()[name])!({}),
    write: (folder: string) => writeFileSync(join(folder, file), content()),
  };
}

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
    write(folder);
    console.log(JSON.stringify(await measure(folder, source)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
