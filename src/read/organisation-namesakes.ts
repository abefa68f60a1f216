import type { Graph } from "../graph/graph.ts";
import { regionPrefixOf } from "../model/region-prefix.ts";
import { regionCodesNow } from "../model/regions.ts";
import { knownCode } from "../model/uscc.ts";
import { nameKey } from "../names/folding.ts";
import type { NameDecision } from "../names/likeness.ts";
import { decideOrganisationNames, isBrandSlip } from "../names/likeness.ts";
import { splitName } from "../names/split.ts";
import { leadingRoles, slippedBearers } from "./brand-slips.ts";
import type { Moment } from "./moment.ts";
import type { Named } from "./names-borne.ts";
import { namesOf } from "./names-borne.ts";
import type { Bearer, Comparison, NamesakeView, Trait } from "./namesakes.ts";
import { wordsOfKey } from "./person-namesakes.ts";

/** Names of one organisation that are looked for: its own, and the first of those it had. */
const NAMES_MAX = 5;
/** Candidates whose leaders are compared. */
const COMPARED_MAX = 100;
/** Leaders of an organisation that are looked at. */
const LINKS_MAX = 100;

/**
 * Namesakes of an organisation (疑似同一单位). Two codes tell two organisations apart, so do two prefectures, unless they
 * have a number in common; where one of the two has no code, an organisation code (the one inside a credit code too), a
 * registration number or the names decide who is a candidate, former ones as well; so does a brand that differs in one
 * character beside a leader, address or phone number in common. None of it joins anybody.
 */
export const organisationNamesakes: Comparison = {
  wordsOf: (own) => {
    const names = namesOf(own).slice(0, NAMES_MAX);
    return names.length === 0 ? null : names.map(({ name }) => wordsOfName(name)).join(" OR ");
  },
  bearsName: (own, other) => decided(own, other).decision !== "different",
  numbersOf: ({ organisationCode, registrationNumber }) => ({
    organisationCodes: organisationCode === null ? [] : [organisationCode],
    registrationNumbers: registrationNumber === null ? [] : [registrationNumber],
  }),
  slippedOf: slippedBearers,
  areApart: (own, other) =>
    comparedCodes(own, other) === "DIFFERENT" ||
    (comparedRegions(own, other, 4) === "differs" && !haveOneNumber(own, other)),
  candidatesOf,
};

/**
 * A name for the full-text index: the brand must be there, trade and place put the likeliest first. A name without a
 * brand, or with one of a single character, which the index of character pairs does not have, is looked for whole.
 */
function wordsOfName(name: string): string {
  const { brand, trade, places } = splitName(name);
  const must = brand.length > 1 ? brand : brand !== "" && trade !== "" ? brand + trade : nameKey(name);
  const may = [trade, ...places.map((place) => place.name.slice(0, 2))].filter((word) => word !== "");
  return `(+${wordsOfKey(must)} ${may.map(wordsOfKey).join(" ")})`;
}

const decisions: readonly NameDecision["decision"][] = ["same", "possible", "different"];

/** The best that any two of their names come to; two former names say nothing. */
function decided(own: Bearer, other: Bearer): NameDecision {
  const [ownNames, otherNames] = [namesOf(own), namesOf(other)];
  let best: NameDecision = { decision: "different", likenessRatio: 0, whyZh: "名称不同" };
  for (const a of ownNames) {
    for (const b of otherNames) {
      if (a.days !== "" && b.days !== "") continue;
      const one = decideOrganisationNames(a.name, b.name);
      const isBetter = decisions.indexOf(one.decision) < decisions.indexOf(best.decision);
      if (isBetter) best = { ...one, whyZh: whoseZh(a, b) + one.whyZh };
      else if (best.decision === "different" && isBrandSlip(a.name, b.name))
        best = { ...best, whyZh: `${whoseZh(a, b)}字号一字之差` };
    }
  }
  return best;
}

/** Which of two names is a former one, for the beginning of the reason; empty where none is. */
function whoseZh(own: Named, other: Named): string {
  if (own.days !== "") return `以本主体曾用名“${own.name}”${own.days}相比：`;
  return other.days === "" ? "" : `以其曾用名“${other.name}”${other.days}相比：`;
}

