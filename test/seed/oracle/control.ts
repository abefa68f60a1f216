import type { World } from "./world.ts";

/** Companies that some subjects control together: they and these hold more than half of the votes; plain fixpoint. */
function controlledTogether(world: World, parties: readonly string[]): Set<string> {
  const group = new Set(parties);
  for (let size = 0; size !== group.size;) {
    size = group.size;
    const votes = new Map<string, number>();
    for (const stake of world.stakes) {
      if (!group.has(stake.holder)) continue;
      votes.set(stake.company, (votes.get(stake.company) ?? 0) + stake.votesPpm);
    }
    for (const [company, votesPpm] of votes) if (votesPpm > 500_000) group.add(company);
  }
  for (const party of parties) group.delete(party);
  return group;
}

/** Companies that a subject controls alone, or through companies it controls. */
export function controlledBy(world: World, controller: string): Set<string> {
  return controlledTogether(world, [controller]);
}

/** Whether the proof that the parties control the company weighs a register that contradicts itself. */
function restsOnConflict(world: World, parties: readonly string[], company: string): boolean {
  const controlled = controlledTogether(world, parties);
  const weighed = new Set([company]);
  for (const held of weighed) {
    for (const stake of world.stakes) {
      if (stake.company === held && stake.votesPpm > 0 && controlled.has(stake.holder))
        weighed.add(stake.holder);
    }
  }
  return [...weighed].some((one) => world.conflicted.has(one));
}

export function controlRestsOnConflict(world: World, controller: string, company: string): boolean {
  return restsOnConflict(world, [controller], company);
}

/** Everybody whom ties of acting in concert join to a subject, itself among them. */
function groupOf(world: World, member: string): string[] {
  const group = new Set([member]);
  for (const one of group) {
    for (const { kind, fromId, toId } of world.links) {
      if (kind === "actsWith" && (fromId === one || toId === one)) group.add(fromId!).add(toId!);
    }
  }
  return [...group];
}

/** Companies that a subject has with its group and nobody of the group alone → whether that rests on a conflict. */
function concertSteps(world: World, member: string): Map<string, boolean> {
  const group = groupOf(world, member);
  const steps = new Map<string, boolean>();
  if (group.length === 1) return steps;
  for (const company of new Set(world.stakes.map((stake) => stake.company))) {
    const parties = group.filter((one) => one !== company);
    if (company === member || !controlledTogether(world, parties).has(company)) continue;
    if (parties.some((party) => controlledBy(world, party).has(company))) continue;
    steps.set(company, restsOnConflict(world, parties, company));
  }
  return steps;
}

/**
 * Companies that a subject controls only by a way on which parties act in concert → whether every such way rests on a
 * register that contradicts itself.
 */
export function controlledInConcert(world: World, controller: string): Map<string, boolean> {
  const plain = controlledBy(world, controller);
  const reach = (isAsked: (conflicted: boolean) => boolean) => {
    const reached = new Set([controller]);
    for (const one of reached) {
      for (const company of controlledBy(world, one))
        if (isAsked(controlRestsOnConflict(world, one, company))) reached.add(company);
      for (const [company, conflicted] of concertSteps(world, one))
        if (isAsked(conflicted)) reached.add(company);
    }
    return reached;
  };
  const clear = reach((conflicted) => !conflicted);
  const all = [...reach(() => true)].filter((company) => company !== controller && !plain.has(company));
  return new Map(all.map((company) => [company, !clear.has(company)]));
}
