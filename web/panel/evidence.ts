import { useClasses } from "../../src/model/alert.ts";
import type { AlertFull } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { minuteText, percentText } from "../wording.ts";
import { assessForm } from "./assess.ts";
import { hopList } from "./hops.ts";
import { coverageNote, pair, section, severityPill, statusPill, subjectLink } from "./parts.ts";

/** The proof of a lead (证据): in one sentence, then hop by hop, then the rule, then the certificate. */
export function evidencePanel(desk: Desk, alert: AlertFull): HTMLElement {
  const listed = alert.seed ? [alert.seed] : alert.seeds;
  return h(
    "article.evidence",
    { "data-id": alert.id },
    h("p.kicker", {}, "线索（仅供研判，不作为处罚依据）"),
    h("h2", {}, alert.rule.nameZh),
    h(
      "p.marks",
      {},
      severityPill(alert.severity),
      statusPill(alert.status),
      h("span.pill.use", {}, useClasses[alert.rule.useClass]),
    ),
    alert.verdict === "undetermined" ? undeterminedNote() : null,
    h("p.explanation", {}, alert.explanationZh),
    h(
      "dl",
      {},
      pair("目标主体", subjectLink(desk, alert.target)),
      pair(
        "名单主体",
        h(
          "span.stack",
          {},
          ...listed.map((seed) => subjectLink(desk, seed)),
          listed.length === 0 ? "（无）" : null,
        ),
      ),
      pair("首次发现", minuteText(alert.openedAt)),
    ),
    h(
      "section.block",
      {},
      h("h3", {}, "证据链", h("span.count", {}, `${alert.certificate.hops.length} 环`)),
      hopList(desk, alert),
    ),
    assessForm(desk, alert),
    ruleBlock(alert),
    certificateBlock(alert),
    section("处置记录", alert.history.map(historyLine), "尚无处置记录。"),
    coverageNote(alert.evidence.coverage),
  );
}

function undeterminedNote(): HTMLElement {
  return h(
    "p.undetermined-note",
    {},
    h("b", {}, "? 待定 "),
    "证据路径上有企业的持股记录相互矛盾，可能改变结论，请先核实登记。",
  );
}

function ruleBlock({ rule, certificate }: AlertFull): HTMLElement {
  const params = Object.entries(certificate.params).map(([name, value]) =>
    pair(paramNames[name] ?? name, h("span", {}, paramText(name, value))),
  );
  const population = rule.population === null ? null : pair("检查范围", `共 ${rule.population} 个主体`);
  return h(
    "section.block",
    {},
    h("h3", {}, "规则与依据"),
    h("p", {}, rule.prose),
    h(
      "dl",
      {},
      pair("用途", useClasses[rule.useClass]),
      pair("法律依据", rule.legalBasis),
      population,
      ...params,
    ),
    h("p.statement", {}, `规则 ${rule.id} 版本 ${certificate.ruleVersion}`),
  );
}

/** Parameter names of the rules → what the inspector reads; a name we do not know stands for itself. */
const paramNames: Readonly<Record<string, string>> = {
  hopsMax: "最多层数",
  controlPpmAbove: "控制门槛（超过）",
  aggregatePpmMin: "合计持股门槛",
  lookThroughPpmMin: "穿透持股门槛",
  sharePpmMin: "持股门槛",
  personsMin: "最少共同人数",
  officesMax: "任职数上限",
  guaranteesMax: "在保笔数上限",
  stakesMax: "投资企业数上限",
  controlledMax: "控制企业数上限",
  roles: "职务范围",
  listCodes: "名单范围",
};

function paramText(name: string, value: unknown): string {
  if (/Ppm/.test(name) && typeof value === "number") return percentText(value / 10_000);
  if (Array.isArray(value)) return `${value.length} 项`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function certificateBlock({ certificate }: AlertFull): HTMLElement {
  return h(
    "section.block",
    {},
    h("h3", {}, "关联证据书"),
    h("dl", {}, pair("查询日期", certificate.asOf), pair("已知截至", minuteText(certificate.knownAt))),
    h("p.hash", { title: "证据书 SHA-256；命令 verify 可重新计算核对" }, certificate.hash),
  );
}

function historyLine(line: AlertFull["history"][number]): HTMLElement {
  return h(
    "div.line",
    {},
    h("span.row", {}, h("strong", {}, line.action), statusPill(line.toStatus)),
    h("small", {}, `${minuteText(line.at)} · ${line.actor}`),
    line.reason ? h("small", {}, line.reason) : null,
  );
}
