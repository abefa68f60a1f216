import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate } from "../model/dates.ts";
import { nameKey } from "../names/folding.ts";
import { parseFormerNames } from "../names/former-names.ts";
import type { Moment } from "./moment.ts";

/** A former name (曾用名) with its days, half-open; null = not known. */
export interface FormerNameView {
  name: string;
  from: IsoDate | null;
  to: IsoDate | null;
  /** The source states it, with the days in the world; else it was told and then another: the days we were told. */
  stated: boolean;
}

/** One telling of a subject's name. */
export interface NameTold {
  name: string;
  formerNames: string | null;
  recordedAt: IsoInstant;
  /** Null = still believed. */
  supersededAt: IsoInstant | null;
}

/** Former names of a subject as known at the moment, latest first. */
export async function readFormerNames(
  graph: Graph,
  id: string,
  { knownAt }: Moment,
): Promise<FormerNameView[]> {
  return formerNamesOf(await graph.read<NameTold>("read/names-told", { ids: [id], knownAt }));
}

/** Tellings, oldest first → names it no longer has. A name in another writing is no other name. */
export function formerNamesOf(tellings: readonly NameTold[]): FormerNameView[] {
  const open = tellings.filter(({ supersededAt }) => supersededAt === null);
  const current = new Set((open.length > 0 ? open : tellings.slice(-1)).map(({ name }) => nameKey(name)));
  const found = new Map<string, FormerNameView>();
  for (const { formerNames } of open) {
    for (const stated of formerNames === null ? [] : parseFormerNames(formerNames))
      found.set(`${nameKey(stated.name)} ${stated.from} ${stated.to}`, { ...stated, stated: true });
  }
  const statedKeys = new Set([...found.values()].map(({ name }) => nameKey(name)));
  for (const { name, recordedAt, supersededAt } of tellings) {
    const key = nameKey(name);
    if (key === "" || current.has(key) || statedKeys.has(key) || supersededAt === null) continue;
    const known = found.get(key);
    const to = chinaDate(new Date(supersededAt));
    if (!known) found.set(key, { name, from: chinaDate(new Date(recordedAt)), to, stated: false });
    else if (known.to! < to) known.to = to;
  }
  const dayOf = ({ from, to }: FormerNameView) => to ?? from ?? "";
  return [...found.values()].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}
