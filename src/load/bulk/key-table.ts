const FREE = 0;
/** At most this part of the slots is used, so that a search ends soon. */
const LOAD_MAX = 0.66;

/** What is known of a key. */
export const keyStates = { unknown: 0, organisation: 1, person: 2, contested: 3 } as const;

/** The memory of a table, as threads hand it to each other. */
export interface KeyTableMemory {
  low: SharedArrayBuffer;
  high: SharedArrayBuffer;
  states: SharedArrayBuffer;
  numbers: SharedArrayBuffer;
}

/**
 * Keys as 64 bits of their hash in memory that threads share: 13 bytes a slot, where a Set of texts takes a hundred.
 * Two keys of one hash look repeated, and rows of repeated keys are compared by their text; that a key nobody entered
 * is taken for one of n has a chance of n in 2^64.
 */
export class KeyTable {
  readonly memory: KeyTableMemory;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #states: Uint8Array;
  readonly #numbers: Int32Array;
  readonly #mask: number;
  #h1 = 0;
  #h2 = 0;

  constructor(memory: KeyTableMemory) {
    this.memory = memory;
    this.#low = new Int32Array(memory.low);
    this.#high = new Int32Array(memory.high);
    this.#states = new Uint8Array(memory.states);
    this.#numbers = new Int32Array(memory.numbers);
    this.#mask = this.#low.length - 1;
  }

  /** An empty table for so many keys; `numbered` = each key can have a number. */
  static of(keysMax: number, numbered: boolean): KeyTable {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keysMax / LOAD_MAX)));
    const four = () => new SharedArrayBuffer(slots * 4);
    return new KeyTable({
      low: four(),
      high: four(),
      states: new SharedArrayBuffer(slots),
      numbers: numbered ? four() : new SharedArrayBuffer(0),
    });
  }

  /** Enter a key, from any thread; one that is there already becomes contested. Throws where no slot is left. */
  enter(key: string): void {
    this.#hash(key);
    for (let step = 0; step <= this.#mask; step += 1) {
      const slot = (this.#h1 + step) & this.#mask;
      let low = Atomics.load(this.#low, slot);
      if (low === FREE) {
        low = Atomics.compareExchange(this.#low, slot, FREE, this.#h1);
        if (low === FREE) {
          Atomics.store(this.#high, slot, this.#h2);
          return;
        }
      }
      if (low !== this.#h1) continue;
      let high = FREE;
      // The thread that took the slot is about to fill its other half.
      while (high === FREE) high = Atomics.load(this.#high, slot);
      if (high !== this.#h2) continue;
      Atomics.store(this.#states, slot, keyStates.contested);
      return;
    }
    throw new RangeError(`table of keys: all ${this.#mask + 1} slots are taken, expected fewer keys`);
  }

  /** Slot of a key, -1 when nobody entered it; only once all threads have ended entering. */
  slotOf(key: string): number {
    this.#hash(key);
    for (let step = 0; step <= this.#mask; step += 1) {
      const slot = (this.#h1 + step) & this.#mask;
      if (this.#low[slot] === FREE) return -1;
      if (this.#low[slot] === this.#h1 && this.#high[slot] === this.#h2) return slot;
    }
    return -1;
  }

  stateAt(slot: number): number {
    return this.#states[slot]!;
  }

  numberAt(slot: number): number {
    return this.#numbers[slot]!;
  }

  /** Say what is known of the key in a slot. */
  settle(slot: number, state: number, number: number): void {
    this.#states[slot] = state;
    this.#numbers[slot] = number;
  }

  /** cyrb53 by bryc (public domain), both halves kept; 0 means free. */
  #hash(key: string): void {
    let h1 = 0xdeadbeef;
    let h2 = 0x41c6ce57;
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      h1 = Math.imul(h1 ^ code, 2654435761);
      h2 = Math.imul(h2 ^ code, 1597334677);
    }
    h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
    h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
    this.#h1 = h1 | 0 || 1;
    this.#h2 = h2 | 0 || 1;
  }
}
