import type { AlertFull, CertificateHop, GraphEdge } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { edgeZh, minuteText, percentText, roleZh, spanText } from "../wording.ts";
import { objectForm } from "./object-form.ts";
import { objectionLine } from "./objection-line.ts";
import { subjectLink } from "./parts.ts";

/** Calculator of a hop's figure → what the inspector reads: the four share conventions never mix. */
const calculators: Readonly<Record<string, string>> = {
  direct: "直接持股",
  lookThrough: "穿透持股（逐层相乘）",
  cascade: "名单累计持股",
  control: "控制（表决权）",
  integrated: "综合持股",
};

/** The path of a proof, hop by hop: who, what, share and how it was reckoned, dates, statement and source. */
export function hopList(desk: Desk, { certificate, evidence, target, seed, seeds }: AlertFull): HTMLElement {
  const names = new Map(
    [...evidence.nodes, ...seeds, target, ...(seed ? [seed] : [])].map(({ id, name }) => [id, name]),
  );
  const edgeByStatement = new Map(
    evidence.edges.flatMap((edge) => edge.statementIds.map((id) => [id, edge] as const)),
  );
  const party = (id: string) => subjectLink(desk, { id, name: names.get(id) ?? id });
  const items = certificate.hops.map((hop) => {
    const listing = hop.kind === "LISTED_AS";
    const edge = edgeByStatement.get(hop.statementId);
    const what = h(`span.relation${listing ? ".listed" : ""}`, {}, relationText(hop, edge));
    const sentence = listing ? [party(hop.from), what] : [party(hop.from), what, party(hop.to)];
    return h(
      `li${listing ? ".listing" : ""}`,
      {},
      h("p.hop", {}, ...sentence),
      objectionLine(hop.underObjection),
      h("small", {}, hopDates(hop)),
      h("small.statement", {}, `记录号 ${hop.statementId}`),
      h("small.statement", {}, `来源 ${hop.sourceId} · 入库 ${minuteText(hop.recordedAt)}`),
      objectForm(desk, hop),
    );
  });
  return h("ol.hops", { "aria-label": "证据链" }, ...items);
}

function hopDates(hop: CertificateHop): string {
  if (hop.kind === "LISTED_AS")
    return hop.validTo
      ? `${hop.validFrom} 列入，${hop.validTo} 移出`
      : `${hop.validFrom ?? "日期未载"} 列入，未移出`;
  return spanText(hop.validFrom, hop.validTo);
}

function relationText(hop: CertificateHop, edge: GraphEdge | undefined): string {
  const role = hop.role ?? edge?.role ?? null;
  if (hop.kind === "LISTED_AS") return `列入${hop.listNameZh ? `「${hop.listNameZh}」` : "严重失信主体名单"}`;
  const kind = hop.kind === "HOLDS_POSITION" && role ? `任${roleZh(role)}` : edgeZh(hop.kind);
  const calculator = hop.calculator ? (calculators[hop.calculator] ?? hop.calculator) : "";
  const share =
    hop.sharePercent === null
      ? hop.kind === "OWNS"
        ? " 比例未披露"
        : ""
      : ` ${percentText(hop.sharePercent)}`;
  return `${kind}${share}${calculator && calculator !== kind ? `，按${calculator}` : ""}`;
}
