import { marksFolded, nameKey } from "./folding.ts";
import { initialsOfKey } from "./initials.ts";

/** What a subject is found by beside its id, code and name (src/read/README.md); null = nothing. */
export interface SearchKeys {
  initials: string | null;
  organisationCode: string | null;
  /** Names it may be looked for under, parted by `|`: the key where word pieces of the name would miss it, former names. */
  otherNames: string | null;
}

/** A name that a subject had (曾用名). */
export interface NamedOnce {
  name: string;
}

/** Persons get no initials: nobody shall list persons by two letters. */
export function searchKeysOf(
  subject: { kind: string; name: string; uscc: string | null; organisationCode?: string },
  former: readonly NamedOnce[],
): SearchKeys {
  const isPerson = subject.kind === "person";
  const key = nameKey(subject.name);
  const other = former.flatMap(({ name }) => [name, strangeKey(name, nameKey(name))]);
  const own = strangeKey(subject.name, key);
  const lines = own === null ? other : [own, ...other];
  return {
    initials: isPerson ? null : initialsOfKey(key) || null,
    organisationCode: subject.organisationCode ?? subject.uscc?.slice(8, 17) ?? null,
    otherNames: lines.length === 0 ? null : lines.filter((line) => line !== null).join("|"),
  };
}

/**
 * The key of a name, where the word pieces of the full-text index would not lead to the name itself: it folds widths,
 * brackets and cases by itself, but not scripts, inner marks, spaces and zeros. Null for nearly all names.
 */
function strangeKey(name: string, key: string): string | null {
  if (key === name) return null;
  const width = name.normalize("NFKC").toUpperCase();
  return width.length === key.length && marksFolded(width) === key ? null : key;
}
