import { severities, useClasses } from "../model/alert.ts";
import type { Alert } from "../model/alert.ts";
import { regionNameZh } from "../model/regions.ts";
import type { DailyReportInput, ReportRule } from "./daily-report-input.ts";
import { dailyTotals, inReportOrder, summaryText } from "./daily-totals.ts";
import { outcomeTexts } from "./daily-wording.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import {
  codeOf,
  hopDatesText,
  hopKindText,
  hopShareText,
  leadSentence,
  nameOf,
  seedNames,
} from "./lead-text.ts";

/** 一、摘要: the figures, by rule and by region. */
export function summarySection(input: DailyReportInput): Html {
  const totals = dailyTotals(input);
  const tiles: [number, string][] = [
    [totals.opened, "本期新增"],
    [totals.closed, "本期消除"],
    [totals.open, "在册线索"],
    [totals.openBySeverity.ACT, "其中处置级"],
    [input.listed, "严重失信主体"],
  ];
  return html`<h2>一、摘要</h2>
    <p class="lede">${summaryText(input)}</p>
    <div class="tiles">
      ${tiles.map(([count, label]) => html`<div class="tile"><b>${count}</b><span>${label}</span></div>`)}
    </div>
    ${ruleTable(input)} ${input.regions.length > 0 && regionTable(input)}`;
}

function ruleTable(input: DailyReportInput): Html {
  const totals = dailyTotals(input);
  const nameById = new Map(input.rules.map((rule) => [rule.id, rule.nameZh]));
  const number = (count: number | null) => html`<td class="number">${count ?? "—"}</td>`;
  return html`<table>
    <caption>
      表 1 各规则线索数（条）
    </caption>
    <thead>
      <tr>
        <th>规则</th>
        <th class="number">新增</th>
        <th class="number">消除</th>
        <th class="number">在册</th>
        <th class="number">处置</th>
        <th class="number">预警</th>
        <th class="number">关注</th>
        <th class="number">比对主体数</th>
        <th>最近一次运行</th>
      </tr>
    </thead>
    <tbody>
      ${input.tallies.map(
        ({ ruleId, opened, closed, open, population, outcome }) =>
          html`<tr>
            <td>${nameById.get(ruleId) ?? ruleId}</td>
            ${number(opened)}${number(closed)}
            ${number(open.ACT + open.WARN + open.WATCH)}${number(open.ACT)}${number(open.WARN)}${number(open.WATCH)}
            ${number(population)}
            <td>${outcomeTexts[outcome]}</td>
          </tr>`,
      )}
      <tr class="total">
        <td>合计</td>
        ${number(totals.opened)}${number(totals.closed)}${number(totals.open)}
        ${number(totals.openBySeverity.ACT)}${number(totals.openBySeverity.WARN)}
        ${number(totals.openBySeverity.WATCH)}${number(null)}
        <td></td>
      </tr>
    </tbody>
  </table>`;
}

function regionTable(input: DailyReportInput): Html {
  return html`<table>
    <caption>
      表 2 各区域情况（按目标主体所在地）
    </caption>
    <thead>
      <tr>
        <th>区域</th>
        <th class="number">归集主体</th>
        <th class="number">严重失信主体</th>
        <th class="number">本期新增线索</th>
        <th class="number">在册线索</th>
      </tr>
    </thead>
    <tbody>
      ${input.regions.map(
        ({ regionCode, subjects, listed, opened, open }) =>
          html`<tr>
            <td>${regionNameZh(regionCode)}</td>
            <td class="number">${subjects}</td>
            <td class="number">${listed}</td>
            <td class="number">${opened}</td>
            <td class="number">${open}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** 二、新增线索 and 三、证据路径; beyond `leadsMax` the rest is counted and named as being in the XLSX. */
export function leadSections(input: DailyReportInput, leadsMax: number): Html {
  const leads = inReportOrder(input, input.opened);
  const shown = leads.slice(0, leadsMax);
  const ruleById = new Map(input.rules.map((rule) => [rule.id, rule]));
  if (leads.length === 0) {
    return html`<h2>二、新增线索</h2>
      <p>本期无新增线索。</p>
      <h2>三、证据路径</h2>
      <p>本期无新增证据路径。</p>`;
  }
  const rest = leads.length - shown.length;
  return html`<h2>二、新增线索</h2>
    ${rest > 0 && html`<p>共 ${leads.length} 条，此处列出前 ${shown.length} 条，其余 ${rest} 条见同期电子表格。</p>`}
    <table class="leads">
      <thead>
        <tr>
          <th>序号</th>
          <th>目标主体</th>
          <th>严重失信主体</th>
          <th>规则</th>
          <th>等级</th>
          <th>用途</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map((alert, index) => leadRow(input, alert, index, ruleById.get(alert.ruleId)))}
      </tbody>
    </table>
    <h2>三、证据路径</h2>
    ${shown.map((alert, index) => leadCard(input, alert, index, ruleById.get(alert.ruleId)))}`;
}

function leadRow(input: DailyReportInput, alert: Alert, index: number, rule: ReportRule | undefined): Html {
  return html`<tr>
    <td class="number">${index + 1}</td>
    <td>${nameOf(input, alert.targetId)}<br /><span class="code">${codeOf(input, alert.targetId)}</span></td>
    <td>
      ${seedNames(input, alert)}${
        alert.seedId !== null && html`<br /><span class="code">${codeOf(input, alert.seedId)}</span>`
      }
    </td>
    <td>${rule?.nameZh ?? alert.ruleId}</td>
    <td>${severityMark(alert)}${doubtMark(alert)}</td>
    <td class="nowrap">${rule ? useClasses[rule.useClass] : "—"}</td>
  </tr>`;
}

function leadCard(input: DailyReportInput, alert: Alert, index: number, rule: ReportRule | undefined): Html {
  return html`<section class="lead">
    <h3>${index + 1}．${nameOf(input, alert.targetId)} ${severityMark(alert)} ${doubtMark(alert)}</h3>
    <p>${leadSentence(input, alert)}</p>
    <p class="muted">
      规则：${rule?.nameZh ?? alert.ruleId}（${alert.ruleId} ${alert.ruleVersion}）
      用途：${rule ? useClasses[rule.useClass] : "—"}<br />依据：${rule?.legalBasis ?? "—"}
    </p>
    <table class="hops">
      <thead>
        <tr>
          <th>序</th>
          <th>从</th>
          <th>关系</th>
          <th>到</th>
          <th>比例及口径</th>
          <th>有效期间</th>
          <th>登记记录</th>
        </tr>
      </thead>
      <tbody>
        ${alert.proof.map(
          (hop, ordinal) =>
            html`<tr>
              <td class="number">${ordinal + 1}</td>
              <td>${nameOf(input, hop.from)}</td>
              <td>${hopKindText(hop)}</td>
              <td>${hop.kind === "LISTED_AS" ? "—" : nameOf(input, hop.to)}</td>
              <td>${hopShareText(hop)}</td>
              <td>${hopDatesText(hop)}</td>
              <td>
                <span class="code">${hop.statementId}</span><br /><span class="muted"
                  >来源 ${hop.sourceId}</span
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="muted">
      线索编号 <span class="code">${alert.id}</span>　证据摘要
      <span class="code">${alert.certificateHash}</span>
    </p>
  </section>`;
}

function severityMark(alert: Alert): Html {
  return html`<span class="severity ${alert.severity}">${severities[alert.severity]}</span>`;
}

function doubtMark(alert: Alert): Html | false {
  return alert.verdict === "undetermined" && html` <span class="doubt">待核</span>`;
}
