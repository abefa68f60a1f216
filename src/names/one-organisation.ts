import { parseFormerNames } from "./former-names.ts";
import { decideOrganisationNames } from "./likeness.ts";

/** How one source names an organisation. */
export interface Telling {
  /** The name that it states now, and those it stated before; empty texts name nobody. */
  names: readonly string[];
  /** Former names as it states them, in the writing of deliveries; null = none. */
  formerNames: string | null;
}

/**
 * Whether two tellings can be of one organisation that changed its name or is written in two ways: some name of the one,
 * former ones included, is the same as one of the other or may be. Who states no name contradicts nobody.
 */
export function mayBeOneOrganisation(one: Telling, other: Telling): boolean {
  const [own, others] = [allNamesOf(one), allNamesOf(other)];
  if (own.length === 0 || others.length === 0) return true;
  return own.some((a) => others.some((b) => decideOrganisationNames(a, b).decision !== "different"));
}

function allNamesOf({ names, formerNames }: Telling): string[] {
  const former = formerNames === null ? [] : parseFormerNames(formerNames).map(({ name }) => name);
  return [...new Set([...names, ...former])].filter((name) => name !== "");
}
