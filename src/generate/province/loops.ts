import { known } from "./ledger.ts";
import { tellOffices } from "./offices.ts";
import { nextFirm, tellFirm } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { tellStake, WHOLE } from "./stakes.ts";

/** Longest ring of companies that hold one another. */
const RING_MOST = 7;

/** Cross-holdings and small rings, so many members as the plan has; nobody's majority runs round them. */
export function tellLoops(scene: Scene): void {
  const { random, crowd, plan } = scene;
  for (let left = plan.loopMembers; left > 1;) {
    const size = Math.min(left, left === 3 ? 3 : random.powerLaw(2, RING_MOST, 1.4));
    // A ring of one would be left over: let the last take it in.
    const members = Array.from({ length: left - size === 1 ? size + 1 : size }, () => nextFirm(scene));
    members.forEach((firm, at) => {
      const holder = members[(at + 1) % members.length]!;
      const share = random.between(5, 45) * 100;
      const owner = crowd.newcomer(firm.district);
      tellFirm(scene, firm);
      tellStake(scene, holder.id, firm, known(share));
      tellStake(scene, crowd.id(owner), firm, known(WHOLE - share));
      tellOffices(scene, firm, [owner]);
    });
    left -= members.length;
  }
}
