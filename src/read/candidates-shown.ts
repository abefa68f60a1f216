import type { Graph } from "../graph/graph.ts";
import { nameKey } from "../names/folding.ts";
import type { Moment } from "./moment.ts";
import type { Identifying } from "./namesakes.ts";
import { mayBeOne, wordsOfKey } from "./person-namesakes.ts";

/** Who may be the same person as somebody in an answer, counted. */
export interface CandidatesShown {
  /** Candidates, each once; at least so many where `isExact` is false. */
  persons: number;
  isExact: boolean;
}

/** Persons of one answer whose namesakes are looked for; of more the first. */
export const PERSONS_MAX = 25;
/** Hits of the index that are looked at for one name. */
const HITS_MAX = 100;

/**
 * Candidates for the same person (疑似同一人) of the persons among some subjects: of the same name, and neither another
 * ID number nor a judgement says that they are others. Counted, because an answer about a person may be incomplete by
 * what is told of them.
 */
export async function readCandidatesShown(
  graph: Graph,
  shownIds: readonly string[],
  { knownAt }: Moment,
): Promise<CandidatesShown> {
  const ids = [...new Set(shownIds)];
  if (ids.length === 0) return { persons: 0, isExact: true };
  const rows = await graph.read<Identifying>("read/persons-among", { ids, knownAt });
  const named = new Map(rows.filter(({ name }) => nameKey(name) !== "").map((row) => [row.id, row]));
  const all = ids.filter((id) => named.has(id));
  const asked = all
    .slice(0, PERSONS_MAX)
    .map((id) => ({ id, words: wordsOfKey(nameKey(named.get(id)!.name)) }));
  if (asked.length === 0) return { persons: 0, isExact: true };
  const answers = await graph.read<{
    shownId: string;
    isCut: boolean;
    bearers: (Identifying & { isJudgedDifferent: boolean })[];
  }>("read/namesakes-shown", { asked, limit: HITS_MAX, knownAt });
  const candidates = answers.flatMap(({ shownId, bearers }) =>
    bearers.filter((one) => !one.isJudgedDifferent && mayBeOne(named.get(shownId)!, one)),
  );
  return {
    persons: new Set(candidates.map(({ id }) => id)).size,
    isExact: all.length <= PERSONS_MAX && !answers.some(({ isCut }) => isCut),
  };
}
