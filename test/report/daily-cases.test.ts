import { expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import type { Objection, RepairApplication } from "../../src/model/objection.ts";
import type { CaseReview } from "../../src/model/review.ts";
import { caseSection } from "../../src/report/daily-case-section.ts";
import { dailyAlertsCsv, dailyAlertsHtml, dailyAlertsXlsx } from "../../src/report/daily-alerts.ts";
import { caseLines, casesText } from "../../src/report/daily-cases.ts";
import type { DailyReportInput, ReportCases } from "../../src/report/daily-report-input.ts";
import { dailyExample } from "./daily-example.ts";

/** Raised on Friday 2026-06-05 in Zhejiang, where five working days are given: due on 2026-06-12. */
const objection: Objection = {
  id: "O1",
  ...{ statementId: "seed:SH-lujiang-02", table: "shareholdings", subjectIds: ["M", "T"] },
  ...{ ground: "factError", reason: "股权已转让", documentNo: null, raisedBy: "陈渡平11010519491231002X" },
  ...{ raisedOn: "2026-06-05", markedAt: "2026-06-05T02:00:00.000Z", regionCode: "330106" },
  ...{ heldByProvider: false, extendedAt: null, extendedOn: null },
  ...{ status: "pending", outcome: null },
  ...{ decidedOn: null, decidedAt: null, decisionReason: null, decisionDocumentNo: null },
  ...{ decision: null, decisionOutcome: null, review: null, lifting: null },
};
const repair: RepairApplication = {
  id: "R1",
  ...{ statementId: "court:L-S", table: "listings", subjectIds: ["S"], reason: "已履行", documentNo: null },
  ...{
    appliedBy: "S",
    appliedOn: "2026-06-29",
    recordedAt: "2026-06-29T03:00:00.000Z",
    regionCode: "350203",
  },
  ...{ mayApplyFrom: null, isUncertain: false, uncertainBars: [], status: "applied" },
  ...{ correctedOn: null, performedOn: null, committedOn: null, determinedBy: null, decisionAuthority: null },
  ...{ acceptedOn: null, acceptedAt: null, extendedAt: null, extendedOn: null },
  ...{ decidedOn: null, decidedAt: null, decisionReason: null, decisionDocumentNo: null },
  ...{ decision: null, review: null, lifting: null },
};

function withCases(cases: Partial<ReportCases>, more: Partial<DailyReportInput> = {}): DailyReportInput {
  const input = dailyExample();
  return { ...input, ...more, cases: { ...input.cases, ...cases } };
}

const line = (cases: Partial<ReportCases>, asOf = "2026-06-30") => caseLines(withCases(cases, { asOf }))[0]!;

test("a case is late on the day after the last one, and told as newly late once", () => {
  const at = (asOf: string, since: string | null) => {
    const { dueText, isOverdue, isNewlyOverdue } = line({ objections: [objection], since }, asOf);
    return [dueText, isOverdue, isNewlyOverdue];
  };
  expect(at("2026-06-12", "2026-06-11")).toEqual(["应于 2026-06-12 前办结", false, false]);
  expect(at("2026-06-13", "2026-06-12")).toEqual(["应于 2026-06-12 前办结，本期逾期", true, true]);
  expect(at("2026-06-14", "2026-06-13")).toEqual(["应于 2026-06-12 前办结，已逾期", true, false]);
  expect(at("2026-06-14", null)).toEqual(["应于 2026-06-12 前办结，已逾期", true, false]);
});

test("a decision says whether it came in time", () => {
  const decided = (decidedOn: string) =>
    line({
      objections: [
        {
          ...objection,
          status: "upheld",
          outcome: "deleted",
          decidedOn,
          decidedAt: `${decidedOn}T01:00:00.000Z`,
        },
      ],
    });
  expect(decided("2026-06-12")).toMatchObject({
    ...{ change: "本期办结", status: "异议成立（删除）", dueText: "应于 2026-06-12 前办结，按期办结" },
  });
  expect(decided("2026-06-15").dueText).toBe("应于 2026-06-12 前办结，逾期办结");
});

test("an application waits for its acceptance first, then for its decision; a rule from memory says so", () => {
  const waiting = line({ repairs: [repair], newIds: ["R1"] });
  expect(waiting).toMatchObject({ change: "本期提出", status: "已申请", dueText: "应于 2026-07-02 前受理" });
  expect(waiting.ruleText).toBe("信用修复管理办法（国家发展改革委令第36号）（待核实）");
  const accepted = {
    ...repair,
    status: "accepted",
    acceptedOn: "2026-06-30",
    acceptedAt: "2026-06-30T01:00:00.000Z",
  } as const;
  expect(line({ repairs: [accepted] }).dueText).toBe("应于 2026-07-14 前办结");
});

test("days that cannot be counted are told with the reason", () => {
  const late = { ...objection, raisedOn: "2031-06-05", markedAt: "2031-06-05T02:00:00.000Z" };
  expect(line({ objections: [late] }, "2031-06-09").dueText).toMatch(/^期限未能推算（.+）$/);
});

test("the figures count each case once", () => {
  const cases = {
    objections: [
      objection,
      {
        ...objection,
        id: "O2",
        status: "rejected",
        decidedOn: "2026-06-30",
        decidedAt: "2026-06-30T01:00:00.000Z",
      } as const,
    ],
    repairs: [repair],
    ...{ newIds: ["R1"], since: "2026-06-12", held: [dailyExample().opened[0]!] },
  };
  expect(casesText(withCases(cases))).toBe(
    "本期新提出异议 0 件、信用修复申请 1 件，办结 1 件；在办 2 件，其中逾期 1 件（本期新逾期 1 件）。" +
      "因异议暂停处置的线索 1 条，作出决定前不得据以采取措施。",
  );
  expect(casesText(withCases({ since: "2026-06-29", objections: [], repairs: [], held: [] }))).toContain(
    "没有新提出",
  );
});

const controlled = () => dailyExample().opened.find(({ targetId }) => targetId === "T")!;

test("page, workbook and CSV tell cases and held leads, and never who objects", async () => {
  const held = { ...controlled(), status: "HELD", id: "a-held" } as const;
  const input = withCases({ objections: [objection], repairs: [repair], held: [held] });
  const page = dailyAlertsHtml(input);
  const text = page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("五、异议与修复 本期新提出异议");
  expect(text).toMatch(
    /异议 在办 厦门鹭川控股有限公司、厦门海沧望潮物流有限公司 seed:SH-lujiang-02 事实错误 2026-06-05 异议中/,
  );
  expect(text).toMatch(/因异议暂停处置的线索 .*厦门海沧望潮物流有限公司 91350205MA2Y00077K/);
  const sheets = await readXlsxFile(Buffer.from(await dailyAlertsXlsx(input)));
  const rows = sheets.find(({ sheet }) => sheet === "异议与修复")!.data.slice(3);
  expect(rows.map((row) => [row[0], row[1], row[5], row[12]])).toEqual([
    ["异议", "O1", "seed:SH-lujiang-02", 1],
    ["信用修复", "R1", "court:L-S", 0],
    ["暂停线索", "a-held", "seed:SH-lujiang-02", null],
  ]);
  const csv = dailyAlertsCsv(input).split("\r\n");
  expect(csv.filter((one) => one.includes(",异议中,") && one.endsWith(",异议中"))).toHaveLength(1);
  const told = page + csv.join() + JSON.stringify(sheets);
  for (const secret of ["19491231", "陈渡平1101", "股权已转让"]) expect(told).not.toContain(secret);
});

test("a held lead that is new stands once in the CSV, with its state", () => {
  const held = { ...controlled(), status: "HELD" } as const;
  const input = withCases({ objections: [objection], held: [held] }, { opened: [held] });
  const lines = dailyAlertsCsv(input)
    .split("\r\n")
    .filter((one) => one.includes(held.id));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/,新增,.*,异议中$/);
});

