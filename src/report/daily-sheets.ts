import { alertStatuses, severities, useClasses } from "../model/alert.ts";
import { percentFromPpm } from "../model/shares.ts";
import { regionNameZh } from "../model/regions.ts";
import { caseSheet } from "./daily-case-sheet.ts";
import { deletionSheet } from "./daily-deletions.ts";
import { parameterText } from "./daily-closing-sections.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { dailyTotals, inReportOrder, regionText, summaryText } from "./daily-totals.ts";
import { DAILY_TITLE, DISCLAIMER, outcomeTexts, STANDING_LIMITS } from "./daily-wording.ts";
import {
  chinaTimeText,
  codeOf,
  hopKindText,
  hopShareText,
  leadSentence,
  nameOf,
  seedNames,
} from "./lead-text.ts";
import type { TableSheet } from "./workbook.ts";

/** The seven sheets of the daily report; leads are numbered as on paper, closed ones follow the new ones. */
export function dailySheets(input: DailyReportInput): TableSheet[] {
  return [
    summarySheet(input),
    leadSheet(input),
    proofSheet(input),
    caseSheet(input),
    deletionSheet(input),
    ruleSheet(input),
    coverageSheet(input),
  ];
}

function summarySheet(input: DailyReportInput): TableSheet {
  const totals = dailyTotals(input);
  const nameById = new Map(input.rules.map((rule) => [rule.id, rule.nameZh]));
  const ruleRows = input.tallies.map((tally) => {
    const { ACT, WARN, WATCH } = tally.open;
    const counts = [tally.opened, tally.closed, ACT + WARN + WATCH, ACT, WARN, WATCH, tally.population];
    return ["规则", nameById.get(tally.ruleId) ?? tally.ruleId, ...counts, outcomeTexts[tally.outcome]];
  });
  const { ACT, WARN, WATCH } = totals.openBySeverity;
  const totalRow = ["规则", "合计", totals.opened, totals.closed, totals.open, ACT, WARN, WATCH, null, null];
  const regionRows = input.regions.map((region) => {
    const name = regionNameZh(region.regionCode);
    const remark = `其中严重失信主体 ${region.listed} 个`;
    return ["区域", name, region.opened, null, region.open, null, null, null, region.subjects, remark];
  });
  return {
    name: "摘要",
    heading: [
      `${input.organisation}　${DAILY_TITLE}`,
      `数据日期 ${input.asOf}　数据截至 ${chinaTimeText(input.knownAt)}　范围 ${regionText(input)}`,
      summaryText(input),
      DISCLAIMER,
    ],
    header: ["类别", "名称", "本期新增", "本期消除", "在册线索", "处置", "预警", "关注", "主体数", "说明"],
    widths: [8, 34, 11, 11, 11, 8, 8, 8, 11, 30],
    rows: [...ruleRows, totalRow, ...regionRows],
  };
}

/** Leads opened and closed, and those opened before that an objection holds, one a row. */
export function leadSheet(input: DailyReportInput): TableSheet {
  const ruleById = new Map(input.rules.map((rule) => [rule.id, rule]));
  const rowsOf = (change: string, alerts: DailyReportInput["opened"]) =>
    inReportOrder(input, alerts).map((alert, index) => {
      const rule = ruleById.get(alert.ruleId);
      const seedCode = alert.seedId === null ? null : codeOf(input, alert.seedId);
      const party = input.parties[alert.targetId];
      return [
        index + 1,
        change,
        nameOf(input, alert.targetId),
        codeOf(input, alert.targetId),
        party?.regionCode ? regionNameZh(party.regionCode) : null,
        seedNames(input, alert),
        seedCode,
        rule?.nameZh ?? alert.ruleId,
        severities[alert.severity],
        alert.verdict === "yes" ? "成立" : "待核",
        leadSentence(input, alert),
        rule ? useClasses[rule.useClass] : null,
        rule?.legalBasis ?? null,
        alert.openedOn,
        alert.id,
        alert.certificateHash,
        alertStatuses[alert.status],
      ];
    });
  const openedIds = new Set(input.opened.map(({ id }) => id));
  const heldBefore = input.cases.held.filter(({ id }) => !openedIds.has(id));
  return {
    name: "线索",
    heading: ["线索"],
    header: [
      "序号",
      "变动",
      "目标主体",
      "目标代码",
      "所在地",
      "严重失信主体",
      "失信主体代码",
      "规则",
      "等级",
      "结论",
      "说明",
      "用途",
      "依据",
      "首次出现",
      "线索编号",
      "证据摘要（SHA-256）",
      "状态",
    ],
    widths: [6, 7, 30, 21, 14, 30, 21, 26, 7, 7, 52, 10, 52, 12, 20, 66, 8],
    rows: [...rowsOf("新增", input.opened), ...rowsOf("消除", input.closed), ...rowsOf("异议中", heldBefore)],
  };
}

