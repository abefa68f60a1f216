import type { Graph } from "../graph/graph.ts";
import { secretIdOf } from "../model/person-key.ts";
import { nameKey } from "../names/folding.ts";
import { decidePersonNames } from "../names/likeness.ts";
import type { Moment } from "./moment.ts";
import type { Bearer, Comparison, Identifying, NamesakeView } from "./namesakes.ts";

/** Candidates whose offices and stakes are compared. */
const COMPARED_MAX = 100;
/** Links of a person that are looked at. */
const LINKS_MAX = 1_000;

/** Namesakes of a person (同名自然人): only an ID number tells two apart. */
export const personNamesakes: Comparison = {
  wordsOf: ({ name }) => (nameKey(name) === "" ? null : wordsOfKey(nameKey(name))),
  bearsName,
  areApart: (own, other) => comparedKeys(own, other) === "DIFFERENT",
  candidatesOf,
};

/** A folded name as one phrase for the full-text index. */
export const wordsOfKey = (key: string): string => `"${key.replace(/["\\]/g, " ")}"`;

function bearsName(own: Identifying, other: Identifying): boolean {
  return decidePersonNames(own.name, other.name).decision !== "different";
}

/** Two that may be one person: of one name, and no two numbers tell them apart. */
export const mayBeOne = (own: Identifying, other: Identifying): boolean =>
  bearsName(own, other) && comparedKeys(own, other) !== "DIFFERENT";

/** Keys can be compared where one secret made them; a digest of the sender's only within its source. */
function comparedKeys(one: Identifying, other: Identifying): "SAME" | "DIFFERENT" | "UNKNOWN" {
  const [a, b] = [one.personKey, other.personKey];
  if (a !== null && b !== null && secretIdOf(a) === secretIdOf(b)) return a === b ? "SAME" : "DIFFERENT";
  if (one.idDigest !== null && other.idDigest !== null && one.sourceId === other.sourceId)
    return one.idDigest === other.idDigest ? "SAME" : "DIFFERENT";
  return "UNKNOWN";
}

async function candidatesOf(
  graph: Graph,
  own: Bearer,
  others: readonly Bearer[],
  { asOf, knownAt }: Moment,
): Promise<NamesakeView[]> {
  const otherIds = others.slice(0, COMPARED_MAX).map(({ id }) => id);
  const rows =
    otherIds.length === 0
      ? []
      : await graph.read<{ otherId: string }>("read/organisations-shared", {
          ...{ id: own.id, otherIds, linksMax: LINKS_MAX, asOf, knownAt },
        });
  const sharing = new Set(rows.map(({ otherId }) => otherId));
  const sameText = (a: string | null, b: string | null) => a !== null && a === b;
  return others.map((other) => ({
    id: other.id,
    key: comparedKeys(own, other) === "SAME" ? "SAME" : "UNKNOWN",
    name: "possible",
    nameZh: decidePersonNames(own.name, other.name).whyZh,
    shared: [
      ...(sameText(own.address, other.address) ? ["address" as const] : []),
      ...(sameText(own.phone, other.phone) ? ["phone" as const] : []),
      ...(sharing.has(other.id) ? ["organisation" as const] : []),
    ],
    differs: [],
  }));
}
