import type { Graph } from "../graph/graph.ts";
import { percentFromPpm, WHOLE_PPM } from "../model/shares.ts";
import type { Moment } from "./moment.ts";
import type { MajorityVerdict, RegisterView, StakePair, StakeRow } from "./stake-pairs.ts";
import { isMajorityStated, majorityOf, mayHaveMajority, registerOf, stakesBy } from "./stake-pairs.ts";

export interface OwnershipLevel {
  subjectId: string;
  parent: string;
  level: number;
  directPercent: number | null;
  directPercentMin: number;
  directPercentMax: number;
  lookThroughPercent: number;
  /** A record says so; whether it is sure says controlVerdict. */
  controls: boolean;
  controlVerdict: MajorityVerdict;
  seenAbove: boolean;
}

export interface OwnershipTreeView {
  levels: OwnershipLevel[];
  unknownPercent: number;
  conflicts: string[];
  truncated: boolean;
}

/** Lines of a tree at most: a reader's limit as much as a server's. */
const LINES_MAX = 500;

/** Stakes in companies (股东), in force and known at the moment. */
export function readShareholders(graph: Graph, ids: readonly string[], at: Moment): Promise<StakeRow[]> {
  return graph.read<StakeRow>("read/shareholders", { ids, ...at });
}

/** Stakes that subjects hold (对外投资), in force and known at the moment. */
export function readInvestments(graph: Graph, ids: readonly string[], at: Moment): Promise<StakeRow[]> {
  return graph.read<StakeRow>("read/investments", { ids, ...at });
}

/**
 * Owners above or holdings below a subject, level by level (股权穿透), a line a pair. Look-through shares multiply along
 * the line; a subject met before is a stub (`seenAbove`), so a cross-holding ends the line instead of turning round.
 */
export async function readOwnershipTree(
  graph: Graph,
  question: { id: string; direction: "UP" | "DOWN"; levels: number },
  at: Moment,
): Promise<OwnershipTreeView> {
  const up = question.direction === "UP";
  const readLevel = up ? readAbove : readBelow;
  const lines: OwnershipLevel[] = [];
  const conflicts = new Set<string>();
  const seen = new Set([question.id]);
  let unknownPpm = 0;
  let frontier = [{ id: question.id, ratio: 1 }];
  const goesOn = (level: number) =>
    level <= question.levels && frontier.length > 0 && lines.length <= LINES_MAX;
  for (let level = 1; goesOn(level); level += 1) {
    const ids = frontier.map((one) => one.id);
    const { registers, pairsOf } = await readLevel(graph, ids, at);
    if (up && level === 1) unknownPpm = undisclosedPpm(registers.get(question.id));
    const next: typeof frontier = [];
    for (const parent of frontier) {
      for (const pair of pairsOf(parent.id)) {
        const register = registers.get(pair.companyId)!;
        for (const conflict of register.conflicts) conflicts.add(conflict);
        const subjectId = up ? pair.holderId : pair.companyId;
        const ratio = (parent.ratio * pair.share.least) / WHOLE_PPM;
        const seenAbove = seen.has(subjectId);
        lines.push(lineOf(pair, register, { subjectId, parent: parent.id, level, ratio, seenAbove }));
        if (!seenAbove) next.push({ id: subjectId, ratio });
        seen.add(subjectId);
      }
    }
    frontier = next;
  }
  return {
    levels: lines.slice(0, LINES_MAX),
    unknownPercent: percentFromPpm(unknownPpm),
    conflicts: [...conflicts],
    truncated: lines.length > LINES_MAX || frontier.length > 0,
  };
}

/** What the register of a company does not say, in ppm; null = it has no rows. */
function undisclosedPpm(register: RegisterView | undefined): number {
  const told = register?.pairs.reduce((sum, { share }) => sum + share.least, 0) ?? 0;
  return Math.max(0, WHOLE_PPM - told);
}

interface TreeLevel {
  /** Pairs of each subject of the level that go on from it. */
  pairsOf: (id: string) => readonly StakePair[];
  /** Company id → its register, whole where a majority may stand in it. */
  registers: ReadonlyMap<string, RegisterView>;
}

/** Who owns the companies of a level. */
async function readAbove(graph: Graph, ids: readonly string[], at: Moment): Promise<TreeLevel> {
  const registers = registersOf(await readShareholders(graph, ids, at));
  return { registers, pairsOf: (id) => registers.get(id)?.pairs ?? [] };
}

/** What the subjects of a level hold; who else holds of it is asked only where a majority may stand. */
async function readBelow(graph: Graph, ids: readonly string[], at: Moment): Promise<TreeLevel> {
  const rows = await readInvestments(graph, ids, at);
  const registers = registersOf(rows);
  const weighed = [...registers].filter(([, { pairs }]) => pairs.some(mayHaveMajority)).map(([id]) => id);
  // A fund has thousands; those beyond the last line are not weighed.
  const whole = registersOf(await readShareholders(graph, weighed.slice(0, LINES_MAX), at));
  for (const [id, register] of whole) registers.set(id, register);
  const companies = new Map(
    [...stakesBy("holderId", rows)].map(([id, own]) => [id, new Set(own.map(({ companyId }) => companyId))]),
  );
  const pairsOf = (id: string) =>
    [...(companies.get(id) ?? [])].map((companyId) =>
      registers.get(companyId)!.pairs.find(({ holderId }) => holderId === id)!,
    );
  return { registers, pairsOf };
}

const registersOf = (rows: readonly StakeRow[]): Map<string, RegisterView> =>
  new Map([...stakesBy("companyId", rows)].map(([id, own]) => [id, registerOf(id, own)]));

function lineOf(
  pair: StakePair,
  register: RegisterView,
  place: { subjectId: string; parent: string; level: number; ratio: number; seenAbove: boolean },
): OwnershipLevel {
  const { ratio, ...rest } = place;
  const { least, greatest } = pair.share;
  return {
    ...rest,
    directPercent: least === greatest ? percentFromPpm(least) : null,
    directPercentMin: percentFromPpm(least),
    directPercentMax: percentFromPpm(greatest),
    lookThroughPercent: ratio * 100,
    controls: isMajorityStated(pair),
    controlVerdict: majorityOf(pair, register),
  };
}
