import type { Graph } from "../graph/graph.ts";
import type { Role } from "../model/kinds.ts";
import { nameKey } from "../names/folding.ts";
import { isBrandSlip } from "../names/likeness.ts";
import type { Moment } from "./moment.ts";
import type { Bearer } from "./namesakes.ts";
import type { Names } from "./names-borne.ts";
import { namesOf } from "./names-borne.ts";
import { wordsOfKey } from "./person-namesakes.ts";

/** Who leads an organisation. */
export const leadingRoles: readonly Role[] = ["legalRepresentative", "principal", "operator"];

/** Names of leaders that are looked for. */
const LEADERS_MAX = 5;
/** Organisations of one address or phone number, persons of one name, offices of each: of more, none or the first. */
const SHARERS_MAX = 100;
/** Organisations whose names are compared. */
const COMPARED_MAX = 5_000;

/**
 * Organisations whose brand differs in one character from that of a name of `own`, among those that state its address or
 * phone number or are led by somebody of its leader's name: no index of words leads from a name to a slip in it. What they
 * have in common is for the caller to hold against what was known then.
 */
export async function slippedBearers(
  graph: Graph,
  own: Bearer,
  { asOf, knownAt }: Moment,
): Promise<Bearer[]> {
  const times = { asOf, knownAt };
  const led = { ids: [own.id], roles: leadingRoles, linksMax: LEADERS_MAX, ...times };
  const [leaders] = await graph.read<{ names: string[] }>("read/leaders", led);
  const leaderWords = (leaders?.names ?? []).filter((name) => nameKey(name) !== "").map(wordsOfLeader);
  const near = await graph.read<Names & { id: string }>("read/organisations-near", {
    ...{ address: own.address, phone: own.phone, leaderWords, roles: leadingRoles },
    ...{ sharersMax: SHARERS_MAX, limit: COMPARED_MAX, ...times },
  });
  const ids = near.filter((other) => other.id !== own.id && isSlip(own, other)).map(({ id }) => id);
  return ids.length === 0 ? [] : graph.read<Bearer>("read/subject-identity", { ids, knownAt });
}

const wordsOfLeader = (name: string) => wordsOfKey(nameKey(name));

/** Whether any name of the one is a slip away from any of the other; two former names say nothing. */
function isSlip(own: Names, other: Names): boolean {
  return namesOf(own).some((a) =>
    namesOf(other).some((b) => (a.days === "" || b.days === "") && isBrandSlip(a.name, b.name)),
  );
}
