import { AS_OF_DAY } from "./days.ts";
import { firmName, firmOf, nextFirm, since, tellFirm } from "./scene.ts";
import type { Firm, Scene } from "./scene.ts";

const SUPPLY_RATIO = 0.06;
const PLEDGE_RATIO = 0.002;

function someFirm(scene: Scene, firms: number): Firm {
  return firmOf(scene, scene.random.below(firms));
}

function meetingDay({ random }: Scene, one: Firm, other: Firm): number {
  return random.between(Math.max(one.since, other.since), AS_OF_DAY);
}

/** Branches of everyday companies: companies of their own without holders, led by a principal. */
export function tellBranches(scene: Scene, firms: number): void {
  const { ledger, crowd } = scene;
  for (let left = scene.plan.branches; left > 0; left -= 1) {
    const branch = nextFirm(scene);
    const head = someFirm(scene, firms);
    tellFirm(scene, branch, { name: `${firmName(head)}${branch.district.name}分公司`, severeRatio: 0.008 });
    const principal = crowd.id(crowd.someone(branch.district, 0.7));
    ledger.office(principal, branch.id, "principal", since(branch.since));
    ledger.link(branch.id, "branchOf", head.id, since(Math.max(branch.since, head.since)));
  }
}

/** Who supplies whom, and whose receivables are pledged, among the companies below `firms`. */
export function tellTrade(scene: Scene, firms: number): void {
  const { random, ledger } = scene;
  for (let left = Math.round(SUPPLY_RATIO * firms); left > 0; left -= 1) {
    const [one, other] = [someFirm(scene, firms), someFirm(scene, firms)];
    if (one.number === other.number) continue;
    const from = meetingDay(scene, one, other);
    const to = random.happens(0.1) && from < AS_OF_DAY ? random.between(from + 1, AS_OF_DAY) : null;
    ledger.link(one.id, "suppliesTo", other.id, { from, to });
  }
  for (let left = Math.round(PLEDGE_RATIO * firms); left > 0; left -= 1) {
    const [one, other] = [someFirm(scene, firms), someFirm(scene, firms)];
    if (one.number === other.number) continue;
    const amountFen = `${random.powerLaw(10, 20_000, 1)}000000`;
    ledger.link(one.id, "pledges", other.id, since(meetingDay(scene, one, other)), amountFen);
  }
}
