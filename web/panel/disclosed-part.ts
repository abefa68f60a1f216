import { h } from "../element.ts";
import type { Disclosed, Penalty } from "../subject-card.ts";

type Decision = Disclosed & Partial<Pick<Penalty, "caseName" | "offence" | "legalBasis">>;

/** What was disclosed of a decision as pairs of name and text, in the order in which it is read; only what is stated. */
export function disclosedTexts(decision: Decision): [name: string, text: string][] {
  const { caseName, offence, legalBasis, content, documentNo } = decision;
  const { authorityCode, provider, providerCode, divisionNameZh } = decision;
  const from = [provider, providerCode && `（${providerCode}）`].filter(Boolean).join("");
  const rows: [string, string | null | undefined][] = [
    ["文号", documentNo],
    ["案件", caseName],
    ["违法事实", offence],
    ["依据", legalBasis],
    ["内容", content],
    ["机关代码", authorityCode],
    ["数据来源单位", from],
    ["地方", divisionNameZh],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** Folded under a penalty or a record; nothing where no more is stated. */
export function disclosedPart(decision: Decision): HTMLElement | null {
  const rows = disclosedTexts(decision);
  if (rows.length === 0) return null;
  return h(
    "details.disclosed",
    {},
    h("summary", {}, rows.map(([name]) => name).join("、")),
    ...rows.map(([name, text]) => h("small", {}, `${name}：${text}`)),
  );
}
