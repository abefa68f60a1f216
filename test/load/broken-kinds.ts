import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { mappedSource } from "../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../src/load/mapping/mapping.ts";
import { shippedMappingPath } from "../../src/load/mapping/shipped-mappings.ts";
import type { Source } from "../../src/load/source.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { disclosure } from "../../src/load/sources/disclosure/disclosure.ts";
import { finbenchSource } from "../../src/load/sources/finbench.ts";
import { ftm } from "../../src/load/sources/ftm/ftm.ts";
import { smesdSource } from "../../src/load/sources/smesd.ts";
import type { Tables } from "./bundle-folder.ts";
import { code, company, link, listing, office, person, stake, tableText } from "./bundle-folder.ts";
import { rowOf, workbookBytes } from "./read/workbook-bytes.ts";

const numbers = Array.from({ length: 6 }, (_, at) => at);
const tables: Tables = {
  subjects: [
    ...numbers.map((at) =>
      company(code(at), { uscc: code(at), name: `厦门“${at}”有限公司`, address: "湖里区,1号" }),
    ),
    ...numbers.map((at) => person(`p${at}`, { idDigest: `d${at}` })),
  ],
  shareholdings: numbers.map((at) => stake(`s${at}`, `p${at}`, code(at))),
  positions: numbers.map((at) => office(`o${at}`, `p${at}`, code(at))),
  links: numbers.slice(1).map((at) => link(`l${at}`, code(at), code(at - 1))),
  listings: numbers.map((at) => listing(`L${at}`, code(at))),
  penalties: numbers.map((at) => ({
    ...{
      recordId: `P${at}`,
      subjectId: code(at),
      penaltyType: "fine",
      amountFen: "100",
      decidedOn: "2026-01-01",
    },
  })),
  records: numbers.map((at) => ({
    ...{ recordId: `R${at}`, subjectId: code(at), recordType: "licence", occurredOn: "2026-01-01" },
  })),
};
export const bundleTexts = Object.entries(tables).map(([table, rows]): [string, string] => {
  return [`${table}.csv`, tableText(table as keyof Tables, rows)];
});
const EXAMPLES = join(import.meta.dirname, "sources/examples/disclosure");
const disclosureTexts = readdirSync(EXAMPLES).map((name): [string, string] => {
  return [name, readFileSync(join(EXAMPLES, name), "utf8")];
});

const entities = numbers.flatMap((at) => [
  { id: code(at), schema: "Company", properties: { name: [`厦门“${at}”有限公司`], uscCode: [code(at)] } },
  { id: `p${at}`, schema: "Person", properties: { name: ["张三"], idNumber: ["x"] } },
  {
    ...{ id: `s${at}`, schema: "Ownership" },
    properties: { owner: [`p${at}`], asset: [code(at)], percentage: ["30-40"], startDate: ["2019"] },
  },
  { id: `o${at}`, schema: "Directorship", properties: { director: [`p${at}`], organization: [code(at)] } },
  {
    id: `L${at}`,
    schema: "Sanction",
    properties: { entity: [code(at)], programId: ["x"], listingDate: ["2024"] },
  },
]);
const ftmTexts: [string, string][] = [
  ["entities.ftm.json", entities.map((one) => JSON.stringify(one)).join("\n")],
];

const stated = (at: number, recordId: string, recordType: string, recordDetails: object) => ({
  ...{ statementId: `b${at}-${recordId}`, recordId, recordType, recordStatus: "new" },
  ...{ statementDate: "2020-01-01", declarationSubject: recordId, recordDetails },
});
const share = { exact: 30, minimum: 30, maximum: 30 };
const bodsTexts: [string, string][] = [
  [
    "statements.json",
    numbers
      .flatMap((at) => [
        stated(at, code(at), "entity", {
          ...{ name: `厦门“${at}”有限公司`, entityType: { type: "registeredEntity" }, isComponent: false },
          identifiers: [{ id: code(at), scheme: "CN-USCI" }],
        }),
        stated(at, `p${at}`, "person", {
          ...{ personType: "knownPerson", names: [{ type: "legal", fullName: "张三" }], isComponent: false },
        }),
        stated(at, `r${at}`, "relationship", {
          ...{ subject: code(at), interestedParty: `p${at}`, isComponent: false },
          interests: [
            { type: "shareholding", directOrIndirect: "direct", share, startDate: "2019-01-01" },
            { type: "boardMember", startDate: "2020-02-02" },
          ],
        }),
      ])
      .map((one) => JSON.stringify(one))
      .join("\n"),
  ],
];

const lines = (header: string, row: (at: number) => string) => [header, ...numbers.map(row), ""].join("\n");
const finbenchTexts: [string, string][] = [
  [
    "Company.csv",
    lines(
      "companyId|companyName|isBlocked|createTime",
      (at) => `${at}|Acme, ${at}|${at === 1}|2020-01-01 12:38:32.171`,
    ),
  ],
  [
    "Person.csv",
    lines("personId|personName|isBlocked|createTime", (at) => `${at}|Ann ${at}|false|2020-03-01 00:00:00.0`),
  ],
  [
    "PersonInvestCompany.csv",
    lines("investorId|companyId|ratio|createTime", (at) => `${at}|${5 - at}|0.12${at}|2021-01-01 00:00:00.0`),
  ],
];
const smesdTexts: [string, string][] = [
  [
    "companies.csv",
    lines("split,idx,label,reg_capital,paid_capital,age_months", (at) => `train,${at},${at % 2},12.5,1,9`),
  ],
  ["edges.csv", lines("split,src,dst,type_id,type,weight", (at) => `train,${5000 + at},${at},8,any,24.0`)],
];

/** A registry's workbook under a mapping: slips fall into the cells and between them, or tear the archive. */
const registryBook = {
  texts: [
    [
      "registry.xlsx",
      lines(
        "企业名称,统一社会信用代码,法定代表人,成立日期,行政区划代码,股东名称,持股比例,认缴日期",
        (at) => `厦门“${at}”有限公司,${code(at)},张三,2019-01-0${at + 1},350203,李四,${10 + at}%,2020-02-02`,
      ),
    ],
  ] as [string, string][],
  wrapped: (bytes: Buffer): Buffer => {
    const escaped = bytes.toString("utf8").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const rows = escaped.split("\n").map((line, at) => rowOf(at + 1, line.split(",")));
    return Buffer.from(workbookBytes({ rows: rows.join("") }));
  },
};

/** A source with a sound delivery of it. */
export interface Kind {
  source: Source;
  texts: readonly [string, string][];
  /** Makes of a text what lies on disk, where that is no text. */
  wrapped?: (bytes: Buffer) => Buffer;
}

/** Every kind of delivery that is broken. */
export const kinds: readonly Kind[] = [
  { source: bundle, texts: bundleTexts },
  { source: disclosure, texts: disclosureTexts },
  { source: ftm, texts: ftmTexts },
  { source: bodsSource(), texts: bodsTexts },
  { source: finbenchSource(), texts: finbenchTexts },
  { source: smesdSource(), texts: smesdTexts },
  { source: mappedSource(readMapping(shippedMappingPath("registry-extract"))), ...registryBook },
];
