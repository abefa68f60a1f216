import { maskAnyIdNumber } from "../model/id-number.ts";

/** A delivery that was not loaded: each sentence says where, what was found, what was expected and the remedy. */
export class LoadRefused extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    // A sentence may repeat what it found, and that is logged, stored and printed.
    const masked = sentences.map(maskAnyIdNumber);
    super(`delivery refused: ${masked.join("; ")}`);
    this.name = "LoadRefused";
    this.sentences = masked;
  }
}

/** Another load is under way; nothing is wrong with this delivery, and it may be tried again. */
export class LoadBusy extends LoadRefused {}
