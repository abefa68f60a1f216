import type { IsoDate } from "../model/dates.ts";
import { parseIsoDate } from "../model/dates.ts";

/** A name that a subject had (曾用名) and the days, half-open, on which it had it; null = not stated. */
export interface FormerName {
  name: string;
  from: IsoDate | null;
  to: IsoDate | null;
}

const FORM = "expected names as 旧名@2001-02-03/2010-05-06;更早@../2001-02-03;无日期";

/**
 * Text of a delivery's column `formerNames` → names, as written. Names are parted by `;`, each may have its days after
 * `@`, from/to with `..` for an end that is not known (ISO 8601-2). Throws RangeError with what was expected.
 */
export function parseFormerNames(text: string): FormerName[] {
  return text.split(";").map((entry) => {
    const [name = "", days, ...more] = entry.split("@").map((part) => part.trim());
    if (name === "" || more.length > 0) throw new RangeError(`former name "${entry}": ${FORM}`);
    if (days === undefined) return { name, from: null, to: null };
    const ends = days.split("/");
    if (ends.length !== 2) throw new RangeError(`former name "${entry}": ${FORM}`);
    const [from, to] = ends.map((end) => (end === ".." ? null : parseIsoDate(end))) as [
      IsoDate | null,
      IsoDate | null,
    ];
    if (from !== null && to !== null && to < from)
      throw new RangeError(`former name "${entry}": ends before it begins`);
    return { name, from, to };
  });
}

/** Names → the text that a graph stores, one writing for one meaning. */
export function formerNamesText(names: readonly FormerName[]): string {
  return names
    .map(({ name, from, to }) => (from || to ? `${name}@${from ?? ".."}/${to ?? ".."}` : name))
    .join(";");
}
