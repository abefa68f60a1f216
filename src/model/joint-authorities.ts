const NAMES_MAX = 20;

/** Authorities that publish one decision together (联合公示): names parted by `;` of either width, each once. */
export function jointAuthoritiesOf(text: string): string[] {
  const names = text.split(/[;；]/).map((name) => name.trim());
  if (names.some((name) => name === "")) {
    throw new RangeError(`authorities "${text}": a name is empty, expected names with ; between them`);
  }
  const each = [...new Set(names)];
  if (each.length > NAMES_MAX)
    throw new RangeError(`authorities: ${each.length} names, expected at most ${NAMES_MAX}`);
  return each;
}
