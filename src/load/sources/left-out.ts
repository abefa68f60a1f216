/** What is counted and its unit in words, such as rows. */
export interface LeftOutUnit {
  unit: string;
  /** What the last sentence calls those that are not told by name. */
  others: string;
}

/** Different things that are counted; a hostile file could make one a line. */
const COUNTED_MAX = 1_000;
/** Sentences of one account. */
const TOLD_MAX = 40;

/** What stands in the files of a delivery and is not taken, counted for its account. */
export class LeftOut {
  readonly #counts = new Map<string, { count: number; first: string }>();
  readonly #unit: LeftOutUnit;
  #beyond = 0;

  constructor(unit: LeftOutUnit) {
    this.#unit = unit;
  }

  /** One more of `what`; `first` says where the first stands, and is told behind the count. */
  add(what: string, first = ""): void {
    const before = this.#counts.get(what);
    if (before) before.count += 1;
    else if (this.#counts.size >= COUNTED_MAX) this.#beyond += 1;
    else this.#counts.set(what, { count: 1, first });
  }

  /** A sentence for each, the most frequent first. */
  sentences(): string[] {
    const sorted = [...this.#counts].sort(
      ([a, { count: many }], [b, { count: more }]) => more - many || (a < b ? -1 : 1),
    );
    const { unit, others } = this.#unit;
    const told = sorted.slice(0, TOLD_MAX).map(([what, { count, first }]) => {
      return `${what}: ${count} ${unit}${first === "" ? "" : `, first ${first}`}`;
    });
    const rest = sorted.slice(TOLD_MAX).reduce((sum, [, { count }]) => sum + count, this.#beyond);
    return rest === 0 ? told : [...told, `and ${rest} more of such, ${others}`];
  }
}
