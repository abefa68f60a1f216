import type { SubjectKind } from "../../model/kinds.ts";

/**
 * First characters of a code → what it is given to (GB 32100, table 1). Whoever is neither a firm nor an organ nor an
 * institution is a social organisation, our nearest kind: law firms, unions, places of worship, rural collectives,
 * offices of foreign media. "Other" of the offices for posts (19, A9) and of no register at all (Y1) say nothing.
 */
const kinds: readonly (readonly [RegExp, SubjectKind])[] = [
  [/^92/, "individualBusiness"],
  [/^9[13]/, "company"],
  [/^11/, "governmentBody"],
  [/^(12|A1)/, "institution"],
  [/^(13|[2-8N])/, "socialOrganisation"],
];

/** What a code says of its bearer; undefined where it says nothing that we have a kind for. */
export function kindByCode(uscc: string): SubjectKind | undefined {
  return kinds.find(([form]) => form.test(uscc))?.[1];
}
