import { known } from "./ledger.ts";
import { tellOffice } from "./offices.ts";
import { firmName, nextFirm, since, tellFirm } from "./scene.ts";
import type { Firm, Scene } from "./scene.ts";
import { tellStake, WHOLE } from "./stakes.ts";

/** Company layers below a founder; with the founder ten layers, as deep as the British register. */
const LAYERS_MAX = 9;
/** Share of members that nobody controls alone, only two holders of the group together: one company in 100. */
const JOINT_RATIO = 0.13;
/** Members in which the group has a part only, under somebody else's majority. */
const ASSOCIATE_RATIO = 0.12;
const majorities = [WHOLE, WHOLE, WHOLE, 9_000, 8_000, 7_000, 6_700, 6_000, 5_100];
/** Two stakes, neither a majority, more than half together. */
const jointStakes = [
  [3_500, 3_000],
  [2_600, 2_500],
  [4_000, 2_000],
  [5_000, 1_000],
  [3_000, 2_500],
] as const;

/** A member already told: its layer below the founder, and whether the founder controls it. */
interface Member {
  readonly firm: Firm;
  readonly layer: number;
  readonly isControlled: boolean;
}

interface Group {
  readonly founder: number;
  readonly manager: number;
  readonly members: Member[];
  /** Each member hangs below the last one until the deepest layer is reached. */
  readonly isChain: boolean;
}

/** Corporate groups until their members are used up; the first is a chain to the deepest layer. */
export function tellGroups(scene: Scene): void {
  const { random, plan } = scene;
  const last = scene.nextCompany + plan.groupMembers;
  for (let isFirst = true; scene.nextCompany < last; isFirst = false) {
    const size = isFirst ? LAYERS_MAX + 3 : random.powerLaw(2, plan.groupMost, 1.25);
    tellGroup(scene, Math.min(size, last - scene.nextCompany), isFirst || random.happens(0.02));
  }
}

function tellGroup(scene: Scene, size: number, isChain: boolean): void {
  const { random, crowd, ledger } = scene;
  const head = nextFirm(scene);
  const founder = crowd.newcomer(head.district);
  const partner = crowd.newcomer(head.district);
  tellFirm(scene, head, {
    name: firmName(head).replace("有限公司", "控股有限公司"),
    ...{ industryCode: "L7212", capitalWan: 10_000, severeRatio: 0.01 },
  });
  const share = random.pick([WHOLE, 9_000, 7_500, 6_500, 5_100]);
  tellStake(scene, crowd.id(founder), head, known(share));
  if (share < WHOLE) tellStake(scene, crowd.id(partner), head, known(WHOLE - share));
  tellOffice(scene, founder, head, "legalRepresentative");
  tellOffice(scene, partner, head, "supervisor");
  if (random.happens(0.5))
    ledger.link(crowd.id(founder), "familyOf", crowd.id(partner), { from: null, to: null });
  else if (random.happens(0.3))
    ledger.link(crowd.id(partner), "actsWith", crowd.id(founder), since(head.since));
  const group: Group = {
    founder,
    manager: partner,
    isChain,
    members: [{ firm: head, layer: 1, isControlled: true }],
  };
  for (let left = size - 1; left > 0; left -= 1) tellMember(scene, group);
}

function tellMember(scene: Scene, group: Group): void {
  const firm = nextFirm(scene);
  tellFirm(scene, firm, { severeRatio: 0.016 });
  const parent = parentOf(scene, group);
  const canBeJoint = parent.isControlled && !group.isChain;
  const told =
    canBeJoint && scene.random.happens(JOINT_RATIO)
      ? tellJoint(scene, group, firm, parent)
      : tellSubsidiary(scene, group, firm, parent);
  group.members.push(told.member);
  tellBoard(scene, group, firm, told.partner);
}

/** A member, and the partner from outside who has a part in it. */
interface ToldMember {
  readonly member: Member;
  readonly partner: number | null;
}

/** Under the parent alone: wholly, by majority, or with a part only. */
function tellSubsidiary(scene: Scene, { isChain }: Group, firm: Firm, parent: Member): ToldMember {
  const { random, crowd } = scene;
  const isAssociate = random.happens(ASSOCIATE_RATIO);
  const share = isAssociate ? 3_000 : isChain ? 8_000 : random.pick(majorities);
  const member = { firm, layer: parent.layer + 1, isControlled: parent.isControlled && !isAssociate };
  tellStake(scene, parent.firm.id, firm, known(share));
  if (share === WHOLE) return { member, partner: null };
  const partner = crowd.someone(firm.district, 0.7);
  tellStake(scene, crowd.id(partner), firm, known(WHOLE - share));
  return { member, partner };
}

/** Under two of the founder's, each below half, above it together; the rest is an outsider's. */
function tellJoint(scene: Scene, group: Group, firm: Firm, parent: Member): ToldMember {
  const { random, crowd } = scene;
  const [first, second] = random.pick(jointStakes);
  const other = random.pick(group.members);
  const isFit = other !== parent && other.isControlled && other.layer <= parent.layer;
  // Where no second member is at hand the founder holds that part in person.
  tellStake(scene, parent.firm.id, firm, known(first));
  tellStake(scene, isFit ? other.firm.id : crowd.id(group.founder), firm, known(second));
  const partner = crowd.someone(firm.district, 0.7);
  tellStake(scene, crowd.id(partner), firm, known(WHOLE - first - second));
  return { member: { firm, layer: parent.layer + 1, isControlled: true }, partner };
}

/** The parent: the last member in a chain, else any member that is not at the deepest layer. */
function parentOf({ random }: Scene, { members, isChain }: Group): Member {
  const last = members.at(-1)!;
  if (isChain && last.layer < LAYERS_MAX) return last;
  for (let tries = 0; tries < 8; tries += 1) {
    const one = random.pick(members);
    if (one.layer < LAYERS_MAX) return one;
  }
  return members[0]!;
}

function tellBoard(scene: Scene, group: Group, firm: Firm, partner: number | null): void {
  const { random, crowd } = scene;
  const leader = partner ?? (random.happens(0.4) ? group.founder : crowd.someone(firm.district, 0.4));
  tellOffice(scene, leader, firm, "legalRepresentative");
  tellOffice(scene, random.happens(0.3) ? group.founder : leader, firm, "director");
  if (random.happens(0.5)) tellOffice(scene, group.manager, firm, "supervisor");
  if (random.happens(0.5)) tellOffice(scene, crowd.someone(firm.district, 0.4), firm, "executive");
}
