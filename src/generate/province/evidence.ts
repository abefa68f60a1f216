import { keeperOf } from "../lists.ts";
import { AS_OF_DAY, dayText, LISTINGS_FIRST_DAY } from "./days.ts";
import type { Ledger } from "./ledger.ts";
import type { Random } from "./random.ts";

/** Each code as often as its weight; severe ones by kind of party. */
const severeOfFirms = [
  ...new Array<string>(11).fill("dishonestJudgmentDebtor"),
  ...["majorTaxViolation", "majorTaxViolation", "seriousMarketViolation", "seriousMarketViolation"],
  ...["seriousMarketViolation", "wageArrears", "wageArrears", "workSafety", "ecology", "foodAndDrug"],
];
const severeOfPersons = [
  ...new Array<string>(8).fill("dishonestJudgmentDebtor"),
  ...["majorTaxViolation", "wageArrears"],
];
const goodRecords = ["licence", "licence", "licence", "award", "incentive", "lawsuitPlaintiff"];
const badRecords = [
  ...["lawsuitDefendant", "lawsuitDefendant", "inspectionFailed", "taxArrears", "socialInsuranceArrears"],
  ...["executedDebt", "equityFrozen", "commitmentBroken"],
];
const inMoney = new Set(["lawsuitDefendant", "taxArrears", "socialInsuranceArrears", "executedDebt"]);
const penalties = ["warning", "fine", "fine", "fine", "confiscation", "suspension"];
const supervisors = "某区综合行政执法局（演示）";
const recorders = "某市公共信用信息中心（演示）";

/** Lists, penalties and records of the background: what stands against, or for, a party by itself. */
export class Evidence {
  private readonly random: Random;
  private readonly ledger: Ledger;

  constructor(random: Random, ledger: Ledger) {
    this.random = random;
    this.ledger = ledger;
  }

  /** A natural person: listed or not is decided elsewhere, because firms ask again. */
  person(id: string, isListed: boolean): void {
    if (isListed) {
      this.severe(id, this.random.pick(severeOfPersons), LISTINGS_FIRST_DAY);
      if (this.random.happens(0.6)) this.list(id, "consumptionRestriction", LISTINGS_FIRST_DAY);
    } else if (this.random.happens(0.003)) {
      this.removed(id, "dishonestJudgmentDebtor", LISTINGS_FIRST_DAY);
    }
  }

  /** A firm or shop with its chance of a severe list; returns whether it is listed on the province's date. */
  firm(id: string, since: number, severeRatio: number, weight: number): boolean {
    const random = this.random;
    const isListed = random.happens(severeRatio);
    if (isListed) this.severe(id, random.pick(severeOfFirms), since);
    if (random.happens(0.004 * weight)) this.removed(id, random.pick(severeOfFirms), since);
    if (random.happens(0.03 * weight)) this.list(id, "abnormalOperations", since);
    if (!isListed && random.happens(0.012 * weight)) this.list(id, "redList", since);
    if (random.happens(0.035 * weight)) this.penalty(id, since);
    for (let left = 2; left > 0 && random.happens(0.22 * weight); left -= 1) {
      this.record(id, random.pick(goodRecords), since);
    }
    const bad = isListed ? 0.7 : 0.07 * weight;
    for (let left = 4; left > 0 && random.happens(bad); left -= 1) {
      this.record(id, random.pick(badRecords), since);
    }
    return isListed;
  }

  private severe(id: string, listCode: string, since: number): void {
    const random = this.random;
    const on = random.between(Math.max(since, LISTINGS_FIRST_DAY), AS_OF_DAY);
    let act = ",";
    if (random.happens(0.85)) {
      const to = Math.max(since, on - random.between(20, 400));
      act = `${dayText(Math.max(since, to - random.between(0, 300)))},${dayText(to)}`;
    }
    this.listing(id, listCode, on, ",", act);
    const { fineYuan, authority, mark } = keeperOf(listCode);
    if (fineYuan === null) return;
    const number = `〔${dayText(on).slice(0, 4)}〕${mark}${random.between(1000, 99999)}号`;
    const fen = fineYuan * random.between(20, 180);
    this.ledger.entry("penalties", "PE", `${id},fine,${fen},${authority},${number},${until(on, 3)},${act}`);
  }

  private list(id: string, listCode: string, since: number): void {
    this.listing(id, listCode, this.random.between(Math.max(since, LISTINGS_FIRST_DAY), AS_OF_DAY), ",", ",");
  }

  private removed(id: string, listCode: string, since: number): void {
    const first = Math.max(since, LISTINGS_FIRST_DAY);
    if (first >= AS_OF_DAY) return;
    const on = this.random.between(first, AS_OF_DAY - 1);
    const off = this.random.between(on + 1, AS_OF_DAY);
    const reason = this.random.pick(["repaired", "repaired", "expired", "corrected"]);
    this.listing(id, listCode, on, `${dayText(off)},${reason}`, ",");
  }

  private listing(id: string, listCode: string, on: number, removal: string, act: string): void {
    const { authority, mark } = keeperOf(listCode);
    const number = `〔${dayText(on).slice(0, 4)}〕${mark}${this.random.between(1000, 99999)}号`;
    const listedOn = dayText(on);
    this.ledger.entry(
      "listings",
      "LI",
      `${id},${listCode},${authority},${number},${listedOn},${removal},${act}`,
    );
  }

  private penalty(id: string, since: number): void {
    const on = this.random.between(Math.max(since, AS_OF_DAY - 2_000), AS_OF_DAY);
    const type = this.random.pick(penalties);
    const fen = type === "fine" ? String(this.random.between(4, 400) * 50_000) : "";
    const number = `〔${dayText(on).slice(0, 4)}〕综执虚${this.random.between(1000, 99999)}号`;
    this.ledger.entry("penalties", "PE", `${id},${type},${fen},${supervisors},${number},${until(on, 1)},,`);
  }

  private record(id: string, type: string, since: number): void {
    const on = dayText(this.random.between(Math.max(since, AS_OF_DAY - 2_700), AS_OF_DAY));
    const value = inMoney.has(type) ? `${this.random.between(10, 4_000) * 500},元` : ",";
    this.ledger.entry("records", "RE", `${id},${type},${value},${on},${recorders}`);
  }
}

/** Cells decidedOn and publishUntil: so many years later, on 28 February where there is no 29. */
function until(on: number, years: number): string {
  const text = dayText(on);
  return `${text},${Number(text.slice(0, 4)) + years}${text.slice(4)}`.replace(/02-29$/, "02-28");
}
