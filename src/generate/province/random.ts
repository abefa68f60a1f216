/**
 * Small fast counter (sfc32, Doty-Humphrey, PractRand): the same numbers for the same seed on every machine.
 * Not for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c = 0;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.a = hash32(seed, stream) | 0;
    this.b = hash32(stream, Math.floor(seed / 0x1_0000_0000)) | 0;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** The next whole number, 0 to 2^32 − 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A ratio, 0 up to but not 1. */
  ratio(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** A whole number from 0 up to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.ratio() * count);
  }

  /** A whole number from the least to the most, both included; the least where the two are crossed. */
  between(least: number, most: number): number {
    return most <= least ? least : least + this.below(most - least + 1);
  }

  /** True with the given probability, 0 to 1. */
  happens(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000;
  }

  /** One member of a list that is not empty, each as likely. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Sizes with a power-law tail: P(size ≥ s) = (least / s)^exponent, cut at the most. */
  powerLaw(least: number, most: number, exponent: number): number {
    return Math.min(Math.floor(most), Math.floor(least * (1 - this.ratio()) ** (-1 / exponent)));
  }
}

/** Whole number of 32 bits by number and salt (the finaliser of MurmurHash3): a fact that need not be kept. */
export function hash32(number: number, salt: number): number {
  let bits = Math.imul(number | 0, 0x9e3779b1) ^ Math.imul(salt | 0, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A ratio, 0 up to but not 1, by number and salt. */
export function hashRatio(number: number, salt: number): number {
  return hash32(number, salt) / 0x1_0000_0000;
}
