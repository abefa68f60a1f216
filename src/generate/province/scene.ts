import type { Codes } from "./codes.ts";
import type { Crowd } from "./crowd.ts";
import { AS_OF_DAY, dayText, FIRST_DAY } from "./days.ts";
import { districtAt } from "./districts.ts";
import type { District } from "./districts.ts";
import type { Evidence } from "./evidence.ts";
import type { Hubs } from "./hubs.ts";
import type { Ledger, Term } from "./ledger.ts";
import { brandOf, tradeOf } from "./names.ts";
import type { Plan } from "./plan.ts";
import { hashRatio } from "./random.ts";
import type { Random } from "./random.ts";

/** Everything a teller of the background has at hand. */
export interface Scene {
  readonly plan: Plan;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly codes: Codes;
  readonly crowd: Crowd;
  readonly evidence: Evidence;
  readonly agents: Hubs;
  readonly addresses: Hubs;
  readonly funds: Hubs;
  /** Differs by seed: mixed into every fact that follows from a number. */
  readonly salt: number;
  /** The next company's number; companies below it have been told. */
  nextCompany: number;
}

/** A company as tellers see it; everything follows from its number, so any company can be named again. */
export interface Firm {
  readonly number: number;
  readonly id: string;
  readonly district: District;
  readonly since: number;
}

/** What sets a company apart from an everyday one. */
export interface FirmPlan {
  readonly name?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly industryCode?: string;
  /** Chance of a severe list; everyday 0.02. */
  readonly severeRatio?: number;
  readonly capitalWan?: number;
}

const SEVERE_RATIO = 0.02;
const streets = [
  "兴业路",
  "海湾大道",
  "工业路",
  "金山街",
  "湖滨南路",
  "创新路",
  "滨海路",
  "文化街",
  "新城大道",
  "港口路",
];
const capitalsWan = [10, 50, 50, 100, 100, 100, 200, 500, 500, 1000, 2000, 5000];

/** The company with this number, told or not. */
export function firmOf(scene: Scene, number: number): Firm {
  const district = districtAt(hashRatio(number, scene.salt + 1));
  // Most firms are young: half of them came in the last eight years.
  const age = hashRatio(number, scene.salt + 2) ** 1.8;
  const since = AS_OF_DAY - Math.floor(age * (AS_OF_DAY - FIRST_DAY));
  return { number, id: scene.codes.uscc("91", district.regionCode, number), district, since };
}

/** The next company that nobody has told of yet. */
export function nextFirm(scene: Scene): Firm {
  const firm = firmOf(scene, scene.nextCompany);
  scene.nextCompany += 1;
  return firm;
}

/** Street, number and room in a district. */
export function someAddress({ random }: Scene, district: District): string {
  const street = `${district.name}${random.pick(streets)}${random.between(1, 2400)}号`;
  return `${street}${random.between(1, 30)}${String(random.between(1, 24)).padStart(2, "0")}室`;
}

/** A number of the unassigned block 100, different for different subjects. */
export const phoneOf = (number: number): string => `100${String(number).padStart(8, "0")}`;

/** Name that an everyday company carries, such as 泉州澄峤茶业有限公司. */
export function firmName(firm: Firm): string {
  return `${firm.district.city}${brandOf(firm.number)}${tradeOf(firm.number).words}有限公司`;
}

/** Writes the company's row and its own evidence; returns whether it is severely listed. */
export function tellFirm(scene: Scene, firm: Firm, plan: FirmPlan = {}): boolean {
  const { random, ledger, evidence } = scene;
  const luck = random.ratio();
  const status = luck < 0.78 ? "active" : luck < 0.83 ? "dormant" : luck < 0.94 ? "dissolved" : "revoked";
  const isGone = status === "dissolved";
  ledger.organisation({
    uscc: firm.id,
    kind: "company",
    name: plan.name ?? firmName(firm),
    regionCode: firm.district.regionCode,
    status,
    registeredOn: dayText(firm.since),
    dissolvedOn: isGone ? dayText(random.between(firm.since, AS_OF_DAY)) : "",
    industryCode: plan.industryCode ?? tradeOf(firm.number).industryCode,
    capitalFen: `${plan.capitalWan ?? random.pick(capitalsWan)}000000`,
    address: plan.address ?? someAddress(scene, firm.district),
    phone: plan.phone ?? phoneOf(firm.number),
  });
  return evidence.firm(firm.id, firm.since, plan.severeRatio ?? SEVERE_RATIO, 1);
}

/** From a day on, without an end. */
export const since = (from: number): Term => ({ from, to: null });

/** A day on which somebody took over from a predecessor; null for nine in ten statements, and for the newest. */
export function changeDay({ random }: Scene, from: number): number | null {
  if (!random.happens(0.125) || AS_OF_DAY - from < 60) return null;
  return random.between(from + 30, AS_OF_DAY);
}
