/** Made-up deliveries of as many rows as asked, format by format, for those who time how they are read. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import type { Source } from "../../src/load/source.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import { jsonLinesSource } from "../../src/load/sources/json-lines.ts";
import { usccFromParts } from "../../src/model/uscc.ts";
import { rowOf, workbookBytes } from "../load/read/workbook-bytes.ts";

const code = (at: number) => usccFromParts("91350203", `MA${String(at).padStart(6, "0")}`);
const HEAD = "recordId,subjectId,penaltyType,amountFen,authority,documentNo,decidedOn,publishUntil";
const cells = (at: number) =>
  `r${at},s${at % 5_000},fine,${at * 100},厦门市市场监督管理局,厦市监罚〔2025〕${at}号,2025-03-01,2026-03-01`;
/** Numbers of the rows that a file is to have. */
type Rows = readonly number[];
const lines = (rows: Rows, of: (at: number) => string) => `${rows.map(of).join("\n")}\n`;

/** Characters of two bytes in GB18030, found by decoding all of them: Node encodes UTF-8 alone. */
function gb18030(text: string): Uint8Array {
  const bytesOf = new Map<string, [number, number]>();
  const decoder = new TextDecoder("gb18030");
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from([...text].flatMap((one) => (one < "\x80" ? one.charCodeAt(0) : bytesOf.get(one)!)));
}

const csv = (rows: Rows) => `${HEAD}\n${lines(rows, cells)}`;
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
export const formats: Record<string, { source: Source; write: (folder: string, rows: Rows) => void }> = {
  "CSV, UTF-8": of("bundle", "penalties.csv", csv),
  "CSV, GB18030": of("bundle", "penalties.csv", (rows) => gb18030(csv(rows))),
  "CSV, gzip": of("bundle", "penalties.csv.gz", (rows) => gzipSync(csv(rows))),
  XLSX: of("bundle", "penalties.xlsx", (rows) =>
    workbookBytes({
      rows: rowOf(1, HEAD.split(",")) + rows.map((at) => rowOf(at + 2, cells(at).split(","))).join(""),
    }),
  ),
  "JSON lines (push)": {
    source: jsonLinesSource(["penalties"]),
    write: (folder, rows) => {
      const names = HEAD.split(",");
      const line = (at: number) => {
        const texts = cells(at).split(",");
        return JSON.stringify({
          table: "penalties",
          ...Object.fromEntries(names.map((name, no) => [name, texts[no]])),
        });
      };
      writeFileSync(join(folder, "delivery.jsonl"), lines(rows, line));
    },
  },
  "JSON lines, persons with ID numbers": {
    source: jsonLinesSource(["subjects"]),
    write: (folder, rows) => writeFileSync(join(folder, "delivery.jsonl"), lines(rows, person)),
  },
  "双公示, CSV": of(
    "disclosure",
    "CF.csv",
    (rows) =>
      `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG\n${lines(
        rows,
        (at) => `公司${at},2,${code(at)},厦市监罚〔2025〕${at}号,罚款,0.5,2025-03-01,厦门市市场监督管理局`,
      )}`,
  ),
  "list-announcement (mapping file), GB18030": of("list-announcement", "失信被执行人.csv", (rows) =>
    gb18030(
      `被执行人,统一社会信用代码,法定代表人,法院,案号,发布日期\n${lines(
        rows,
        (at) => `公司${at},${code(at)},王某,某区人民法院,（2025）闽0203执${at}号,2025-03-01`,
      )}`,
    ),
  ),
  "registry-extract (mapping file)": of(
    "registry-extract",
    "登记信息.csv",
    (rows) =>
      `企业名称,统一社会信用代码,法定代表人,登记状态,成立日期,住所,股东名称,股东类型,持股比例,认缴出资额(万元)\n${lines(
        rows,
        (at) =>
          `公司${at},${code(at)},林${at},存续,2020-03-01,厦门市思明区示例路${at}号,股东${at},自然人,60,100`,
      )}`,
  ),
  "FinBench, gzip": of("finbench", "CompanyInvestCompany.csv.gz", (rows) =>
    gzipSync(
      `investorId|companyId|ratio|createTime\n${lines(rows, (at) => `${at}|${at % 5_000}|0.25|2020-06-03 05:29:11.668`)}`,
    ),
  ),
  "SMEsD, gzip": of("smesd", "edges.csv.gz", (rows) =>
    gzipSync(
      `split,src,dst,type_id,type,weight\n${lines(rows, (at) => `train,${at},${at + 1},0,supervised,1`)}`,
    ),
  ),
  "BODS 0.4": of("bods", "statements.json", (rows) => JSON.stringify(rows.map(bodsStatement))),
  FollowTheMoney: of("ftm", "entities.ftm.json", (rows) =>
    lines(rows, (at) =>
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

function of(name: string, file: string, content: (rows: Rows) => string | Uint8Array) {
  return {
    source: (sources[name] ?? shippedSources()[name])!({}),
    write: (folder: string, rows: Rows) => writeFileSync(join(folder, file), content(rows)),
  };
}
