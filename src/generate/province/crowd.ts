import type { District } from "./districts.ts";
import type { Evidence } from "./evidence.ts";
import type { Ledger } from "./ledger.ts";
import { personName } from "./names.ts";
import { hashRatio } from "./random.ts";
import type { Random } from "./random.ts";

/** Share of persons on a severe list. */
const LISTED_RATIO = 0.012;
/** Who meets again is mostly somebody who came along lately: business is local. */
const NEIGHBOURS = 400;
const FOUR_DIGITS = 0x1_0000;
const hex = Array.from({ length: FOUR_DIGITS }, (_, at) => at.toString(16).padStart(4, "0"));

/** The natural persons of the background, by number; nothing of them is kept but how many there are. */
export class Crowd {
  private readonly random: Random;
  private readonly ledger: Ledger;
  private readonly evidence: Evidence;
  private readonly salt: number;
  private count = 0;

  constructor(random: Random, ledger: Ledger, evidence: Evidence, salt: number) {
    this.random = random;
    this.ledger = ledger;
    this.evidence = evidence;
    this.salt = salt;
  }

  /** Id of the person with this number. */
  id(number: number): string {
    return `P${String(number + 1).padStart(8, "0")}`;
  }

  /** Whether the person stands on a severe list. */
  isListed(number: number): boolean {
    return hashRatio(number, this.salt) < LISTED_RATIO;
  }

  /** Somebody new, who lives in the district; returns the number. */
  newcomer(district: District): number {
    const number = this.count;
    this.count += 1;
    const random = this.random;
    let idDigest = "";
    for (let at = 0; at < 4; at += 1) {
      const bits = random.next();
      idDigest += hex[bits >>> 16]! + hex[bits & 0xffff]!;
    }
    const id = this.id(number);
    this.ledger.person(id, personName(random), district.regionCode, idDigest);
    this.evidence.person(id, this.isListed(number));
    return number;
  }

  /** Somebody who is on no severe list, for hubs and heads: a newcomer, and another one where that fails. */
  cleanNewcomer(district: District): number {
    let number = this.newcomer(district);
    while (this.isListed(number)) number = this.newcomer(district);
    return number;
  }

  /** Somebody met before, four times in five lately; a newcomer where nobody was. */
  acquaintance(district: District): number {
    if (this.count === 0) return this.newcomer(district);
    if (this.random.happens(0.2)) return this.random.below(this.count);
    return this.count - 1 - this.random.below(Math.min(NEIGHBOURS, this.count));
  }

  /** A newcomer with the given probability, else an acquaintance. */
  someone(district: District, newRatio: number): number {
    return this.random.happens(newRatio) ? this.newcomer(district) : this.acquaintance(district);
  }
}
