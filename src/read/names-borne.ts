import { nameKey } from "../names/folding.ts";
import { parseFormerNames } from "../names/former-names.ts";

/** Names of an organisation as the graph keeps them. */
export interface Names {
  name: string;
  formerNames: string | null;
  otherNames: string | null;
}

/** A name an organisation has, or had; `days` in words, empty where it has it now. */
export interface Named {
  name: string;
  days: string;
}

/** Names of an organisation, the present one first, each writing once. */
export function namesOf({ name, formerNames, otherNames }: Names): Named[] {
  const stated = formerNames === null ? [] : parseFormerNames(formerNames);
  const former = stated.map(({ name: once, from, to }) => ({
    name: once,
    days: from || to ? `（${from ?? "不详"} 至 ${to ?? "不详"}）` : "（日期不详）",
  }));
  const others = (otherNames ?? "").split("|").map((other) => ({ name: other, days: "（日期不详）" }));
  const found = new Map<string, Named>();
  for (const one of [{ name, days: "" }, ...former, ...others]) {
    const key = nameKey(one.name);
    if (key !== "" && !found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
