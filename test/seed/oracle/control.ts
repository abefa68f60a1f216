import type { World } from "./world.ts";

/** Companies that a subject controls: it and they hold more than half of the votes; plain fixpoint. */
export function controlledBy(world: World, controller: string): Set<string> {
  const group = new Set([controller]);
  for (let size = 0; size !== group.size;) {
    size = group.size;
    const votes = new Map<string, number>();
    for (const stake of world.stakes) {
      if (!group.has(stake.holder)) continue;
      votes.set(stake.company, (votes.get(stake.company) ?? 0) + stake.votesPpm);
    }
    for (const [company, votesPpm] of votes) if (votesPpm > 500_000) group.add(company);
  }
  group.delete(controller);
  return group;
}

/** Whether the proof that the controller controls the company weighs a register that contradicts itself. */
export function controlRestsOnConflict(world: World, controller: string, company: string): boolean {
  const controlled = controlledBy(world, controller);
  const weighed = new Set([company]);
  for (const held of weighed) {
    for (const stake of world.stakes) {
      if (stake.company === held && stake.votesPpm > 0 && controlled.has(stake.holder))
        weighed.add(stake.holder);
    }
  }
  return [...weighed].some((one) => world.conflicted.has(one));
}