test("cases beyond the limit are counted on paper, and none at the limit", () => {
  const input = withCases({ objections: [objection, { ...objection, id: "O2" }], repairs: [repair] });
  expect(caseSection(input, 2).markup).toContain("（列出前 2 件，另有 1 件见电子表格）");
  expect(caseSection(input, 3).markup).not.toContain("另有");
});

const pendingReview: CaseReview = {
  ...{ id: "V1", requestedBy: "陈渡平11010519491231002X", requestedOn: "2026-06-29" },
  ...{ requestedAt: "2026-06-29T03:00:00.000Z", reason: "股权已转让", documentNo: null },
  ...{ authority: "浙江省发展和改革委员会", status: "pending", decidedOn: null, decidedAt: null },
  ...{ decisionReason: null, decisionDocumentNo: null, newStatus: null, newOutcome: null },
};
const rejected: Objection = {
  ...objection,
  ...{ status: "rejected", decision: "rejected" },
  ...{ decidedOn: "2026-06-12", decidedAt: "2026-06-12T02:00:00.000Z" },
};

test("a review is told as under way without a day that the law was not read for, then with what it put in the place", () => {
  const told = (review: CaseReview, newIds: string[] = []) =>
    withCases({ reviews: [{ of: rejected, review }], newIds });
  expect(caseLines(told(pendingReview, ["V1"]))).toMatchObject([
    {
      ...{ kind: "复核", id: "V1", change: "本期提出", status: "复核中", cameOn: "2026-06-29" },
      about: "异议 O1 的决定（异议不成立），复核机关：浙江省发展和改革委员会",
      ...{ isOverdue: false, ruleText: "浙江省公共信用信息管理条例第三十一条（复核）" },
      dueText: expect.stringContaining("天数未核实"),
    },
  ]);
  expect(casesText(told(pendingReview, ["V1"]))).toContain(
    "对决定的复核：本期新申请 1 件，在办 1 件，办结 0 件（变更原决定 0 件）；本期撤销决定 0 件。",
  );
  const replaced: CaseReview = {
    ...pendingReview,
    ...{ status: "replaced", newStatus: "upheld", newOutcome: "deleted" },
    ...{ decidedOn: "2026-06-30", decidedAt: "2026-06-30T02:00:00.000Z" },
  };
  expect(caseLines(told(replaced))).toMatchObject([
    { change: "本期办结", status: "变更原决定（异议成立）", decidedOn: "2026-06-30" },
  ]);
  expect(casesText(told(replaced))).toContain("在办 0 件，办结 1 件（变更原决定 1 件）");
});

test("a lifted decision is told with office and document, and neither it nor a review says who asked", async () => {
  const lifting = {
    ...{ liftedOn: "2026-06-30", liftedAt: "2026-06-30T02:00:00.000Z", authority: "某市发展和改革委员会" },
    ...{ reason: "股权已转让", documentNo: "〔2026〕3号" },
  };
  const input = withCases({
    reviews: [{ of: rejected, review: pendingReview }],
    liftings: [{ of: { ...rejected, status: "lifted", lifting }, lifting }],
  });
  const page = dailyAlertsHtml(input);
  expect(page).toContain("异议 O1 的决定（异议不成立），某市发展和改革委员会撤销，文书号：〔2026〕3号");
  expect(page).toContain("决定已撤销");
  const sheets = await readXlsxFile(Buffer.from(await dailyAlertsXlsx(input)));
  const rows = sheets.find(({ sheet }) => sheet === "异议与修复")!.data.slice(3);
  expect(rows.map((row) => [row[0], row[1]])).toEqual([
    ["复核", "V1"],
    ["撤销决定", "O1"],
  ]);
  for (const secret of ["19491231", "陈渡平1101", "股权已转让"])
    expect(page + JSON.stringify(sheets)).not.toContain(secret);
});
