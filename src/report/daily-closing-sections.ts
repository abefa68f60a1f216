import { severities, useClasses } from "../model/alert.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { inReportOrder } from "./daily-totals.ts";
import { DISCLAIMER, STANDING_LIMITS } from "./daily-wording.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { chinaTimeText, codeOf, nameOf, seedNames } from "./lead-text.ts";

/** Hubs printed on paper; the spreadsheet lists all of them. */
const HUBS_SHOWN_MAX = 30;

/** 四、消除线索: what the facts no longer say; at most `leadsMax` rows, the rest counted. */
export function closedSection(input: DailyReportInput, leadsMax: number): Html {
  const leads = inReportOrder(input, input.closed);
  const nameById = new Map(input.rules.map((rule) => [rule.id, rule.nameZh]));
  if (leads.length === 0)
    return html`<h2>四、消除线索</h2>
      <p>本期无消除线索。</p>`;
  const rest = leads.length - Math.min(leads.length, leadsMax);
  return html`<h2>四、消除线索</h2>
    <p>下列线索所依据的事实已不再成立，历史记录保留备查。</p>
    ${rest > 0 && html`<p>共 ${leads.length} 条，其余 ${rest} 条见同期电子表格。</p>`}
    <table class="leads">
      <thead>
        <tr>
          <th>序号</th>
          <th>目标主体</th>
          <th>严重失信主体</th>
          <th>规则</th>
          <th>等级</th>
        </tr>
      </thead>
      <tbody>
        ${leads.slice(0, leadsMax).map(
          (alert, index) =>
            html`<tr>
              <td class="number">${index + 1}</td>
              <td>
                ${nameOf(input, alert.targetId)}<br /><span class="code"
                  >${codeOf(input, alert.targetId)}</span
                >
              </td>
              <td>${seedNames(input, alert)}</td>
              <td>${nameById.get(alert.ruleId) ?? alert.ruleId}</td>
              <td>${severities[alert.severity]}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** 七、规则与参数: each rule's sentence, generated from the parameters that were executed. */
export function rulesSection(input: DailyReportInput): Html {
  return html`<h2>七、规则与参数</h2>
    <table class="rules">
      <thead>
        <tr>
          <th>规则</th>
          <th>判断口径与参数</th>
          <th>用途</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        ${input.rules.map(
          (rule) =>
            html`<tr>
              <td>${rule.nameZh}<br /><span class="code">${rule.id} ${rule.version}</span></td>
              <td>${rule.prose}<br /><span class="code">${parameterText(rule.params)}</span></td>
              <td class="nowrap">${useClasses[rule.useClass]}</td>
              <td>${rule.legalBasis}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** Parameters as "name=value", in the order of their names. */
export function parameterText(params: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(params).toSorted();
  return names
    .map((name) => `${name}=${Array.isArray(params[name]) ? params[name].join("/") : params[name]}`)
    .join("  ");
}

/** 八、数据口径: sources and their freshness, what was left out, and the limits that always hold. */
export function coverageSection(input: DailyReportInput): Html {
  const { sources, quarantinedRows, candidatePersons, notes } = input.coverage;
  return html`<h2>八、数据口径与覆盖范围</h2>
    <table>
      <caption>
        表 3 数据来源
      </caption>
      <thead>
        <tr>
          <th>来源</th>
          <th>数据日期</th>
          <th>入库时间</th>
          <th class="number">读取行数</th>
          <th class="number">隔离行数</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) =>
            html`<tr>
              <td>${source.nameZh}<br /><span class="code">${source.sourceId}</span></td>
              <td>${source.asOf ?? "不详"}</td>
              <td>${source.recordedAt === null ? "—" : chinaTimeText(source.recordedAt)}</td>
              <td class="number">${source.rowsRead}</td>
              <td class="number">${source.rowsQuarantined}</td>
            </tr>`,
        )}${
          sources.length === 0 &&
          html`<tr>
            <td>尚无完成的数据交付</td>
            <td>—</td>
            <td>—</td>
            <td>—</td>
            <td>—</td>
          </tr>`
        }
      </tbody>
    </table>
    <p>
      隔离待更正记录 ${quarantinedRows} 行，不参与比对；仅有姓名、无法确认身份的自然人 ${candidatePersons}
      名，不予合并。
    </p>
    ${hubTable(input)}
    <ol class="limits">
      ${[...STANDING_LIMITS, ...notes].map((note) => html`<li>${note}</li>`)}
    </ol>
    <div class="statement"><b>声明</b>　${DISCLAIMER}</div>`;
}

function hubTable(input: DailyReportInput): Html {
  const { hubs } = input.coverage;
  if (hubs.length === 0) return html`<p>本期没有因规则上限而跳过的枢纽主体。</p>`;
  const rest = hubs.length - HUBS_SHOWN_MAX;
  return html`<table>
    <caption>
      表 4 不作为关联桥梁的枢纽主体${rest > 0 && `（列出前 ${HUBS_SHOWN_MAX} 个，另有 ${rest} 个见电子表格）`}
    </caption>
    <thead>
      <tr>
        <th>主体</th>
        <th>关系</th>
        <th class="number">连接数</th>
        <th>跳过原因</th>
      </tr>
    </thead>
    <tbody>
      ${hubs.slice(0, HUBS_SHOWN_MAX).map(
        (hub) =>
          html`<tr>
            <td>${nameOf(input, hub.hubId)}<br /><span class="code">${codeOf(input, hub.hubId)}</span></td>
            <td>${hub.relation}</td>
            <td class="number">${hub.degree}</td>
            <td>${hub.reason}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
