import type { Hub } from "./hubs.ts";
import { known } from "./ledger.ts";
import { tellOffices } from "./offices.ts";
import type { Firm, FirmPlan, Scene } from "./scene.ts";
import { nextFirm, since, tellFirm } from "./scene.ts";
import { holdersCount, tellHolders, tellStake, WHOLE } from "./stakes.ts";

/** A person's listing makes the company's own more likely, as in life. */
const SEVERE_RATIO = 0.019;
const SEVERE_RATIO_OF_LISTED = 0.12;
/** Holders are newcomers mostly; the others have a company already. */
const NEW_HOLDER_RATIO = 0.76;

/** Everyday companies that hold nothing themselves: nine stakes in ten of the province are in these. */
export function tellSingleFirms(scene: Scene, count: number): void {
  for (let left = count; left > 0; left -= 1) {
    const firm = nextFirm(scene);
    const agent = scene.agents.offer(firm.district);
    const holders = newHolders(scene, firm);
    tellFirm(scene, firm, singlePlan(scene, firm, holders, agent));
    const fund = scene.funds.offer(firm.district);
    const sold = fund ? scene.random.between(10, 250) : 0;
    if (fund) tellStake(scene, fund.given, firm, known(sold));
    tellHolders(scene, firm, holders, WHOLE - sold);
    tellOffices(scene, firm, holders);
    if (agent) scene.ledger.office(agent.given, firm.id, "executive", since(firm.since));
  }
}

function newHolders({ random, crowd }: Scene, firm: Firm): number[] {
  const holders: number[] = [];
  for (let left = holdersCount(random); left > 0; left -= 1) {
    const holder = crowd.someone(firm.district, NEW_HOLDER_RATIO);
    holders.push(holders.includes(holder) ? crowd.newcomer(firm.district) : holder);
  }
  return holders;
}

function singlePlan(scene: Scene, firm: Firm, holders: readonly number[], agent: Hub | null): FirmPlan {
  const address = scene.addresses.offer(firm.district)?.given;
  const isLed = holders.some((holder) => scene.crowd.isListed(holder));
  return {
    severeRatio: isLed ? SEVERE_RATIO_OF_LISTED : SEVERE_RATIO,
    ...(address !== undefined && { address }),
    ...(agent && scene.random.happens(0.6) && { phone: agent.phone }),
  };
}

/** Subsidiaries of the state's investor: held wholly or by majority, beside them private partners. */
export function tellStateFirms(scene: Scene, investor: string, count: number): void {
  const { random, crowd } = scene;
  for (let left = count; left > 0; left -= 1) {
    const firm = nextFirm(scene);
    tellFirm(scene, firm, { severeRatio: 0.004, capitalWan: 5_000 });
    const share = random.pick([WHOLE, WHOLE, 5_100, 6_500, 8_000]);
    tellStake(scene, investor, firm, known(share));
    const partners = share === WHOLE ? [] : [crowd.someone(firm.district, 0.7)];
    for (const partner of partners) tellStake(scene, crowd.id(partner), firm, known(WHOLE - share));
    tellOffices(scene, firm, partners);
  }
}
