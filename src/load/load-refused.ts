/** A delivery that was not loaded: each sentence says where, what was found, what was expected and the remedy. */
export class LoadRefused extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(`delivery refused: ${sentences.join("; ")}`);
    this.name = "LoadRefused";
    this.sentences = sentences;
  }
}

/** Another load is under way; nothing is wrong with this delivery, and it may be tried again. */
export class LoadBusy extends LoadRefused {}
