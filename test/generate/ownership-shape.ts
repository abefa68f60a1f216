import type { TextRow } from "./told.ts";

const HALF_PERCENT = 50;

/** Stakes in force of each company: holder and percent, unknown as 0. */
export function holdersOf(stakes: readonly TextRow[]): Map<string, { holder: string; percent: number }[]> {
  const holders = new Map<string, { holder: string; percent: number }[]>();
  for (const row of stakes) {
    if (row["validTo"] !== "") continue;
    const list = holders.get(row["companyId"]!) ?? [];
    list.push({ holder: row["holderId"]!, percent: Number(row["sharePercent"]) });
    holders.set(row["companyId"]!, list);
  }
  return holders;
}

/** Companies that one controller holds to more than half only through several holders, none of them a majority. */
export function jointlyControlled(stakes: readonly TextRow[]): string[] {
  const holders = holdersOf(stakes);
  const topOf = new Map<string, string>();
  const joint = new Set<string>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [company, list] of holders) {
      if (topOf.has(company)) continue;
      const sums = new Map<string, number>();
      for (const { holder, percent } of list) {
        const top = topOf.get(holder) ?? holder;
        sums.set(top, (sums.get(top) ?? 0) + percent);
      }
      const winner = [...sums].find(([, percent]) => percent > HALF_PERCENT);
      if (!winner) continue;
      topOf.set(company, winner[0]);
      if (!list.some(({ percent }) => percent > HALF_PERCENT)) joint.add(company);
      changed = true;
    }
  }
  return [...joint];
}

/** Longest chain of holders, the person at its top counted; loops count once round. */
export function layersMost(stakes: readonly TextRow[]): number {
  const holders = holdersOf(stakes);
  const layerOf = new Map<string, number>();
  const layer = (id: string): number => {
    const known = layerOf.get(id);
    if (known !== undefined) return known;
    layerOf.set(id, 1);
    const above = (holders.get(id) ?? []).map(({ holder }) => layer(holder));
    const found = above.length === 0 ? 1 : 1 + Math.max(...above);
    layerOf.set(id, found);
    return found;
  };
  return Math.max(...[...holders.keys()].map(layer));
}
