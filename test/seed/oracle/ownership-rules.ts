import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { controlRestsOnConflict, controlledBy, controlledInConcert } from "./control.ts";
import type { Stake, World } from "./world.ts";

/** Rule 1: each company that a listed subject controls. */
export function listedActualController(world: World): Answer[] {
  return [...world.listed].flatMap((seed) => [
    ...[...controlledBy(world, seed)].map((target) =>
      answer(target, seed, controlRestsOnConflict(world, seed, target)),
    ),
    ...[...controlledInConcert(world, seed)].map(([target, conflicted]) => answer(target, seed, conflicted)),
  ]);
}

function caughtCompanies(world: World): Set<string> {
  const caught = new Set<string>();
  for (let size = -1; size !== caught.size;) {
    size = caught.size;
    const held = new Map<string, number>();
    for (const { holder, company, sharePpm } of world.stakes) {
      if (world.listed.has(holder) || caught.has(holder))
        held.set(company, (held.get(company) ?? 0) + sharePpm);
    }
    for (const [company, sharePpm] of held) if (sharePpm >= 500_000) caught.add(company);
  }
  return caught;
}

/** Rule 2: each company of which listed or caught holders own at least half, with all listed roots. */
export function listedAggregateOwnership(world: World): Answer[] {
  const caught = caughtCompanies(world);
  return [...caught].map((target) => {
    const above = new Set([target]);
    for (const company of above) {
      if (!caught.has(company)) continue;
      for (const stake of world.stakes) {
        if (stake.company !== company || stake.sharePpm === 0) continue;
        if (world.listed.has(stake.holder) || caught.has(stake.holder)) above.add(stake.holder);
      }
    }
    const seeds = [...above].filter((one) => one !== target && world.listed.has(one)).sort();
    const conflicted = [...above].some((one) => caught.has(one) && world.conflicted.has(one));
    return { target, seed: null, seeds, verdict: conflicted ? "undetermined" : "yes" };
  });
}

/** Exact sums over simple paths: a product of k shares is scaled up to the sixth power of a million. */
const WHOLE = 1_000_000n ** 6n;

/** Rule 3: each company of which a listed subject owns a quarter, over simple paths of at most 6 stakes. */
export function listedShareholder(world: World): Answer[] {
  return [...world.listed].flatMap((seed) => {
    const sums = new Map<string, { share: bigint; conflicted: boolean }>();
    const walk = (path: string[], share: bigint): void => {
      if (path.length > 6) return;
      for (const stake of world.stakes) {
        if (stake.holder !== path.at(-1) || stake.sharePpm === 0 || path.includes(stake.company)) continue;
        const ahead = [...path, stake.company];
        const product = (share * BigInt(stake.sharePpm)) / 1_000_000n;
        const before = sums.get(stake.company) ?? { share: 0n, conflicted: false };
        const conflicted = before.conflicted || ahead.some((one) => world.conflicted.has(one));
        sums.set(stake.company, { share: before.share + product, conflicted });
        walk(ahead, product);
      }
    };
    walk([seed], WHOLE);
    return [...sums]
      .filter(([, { share }]) => share * 4n >= WHOLE)
      .map(([target, { conflicted }]) => answer(target, seed, conflicted));
  });
}

const isState = (world: World, id: string): boolean =>
  ["governmentBody", "state"].includes(world.kindOf.get(id) ?? "");

/** Rule 4: each holder of 5 % or more of a listed company, but the state and holders of over 50 stakes. */
export function investsInListed(world: World): Answer[] {
  const stakesOf = (holder: string): Stake[] => world.stakes.filter((stake) => stake.holder === holder);
  return world.stakes
    .filter(({ company, sharePpm }) => world.listed.has(company) && sharePpm >= 50_000)
    .filter(({ holder }) => !isState(world, holder) && stakesOf(holder).length <= 50)
    .map(({ holder, company }) => answer(holder, company));
}

/** Rule 5: companies under the topmost controller of a listed company that is not the state. */
export function sharedActualController(world: World): Answer[] {
  const holders = [...new Set(world.stakes.map((stake) => stake.holder))].filter((id) => !isState(world, id));
  const below = new Map(holders.map((holder) => [holder, controlledBy(world, holder)]));
  const tops = holders.filter((one) => !holders.some((other) => other !== one && below.get(other)!.has(one)));
  return [...world.listed].flatMap((seed) =>
    tops
      .filter((top) => top !== seed && below.get(top)!.has(seed) && below.get(top)!.size <= 200)
      .flatMap((top) =>
        [...below.get(top)!]
          .filter((target) => target !== seed)
          .filter((target) => !below.get(seed)?.has(target) && !below.get(target)?.has(seed))
          .map((target) => {
            const rests = [seed, target].some((one) => controlRestsOnConflict(world, top, one));
            return answer(target, seed, rests);
          }),
      ),
  );
}
