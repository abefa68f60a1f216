import { known } from "./ledger.ts";
import type { Firm, Scene } from "./scene.ts";
import { firmName, nextFirm, phoneOf, since, someAddress, tellFirm } from "./scene.ts";
import { tellBody } from "./shops.ts";
import { WHOLE } from "./stakes.ts";

/** Sizes of the greatest hubs of a province, whatever its own size (大户): chosen by us, after the facts' province. */
export const greatHubSizes = {
  ...{ firms: 50_000, offices: 20_000, subsidiaries: 3_000, fundHolders: 3_000 },
  ...{ fundStakes: 5_000, guarantees: 2_000 },
} as const;

/** `gathered` = a crowd of firms around the great hubs; `apart` = the same rows, with nobody in common. */
export type CrowdOfHubs = "gathered" | "apart";

/** A firm of the crowd and who owns it: a place beside the hubs where something can change. */
export interface CrowdPlace {
  readonly holderId: string;
  readonly companyId: string;
}

/** Every so many firms one is named as a place. */
const PLACE_EACH = 500;
/** What one of a fund's thousands holds, in basis points. */
const CRUMB = 3;
const GUARANTEE_FEN = "500000000000";
/** The state's second office; the first is told with the province. */
const STATE_BODY = 1;

/** Parties of the hubs, told in both cases; apart they have one neighbour or none. */
interface Parties {
  readonly agent: string;
  readonly investor: string;
  readonly fund: string;
  readonly guarantor: string;
}

/**
 * Tells a crowd of firms beyond the province's own: with hubs all at one address and phone, led by one agent, held by
 * the state's investor and a fund with thousands of holders, and guaranteed by one; apart each by somebody else.
 * Subjects, statements and chance are the same in both cases, so that what differs in time is the hubs'.
 */
export function tellGreatHubs(scene: Scene, crowd: CrowdOfHubs): CrowdPlace[] {
  const parties = tellParties(scene);
  const places: CrowdPlace[] = [];
  const firms = Array.from({ length: greatHubSizes.firms }, () => nextFirm(scene));
  for (const [at, firm] of firms.entries()) {
    const owner = tellCrowdFirm(scene, { crowd, parties, firm, at });
    if (at % PLACE_EACH === 1) places.push({ holderId: owner, companyId: firm.id });
    const apart = firms[(at + greatHubSizes.offices) % firms.length]!;
    const both = since(Math.max(firm.since, apart.since));
    if (at < greatHubSizes.fundHolders) {
      const held = crowd === "gathered" ? parties.fund : apart.id;
      scene.ledger.stake(owner, held, known(CRUMB), both);
    }
    if (at < greatHubSizes.guarantees) {
      const giver = crowd === "gathered" ? parties.guarantor : apart.id;
      scene.ledger.link(giver, "guarantees", firm.id, both, GUARANTEE_FEN);
    }
  }
  return places;
}

function tellParties(scene: Scene): Parties {
  const [investor, fund, guarantor] = [nextFirm(scene), nextFirm(scene), nextFirm(scene)];
  for (const firm of [investor, fund, guarantor]) tellFirm(scene, firm, { severeRatio: 0 });
  const office = tellBody(
    scene,
    scene.plan.institutions + STATE_BODY,
    "governmentBody",
    "国资监管机构（演示）",
  );
  scene.ledger.stake(office, investor.id, known(WHOLE), since(investor.since));
  const agent = scene.crowd.id(scene.crowd.cleanNewcomer(investor.district));
  return { agent, investor: investor.id, fund: fund.id, guarantor: guarantor.id };
}

/** One firm with its owner, and with one more who leads or holds beside; returns the owner's id. */
function tellCrowdFirm(
  scene: Scene,
  { crowd, parties, firm, at }: { crowd: CrowdOfHubs; parties: Parties; firm: Firm; at: number },
): string {
  const own = { address: someAddress(scene, firm.district), phone: phoneOf(firm.number) };
  const shared = { address: "虚市商务秘书大厦集中登记区", phone: phoneOf(98_000_000) };
  tellFirm(scene, firm, { name: firmName(firm), ...(crowd === "gathered" ? shared : own) });
  const owner = scene.crowd.id(scene.crowd.newcomer(firm.district));
  const { offices, subsidiaries, fundHolders, fundStakes } = greatHubSizes;
  if (at >= offices) {
    const left = at < offices + fundHolders ? WHOLE - CRUMB : WHOLE;
    scene.ledger.stake(owner, firm.id, known(left), since(firm.since));
    scene.ledger.office(owner, firm.id, "legalRepresentative", since(firm.since));
    return owner;
  }
  const other = scene.crowd.id(scene.crowd.newcomer(firm.district));
  const of = (hub: string) => (crowd === "gathered" ? hub : other);
  const isFund = subsidiaries <= at && at < subsidiaries + fundStakes;
  const sold = at < subsidiaries ? 6_000 : isFund ? 500 : 0;
  if (sold > 0) {
    const holder = of(isFund ? parties.fund : parties.investor);
    scene.ledger.stake(holder, firm.id, known(sold), since(firm.since));
  }
  scene.ledger.stake(owner, firm.id, known(WHOLE - sold), since(firm.since));
  scene.ledger.office(of(parties.agent), firm.id, "legalRepresentative", since(firm.since));
  scene.ledger.office(owner, firm.id, "director", since(firm.since));
  return owner;
}
