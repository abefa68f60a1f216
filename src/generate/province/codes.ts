import { hash32 } from "./random.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const BASE = 31;
const LETTERS = 6;
/** How many bodies there are: 31^6, some 887 million. */
const BODIES = BASE ** LETTERS;
/** Coprime to 31 and near the golden section of the range, so that neighbours by number look unrelated. */
const STEP = 548_497_561;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** M and Y, then six of our own: no code with a body in MY had been issued when this was written. */
const bodyStart = [..."MY"].map((letter) => ALPHABET.indexOf(letter));
/** Value of each letter in GB 11714, which counts all of the Roman alphabet. */
const bodyValues = [...ALPHABET].map((letter) => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(letter));

/** Valid codes by number, different for different numbers below 887 million; nothing is kept. */
export class Codes {
  private readonly offset: number;
  private readonly digits = new Uint8Array(18);

  constructor(seed: number) {
    this.offset = hash32(seed, 71) % BODIES;
  }

  /** Code of 18 characters; `registrar` is its first two digits, such as 91, `regionCode` six more. */
  uscc(registrar: string, regionCode: string, number: number): string {
    const digits = this.digits;
    for (let at = 0; at < 2; at += 1) digits[at] = registrar.charCodeAt(at) - 48;
    for (let at = 0; at < 6; at += 1) digits[2 + at] = regionCode.charCodeAt(at) - 48;
    this.writeBody(number);
    let sum = 0;
    for (let at = 0; at < 17; at += 1) sum += digits[at]! * WEIGHTS[at]!;
    digits[17] = (BASE - (sum % BASE)) % BASE;
    let code = "";
    for (let at = 0; at < 18; at += 1) code += ALPHABET[digits[at]!]!;
    return code;
  }

  private writeBody(number: number): void {
    const digits = this.digits;
    let rest = multipliedMod(number, this.offset);
    digits[8] = bodyStart[0]!;
    digits[9] = bodyStart[1]!;
    for (let at = 15; at >= 10; at -= 1) {
      digits[at] = rest % BASE;
      rest = Math.floor(rest / BASE);
    }
    let sum = 0;
    for (let at = 0; at < 8; at += 1) sum += bodyValues[digits[8 + at]!]! * BODY_WEIGHTS[at]!;
    const check = 11 - (sum % 11);
    digits[16] = check === 10 ? ALPHABET.indexOf("X") : check === 11 ? 0 : check;
  }
}

/** (number × STEP + offset) mod 31^6 in doubles: the number is cut in halves so that no product passes 2^53. */
function multipliedMod(number: number, offset: number): number {
  const high = Math.floor(number / 4096);
  const low = number % 4096;
  return (((((high * STEP) % BODIES) * 4096) % BODIES) + low * STEP + offset) % BODIES;
}
