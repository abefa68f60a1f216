/** One expected alert: `seed` is null where the rule adds several listed parties up, named in `seeds`. */
export interface Answer {
  target: string;
  seed: string | null;
  seeds: string[];
  verdict: "yes" | "undetermined";
}

/** An answer about one listed party. */
export function answer(target: string, seed: string, conflicted = false): Answer {
  return { target, seed, seeds: [seed], verdict: conflicted ? "undetermined" : "yes" };
}

/** Answers by target, then seed, each once: the order of the files in seed/expected. */
export function inOrder(answers: Answer[]): Answer[] {
  const keyed = new Map(answers.map((one) => [`${one.target} ${one.seed ?? ""}`, one]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