function proofSheet(input: DailyReportInput): TableSheet {
  const rows = inReportOrder(input, input.opened).flatMap((alert, index) =>
    alert.proof.map((hop, ordinal) => [
      index + 1,
      ordinal + 1,
      alert.id,
      hop.statementId,
      hop.sourceId,
      nameOf(input, hop.from),
      codeOf(input, hop.from),
      hopKindText(hop),
      hop.kind === "LISTED_AS" ? null : nameOf(input, hop.to),
      hop.kind === "LISTED_AS" ? null : codeOf(input, hop.to),
      hop.sharePpm === null ? null : percentFromPpm(hop.sharePpm),
      hopShareText(hop),
      hop.validFrom,
      hop.validTo,
      chinaTimeText(hop.recordedAt),
    ]),
  );
  return {
    name: "证据路径",
    heading: ["证据路径（新增线索，逐步列示）"],
    header: [
      "线索序号",
      "步",
      "线索编号",
      "登记记录编号",
      "来源",
      "从",
      "从（代码）",
      "关系",
      "到",
      "到（代码）",
      "比例（%）",
      "比例及口径",
      "生效日期",
      "截止日期（不含）",
      "入库时间",
    ],
    widths: [9, 5, 20, 34, 12, 30, 21, 26, 30, 21, 11, 24, 12, 16, 28],
    rows,
  };
}

function ruleSheet(input: DailyReportInput): TableSheet {
  return {
    name: "规则与参数",
    heading: ["规则与参数（说明由所执行的参数生成）"],
    header: ["规则编号", "规则", "版本", "判断口径", "参数", "用途", "依据"],
    widths: [28, 28, 8, 60, 50, 10, 60],
    rows: input.rules.map((rule) => [
      rule.id,
      rule.nameZh,
      rule.version,
      rule.prose,
      parameterText(rule.params),
      useClasses[rule.useClass],
      rule.legalBasis,
    ]),
  };
}

function coverageSheet(input: DailyReportInput): TableSheet {
  const { sources, quarantinedRows, candidatePersons, hubs, notes } = input.coverage;
  const sourceRows = sources.map((source) => [
    "来源",
    `${source.nameZh}（${source.sourceId}）`,
    source.asOf,
    source.recordedAt === null ? null : chinaTimeText(source.recordedAt),
    source.rowsRead,
    `隔离 ${source.rowsQuarantined} 行`,
  ]);
  const hubRows = hubs.map((hub) => [
    "枢纽",
    nameOf(input, hub.hubId),
    hub.relation,
    null,
    hub.degree,
    hub.reason,
  ]);
  const limitRows = [...STANDING_LIMITS, ...notes].map((note) => ["限制", null, null, null, null, note]);
  return {
    name: "数据口径",
    heading: ["数据口径与覆盖范围"],
    header: ["类别", "名称", "数据日期或关系", "入库时间", "数量", "说明"],
    widths: [8, 34, 18, 30, 10, 90],
    rows: [
      ...sourceRows,
      ["隔离", "待更正记录", null, null, quarantinedRows, "不参与比对"],
      ["身份", "仅有姓名的自然人", null, null, candidatePersons, "不以姓名合并"],
      ...hubRows,
      ...limitRows,
    ],
  };
}
