import { Codes } from "./codes.ts";
import { Crowd } from "./crowd.ts";
import { districts } from "./districts.ts";
import type { District } from "./districts.ts";
import { Evidence } from "./evidence.ts";
import { tellGreatHubs } from "./great-hubs.ts";
import type { CrowdOfHubs, CrowdPlace } from "./great-hubs.ts";
import { tellGroups } from "./groups.ts";
import { tellGuarantees } from "./guarantees.ts";
import { Hubs } from "./hubs.ts";
import { Ledger } from "./ledger.ts";
import type { LineSink } from "./ledger.ts";
import { tellLoops } from "./loops.ts";
import type { Plan } from "./plan.ts";
import { hash32, Random } from "./random.ts";
import { firmName, nextFirm, phoneOf, since, tellFirm } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { tellBodies, tellBody, tellShops } from "./shops.ts";
import { tellSingleFirms, tellStateFirms } from "./single-firms.ts";
import { tellBranches, tellTrade } from "./trade-links.ts";

/** Codes, phones and ids of companies that stand for themselves: the fund and the state's investor. */
const SPECIAL_FIRMS = 2;
/** Everyday firms told between two notices of progress. */
const NOTICE_EVERY = 20_000;
/** Bodies told before the everyday ones: the state's. */
const BODIES_BEFORE = 1;

/** Called now and then with how many subjects have been told. */
export type Progress = (subjectsTold: number) => void;

/** What is told beyond the province, and who hears how far it is. */
export interface Telling {
  readonly progress?: Progress | undefined;
  /** A crowd of firms around the greatest hubs, or the same apart; none where left out. */
  readonly crowd?: CrowdOfHubs | undefined;
}

/** Tells the background of a province, line by line, and nothing of the planted stories; the same every time. */
export function tellProvince(
  plan: Plan,
  sink: LineSink,
  { progress = () => undefined, crowd }: Telling = {},
): { ledger: Ledger; besideHubs: readonly CrowdPlace[] } {
  const singles = singlesOf(plan);
  const scene = openScene(plan, singles, sink);
  const notice = (): void => progress(scene.ledger.counts.subjects);
  tellState(scene);
  tellHubs(scene);
  tellLoops(scene);
  tellGroups(scene);
  for (let left = singles; left > 0; left -= NOTICE_EVERY) {
    tellSingleFirms(scene, Math.min(left, NOTICE_EVERY));
    notice();
  }
  const firms = scene.nextCompany;
  tellBranches(scene, firms);
  tellTrade(scene, firms);
  tellGuarantees(scene, firms);
  tellBodies(scene, BODIES_BEFORE);
  tellShops(scene, notice);
  return { ledger: scene.ledger, besideHubs: crowd ? tellGreatHubs(scene, crowd) : [] };
}

function singlesOf(plan: Plan): number {
  const others =
    plan.branches + plan.groupMembers + plan.loopMembers + plan.stateSubsidiaries + SPECIAL_FIRMS;
  return plan.background - others;
}

function openScene(plan: Plan, singles: number, sink: LineSink): Scene {
  const random = new Random(plan.seed, 1);
  const ledger = new Ledger(sink);
  const salt = hash32(plan.seed, Math.floor(plan.seed / 0x1_0000_0000) + 17) % 0x4000_0000;
  const evidence = new Evidence(random, ledger);
  const hubs = () => new Hubs(random, singles);
  return {
    ...{ plan, random, ledger, evidence, salt, nextCompany: 0 },
    codes: new Codes(plan.seed),
    crowd: new Crowd(random, ledger, evidence, salt),
    ...{ agents: hubs(), addresses: hubs(), funds: hubs() },
  };
}

/** The state's own investor under a government body, and its subsidiaries. */
function tellState(scene: Scene): void {
  const office = tellBody(scene, 0, "governmentBody", "国资委（演示）");
  const investor = nextFirm(scene);
  const name = `${investor.district.city}国有资本投资运营集团有限公司（演示）`;
  tellFirm(scene, investor, { name, industryCode: "L7212", capitalWan: 5_000_000, severeRatio: 0 });
  scene.ledger.stake(office, investor.id, "100,,", since(investor.since));
  tellStateFirms(scene, investor.id, scene.plan.stateSubsidiaries);
}

/** Registration agents, shared addresses and a fund; the greatest sit in the greatest cities. */
function tellHubs(scene: Scene): void {
  const { plan, crowd } = scene;
  const places = bigCities();
  plan.agentOffices.forEach((offices, at) => {
    const place = places[at % places.length]!;
    const agent = crowd.cleanNewcomer(place);
    scene.agents.add(place.city, crowd.id(agent), offices, phoneOf(99_000_000 + at));
  });
  plan.addressFirms.forEach((firms, at) => {
    const place = places[(at + 1) % places.length]!;
    scene.addresses.add(place.city, `${place.name}商务秘书大厦${at + 1}号楼集中登记区`, firms);
  });
  const fund = nextFirm(scene);
  const name = firmName(fund).replace("有限公司", "创业投资基金有限公司");
  tellFirm(scene, fund, { name, industryCode: "L7212", capitalWan: 300_000, severeRatio: 0 });
  const manager = crowd.id(crowd.cleanNewcomer(fund.district));
  scene.ledger.stake(manager, fund.id, "100,,", since(fund.since));
  scene.ledger.office(manager, fund.id, "legalRepresentative", since(fund.since));
  scene.funds.add("", fund.id, plan.fundStakes);
}

/** One district of each of the four greatest cities. */
function bigCities(): District[] {
  return ["福州", "厦门", "泉州", "漳州"].map((city) => districts.find((one) => one.city === city)!);
}
