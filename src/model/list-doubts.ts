import type { IsoDate } from "./dates.ts";
import type { Hop } from "./finding.ts";
import { WHOLE_COUNTRY, withinRegion } from "./jurisdiction.ts";
import type { AddedLaw } from "./law.ts";
import type { SevereSpan } from "./list-catalogue.ts";
import { listCatalogue, listNameZh, severeSpansOn } from "./list-catalogue.ts";
import { listLaw } from "./list-law.ts";
import { regionNameZh } from "./regions.ts";

/** A number by which a rule is found: 令第54号, 〔2014〕526号. */
const DOCUMENT_NUMBER = /第\d+号|〔\d{4}〕\d+号/;

/** Whether a span rests on something somebody can look up: its rule has a number, and nobody remembered it. */
export function isFirm({ basis, sure }: Pick<SevereSpan, "basis" | "sure">): boolean {
  return sure !== "M" && DOCUMENT_NUMBER.test(basis);
}

/**
 * What is unsure in counting a list as severe, or not, on a date for a subject of a region (null = not stated): whole
 * sentences in Chinese, to be shown with the listing and with every lead that rests on it; empty = nothing.
 */
export function listDoubtsZh(
  listCode: string,
  { asOf, regionCode, law }: { asOf: IsoDate; regionCode: string | null; law?: AddedLaw | undefined },
): string[] {
  if (listCatalogue(law).find((list) => list.listCode === listCode)?.red) return [];
  const name = `「${listNameZh(listCode, law)}」`;
  const spans = severeSpansOn(listCode, asOf, law);
  if (spans.length === 0) {
    const isKnown = (listLaw(law)[listCode]?.bases ?? []).length > 0;
    return isKnown ? [] : [`${name}的法律依据未录入，不按严重失信主体名单计算。`];
  }
  const here = spans.filter((span) => withinRegion(regionCode ?? WHOLE_COUNTRY, span.jurisdiction));
  const relied = here.length > 0 ? here : spans;
  return [
    ...(here.length > 0 ? [] : [elsewhereZh(name, spans, regionCode, asOf)]),
    ...(relied.some(isFirm) ? [] : [unfirmZh(name, relied)]),
  ];
}

function elsewhereZh(
  name: string,
  spans: readonly SevereSpan[],
  regionCode: string | null,
  asOf: IsoDate,
): string {
  const where = spans.map(({ jurisdiction }) => regionNameZh(jurisdiction, asOf)).join("、");
  const here =
    regionCode === null ? "主体所在地不详" : `主体所在地${regionNameZh(regionCode, asOf)}未见此规定`;
  return `${name}依${where}的规定列为严重失信主体名单，${here}。`;
}

function unfirmZh(name: string, spans: readonly SevereSpan[]): string {
  const bases = [
    ...new Set(spans.map(({ basis, sure }) => `${basis}（${sure === "M" ? "未核对条文" : "未见文号"}）`)),
  ];
  return `${name}列为严重失信主体名单的依据待核实：${bases.join("、")}。`;
}

/** Whether a hop of a proof is a place on a list; its role is the list's code then. */
export function isListing({ kind, role }: Pick<Hop, "kind" | "role">): boolean {
  return kind === "LISTED_AS" && role !== null;
}

/** Doubts of every listing that a proof rests on, each once; `regionOf` tells where a listed party is, by its id. */
export function proofDoubtsZh(
  proof: readonly Pick<Hop, "kind" | "role" | "from">[],
  { asOf, law }: { asOf: IsoDate; law?: AddedLaw },
  regionOf: (id: string) => string | null,
): string[] {
  const doubtsOf = ({ role, from }: Pick<Hop, "role" | "from">) =>
    listDoubtsZh(role!, { asOf, regionCode: regionOf(from), law });
  return [...new Set(proof.filter(isListing).flatMap(doubtsOf))];
}
