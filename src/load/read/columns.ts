import type { FileShape } from "../source.ts";

/** The headers of a file → column names of its shape; a header that the shape does not know stays as it is, trimmed. */
export function columnNames(shape: FileShape, headers: readonly string[]): string[] {
  const named = namesOf(shape);
  return headers.map((header) => named.get(headerKey(header)) ?? header.trim());
}

/** A column with the headers it may have, for a sentence: "decidedOn (CF_JDRQ or 处罚决定日期)". */
export function columnTitle({ headers = {} }: FileShape, column: string): string {
  const known = (headers[column] ?? []).filter((header) => header !== column);
  return known.length > 0 ? `${column} (${known.slice(0, 3).join(" or ")})` : column;
}

/** Width, case, spaces and the brackets around a header's parts are typed as it falls. */
function headerKey(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[〔【[]/g, "(")
    .replace(/[〕】\]]/g, ")")
    .toUpperCase();
}

const namesByShape = new WeakMap<FileShape, ReadonlyMap<string, string>>();

function namesOf(shape: FileShape): ReadonlyMap<string, string> {
  const known = namesByShape.get(shape);
  if (known) return known;
  const named = new Map<string, string>();
  for (const [column, headers] of Object.entries(shape.headers ?? {})) {
    for (const header of headers) named.set(headerKey(header), column);
  }
  namesByShape.set(shape, named);
  return named;
}
