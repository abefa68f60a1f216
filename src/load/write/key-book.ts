import { CONTENT_HASH_DIGITS } from "../check/check-row.ts";
import { MAP_ENTRIES_MAX, ManyMap } from "./many-map.ts";

/** Content of a key as its hash in a number: a sixth of the memory of its text, and keys come in millions. */
function fingerprintOf(contentHash: string): number {
  return Number.parseInt(contentHash.slice(0, CONTENT_HASH_DIGITS), 16);
}

const BARRED = -1;
const UNCHANGED = -2;
const WRITTEN = -3;

/** What is to become of a key: new content to write, already written, as the graph has it, or kept out. */
export type KeyState = "toWrite" | "written" | "unchanged" | "barred" | "absent";

/** The keys of one table of one delivery, and what is to become of each. */
export class KeyBook {
  readonly #stateByKey: ManyMap<number>;

  /** `entriesMax` of each Map of keys is for tests. */
  constructor(entriesMax = MAP_ENTRIES_MAX) {
    this.#stateByKey = new ManyMap(entriesMax);
  }

  /** Enter a row; a key that was entered with other content is barred, all rows of it. */
  enter(key: string, contentHash: string): void {
    const before = this.#stateByKey.get(key);
    const fingerprint = fingerprintOf(contentHash);
    this.#stateByKey.set(key, before === undefined || before === fingerprint ? fingerprint : BARRED);
  }

  /** Keep a key out of the graph; what the graph knows under it stays. */
  bar(key: string): void {
    if (key !== "") this.#stateByKey.set(key, BARRED);
  }

  /** Compare with the graph's open version: an equal one makes the key unchanged. Returns the state. */
  compare(key: string, contentHash: string): KeyState {
    const state = this.state(key);
    if (state !== "toWrite" || this.#stateByKey.get(key) !== fingerprintOf(contentHash)) return state;
    this.#stateByKey.set(key, UNCHANGED);
    return "unchanged";
  }

  /** Whether the delivery says a key in these very words. */
  says(key: string, contentHash: string): boolean {
    return this.#stateByKey.get(key) === fingerprintOf(contentHash);
  }

  /** Remember that the first row of a key was written; equal rows after it are repetitions. */
  markWritten(key: string): void {
    this.#stateByKey.set(key, WRITTEN);
  }

  /** Every key that was entered or barred. */
  keys(): Iterable<string> {
    return this.#stateByKey.keys();
  }

  state(key: string): KeyState {
    const state = this.#stateByKey.get(key);
    if (state === undefined) return "absent";
    if (state >= 0) return "toWrite";
    return state === BARRED ? "barred" : state === UNCHANGED ? "unchanged" : "written";
  }

  /** Whether the delivery says something about the key that may be believed. */
  accepts(key: string): boolean {
    const state = this.state(key);
    return state !== "absent" && state !== "barred";
  }
}
