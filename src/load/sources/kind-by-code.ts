import type { SubjectKind } from "../../model/kinds.ts";

/** First characters of a code → what it is given to (GB 32100); 91 and 93 are companies and cooperatives. */
const kinds: readonly (readonly [RegExp, SubjectKind])[] = [
  [/^92/, "individualBusiness"],
  [/^12/, "institution"],
  [/^5/, "socialOrganisation"],
  [/^11/, "governmentBody"],
  [/^9/, "company"],
];

/** What a code says of its bearer; undefined where it says nothing that we have a kind for. */
export function kindByCode(uscc: string): SubjectKind | undefined {
  return kinds.find(([form]) => form.test(uscc))?.[1];
}