const haveOneNumber = (own: Bearer, other: Bearer) =>
  comparedCodes(own, other) === "SAME" ||
  comparedTexts(own.registrationNumber, other.registrationNumber) === "shared";

/** Codes that hold are compared; one that does not still says something where both state it. */
function comparedCodes(own: Bearer, other: Bearer): "SAME" | "DIFFERENT" | "UNKNOWN" {
  const [a, b] = [knownCode(own), knownCode(other)];
  if (a !== null && b !== null) return a === b ? "SAME" : "DIFFERENT";
  if (own.uscc !== null && own.uscc === other.uscc) return "SAME";
  return comparedTexts(own.organisationCode, other.organisationCode) === "shared" ? "SAME" : "UNKNOWN";
}

type Compared = "shared" | "differs" | "unknown";

/** Divisions by their first digits, 4 = prefecture, 6 = county, as they are now; a wider one may hold a narrower. */
function comparedRegions(own: Bearer, other: Bearer, digits: number): Compared {
  if (own.regionCode === null || other.regionCode === null) return "unknown";
  const [a, b] = [own.regionCode, other.regionCode].map((code) => {
    const now = regionCodesNow(code);
    return (now.length === 0 ? [code] : now).map((one) => regionPrefixOf(one)!.slice(0, digits));
  });
  return a!.some((one) => b!.some((two) => one.startsWith(two) || two.startsWith(one)))
    ? "shared"
    : "differs";
}

function comparedTexts(a: string | null, b: string | null): Compared {
  return a === null || b === null ? "unknown" : a === b ? "shared" : "differs";
}

/** A group of trades holds its narrower ones: C26, C2614. */
function comparedIndustries({ industryCode: a }: Bearer, { industryCode: b }: Bearer): Compared {
  if (a === null || b === null) return "unknown";
  return a.startsWith(b) || b.startsWith(a) ? "shared" : "differs";
}

/** What two organisations of unlike names hardly have in common by chance. */
const telling: readonly Trait[] = [
  ...(["organisationCode", "registrationNumber", "lei"] as const),
  ...(["address", "phone", "leader"] as const),
];

async function candidatesOf(
  graph: Graph,
  own: Bearer,
  others: readonly Bearer[],
  { asOf, knownAt }: Moment,
): Promise<NamesakeView[]> {
  if (others.length === 0) return [];
  const ids = [own, ...others.slice(0, COMPARED_MAX)].map(({ id }) => id);
  const params = { ids, roles: leadingRoles, linksMax: LINKS_MAX, asOf, knownAt };
  const rows = await graph.read<{ id: string; names: string[] }>("read/leaders", params);
  const leaders = new Map(rows.map(({ id, names }) => [id, new Set(names.map(nameKey))]));
  const comparedLeaders = (other: Bearer): Compared => {
    const [a, b] = [leaders.get(own.id), leaders.get(other.id)];
    if (!a || !b) return "unknown";
    return [...a].some((name) => b.has(name)) ? "shared" : "differs";
  };
  return others.flatMap((other): NamesakeView[] => {
    const { decision, whyZh } = decided(own, other);
    const traits: [Trait, Compared][] = [
      ["organisationCode", comparedTexts(own.organisationCode, other.organisationCode)],
      ["registrationNumber", comparedTexts(own.registrationNumber, other.registrationNumber)],
      ["lei", comparedTexts(own.lei, other.lei)],
      ["region", comparedRegions(own, other, 6)],
      ["address", comparedTexts(own.address, other.address)],
      ["phone", comparedTexts(own.phone, other.phone)],
      ["leader", comparedLeaders(other)],
      ["registeredOn", comparedTexts(own.registeredOn, other.registeredOn)],
      ["industry", comparedIndustries(own, other)],
    ];
    const those = (outcome: Compared) => traits.filter(([, one]) => one === outcome).map(([trait]) => trait);
    const shared = those("shared");
    // Whom the name does not speak for, something that few have in common must.
    if (decision === "different" && !shared.some((one) => telling.includes(one))) return [];
    const key = comparedCodes(own, other) === "SAME" ? "SAME" : "UNKNOWN";
    const name = decision === "same" ? "same" : "possible";
    return [{ id: other.id, key, name, nameZh: whyZh, shared, differs: those("differs") }];
  });
}
