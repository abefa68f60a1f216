import { AS_OF_DAY } from "./days.ts";
import { firmOf } from "./scene.ts";
import type { Scene } from "./scene.ts";

/** Of the published bank network's components 91.6 % are pairs; the longest ring has seven members. */
const PAIR_RATIO = 0.916;
const RING_MOST = 7;
/** Links a member of a larger component, beyond those of a tree. */
const EXTRA_RATIO = 0.12;

/** Guarantees among the companies below `firms`: pairs mostly, a few webs, no company in two components. */
export function tellGuarantees(scene: Scene, firms: number): void {
  const { random, plan } = scene;
  const pickFirm = shuffled(firms, scene.salt);
  const total = Math.min(plan.guarantors, firms);
  let used = 0;
  const take = (count: number): number[] => {
    const members = Array.from({ length: count }, (_, at) => pickFirm(used + at));
    used += count;
    return members;
  };
  const largest = Math.min(plan.guaranteeComponentMost, Math.floor(total / 2));
  if (largest > RING_MOST) tellWeb(scene, take(largest), RING_MOST);
  while (used + 2 <= total) {
    if (random.happens(PAIR_RATIO)) {
      const [one, other] = take(2);
      tellGuarantee(scene, one!, other!);
      continue;
    }
    const size = Math.min(total - used, random.powerLaw(3, Math.max(4, largest / 3), 1.15));
    if (size < 3) break;
    const ring = random.happens(0.25) ? random.between(2, Math.min(size, RING_MOST)) : 0;
    tellWeb(scene, take(size), ring);
  }
}

/** A tree whose early members attract many, some further links down it, and one ring on its first members. */
function tellWeb(scene: Scene, members: readonly number[], ring: number): void {
  const { random } = scene;
  for (let at = 1; at < members.length; at += 1) {
    const near = Math.floor(at * random.ratio() ** 2.2);
    // Below the ring, links run from later to earlier members or back, never round.
    if (at < ring) tellGuarantee(scene, members[at - 1]!, members[at]!);
    else tellGuarantee(scene, members[at]!, members[near]!);
    if (at >= ring && near > 0 && random.happens(EXTRA_RATIO)) {
      tellGuarantee(scene, members[at]!, members[near - 1]!);
    }
  }
  if (ring > 1) tellGuarantee(scene, members[ring - 1]!, members[0]!);
}

/** One guarantee; one in eight has ended. */
function tellGuarantee(scene: Scene, guarantor: number, borrower: number): void {
  const { random, ledger } = scene;
  const [one, other] = [firmOf(scene, guarantor), firmOf(scene, borrower)];
  const from = random.between(Math.max(one.since, other.since, AS_OF_DAY - 2_500), AS_OF_DAY);
  const to = random.happens(0.125) && from < AS_OF_DAY ? random.between(from + 1, AS_OF_DAY) : null;
  const amountFen = `${random.powerLaw(20, 50_000, 0.9)}000000`;
  ledger.link(one.id, "guarantees", other.id, { from, to }, amountFen);
}

/** A permutation of 0 to `count` − 1 by multiplication, so that members lie anywhere and none is met twice. */
export function shuffled(count: number, salt: number): (at: number) => number {
  let step = Math.floor(count * 0.618_033) | 1;
  while (commonDivisor(step, count) > 1) step += 2;
  const big = BigInt(step);
  return (at) => (Number((BigInt(at) * big) % BigInt(count)) + (salt % count)) % count;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
