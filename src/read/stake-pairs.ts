import type { IsoDate } from "../model/dates.ts";
import { percentTextFromPpm, WHOLE_PPM } from "../model/shares.ts";

/** A stake as read queries return it; `votesPpm` null = votes follow the shares. */
export interface StakeRow {
  statementId: string;
  holderId: string;
  companyId: string;
  sharePpm: number | null;
  sharePpmMin: number;
  sharePpmMax: number;
  controlPpm: number;
  votesPpm: number | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

/** What one holder has of one company: rows of one pair are an interval, never added. */
export interface StakePair {
  holderId: string;
  companyId: string;
  share: Bounds;
  votes: Bounds;
  /** What control counts, by the row that says most: what the shared view of control reads. */
  controlPpm: number;
}

/** From the least to the greatest value stated, in ppm; equal = exact. */
export interface Bounds {
  least: number;
  greatest: number;
}

/** Stakes in one company, a pair once, and what contradicts itself in them. */
export interface RegisterView {
  pairs: StakePair[];
  /** Sum of the least votes of all pairs. */
  votesLeastPpm: number;
  /** Even the least values pass the whole, by more than rounding: a ppm a pair. */
  isOverAllotted: boolean;
  /** As sentences. */
  conflicts: string[];
}

/** Whether a holder has the majority: sure, sure not, or open between rows, within an interval, or in a register above the whole. */
export type MajorityVerdict = "yes" | "no" | "undetermined";

const MAJORITY_PPM = 500_000;

/** The register of one company, in the order of its rows (contract: overlapping rows give an interval and a conflict). */
export function registerOf(companyId: string, rows: readonly StakeRow[]): RegisterView {
  const pairs = [...stakesBy("holderId", rows)].map(([holderId, own]) => ({
    ...{ holderId, companyId },
    share: boundsOf(own.map((row) => [row.sharePpmMin, row.sharePpmMax])),
    votes: boundsOf(own.map((row) => [row.votesPpm ?? row.sharePpmMin, row.votesPpm ?? row.sharePpmMax])),
    controlPpm: Math.max(...own.map((row) => row.controlPpm)),
  }));
  const leastPpm = pairs.reduce((sum, pair) => sum + pair.share.least, 0);
  const isOverAllotted = leastPpm > WHOLE_PPM + pairs.length;
  const conflicts: string[] = [];
  if (isOverAllotted)
    conflicts.push(`${companyId}：登记持股合计 ${percentTextFromPpm(leastPpm)}%，超过 100%，未作归一`);
  if (pairs.length < rows.length)
    conflicts.push(`${companyId}：同一股东有多条同时有效的登记，比例按区间显示，不相加`);
  const votesLeastPpm = pairs.reduce((sum, pair) => sum + pair.votes.least, 0);
  return { pairs, votesLeastPpm, isOverAllotted, conflicts };
}

/** Whether a record says that a holder has the majority. */
export const isMajorityStated = ({ controlPpm }: StakePair): boolean => controlPpm > MAJORITY_PPM;

/** Whether a holder may have more than half of the votes by what is said of its own stake. */
export const mayHaveMajority = ({ votes }: StakePair): boolean => votes.greatest > MAJORITY_PPM;

/** Whether the holder of a pair has more than half of the votes; nobody has more than the others' least leave. */
export function majorityOf({ votes }: StakePair, register: RegisterView): MajorityVerdict {
  const left = WHOLE_PPM - (register.votesLeastPpm - votes.least);
  const greatest = register.isOverAllotted
    ? votes.greatest
    : Math.max(votes.least, Math.min(votes.greatest, left));
  if (greatest <= MAJORITY_PPM) return "no";
  return votes.least > MAJORITY_PPM && !register.isOverAllotted ? "yes" : "undetermined";
}

/** Stakes by an end of theirs, in their order. */
export function stakesBy(end: "holderId" | "companyId", rows: readonly StakeRow[]): Map<string, StakeRow[]> {
  const found = new Map<string, StakeRow[]>();
  for (const row of rows) {
    const own = found.get(row[end]);
    if (own) own.push(row);
    else found.set(row[end], [row]);
  }
  return found;
}

/** One interval of several; one that says nothing is silent where another speaks. */
function boundsOf(all: readonly (readonly [number, number])[]): Bounds {
  const telling = all.filter(([least, greatest]) => least > 0 || greatest < WHOLE_PPM);
  const heard = telling.length > 0 ? telling : all;
  return {
    least: Math.min(...heard.map(([least]) => least)),
    greatest: Math.max(...heard.map(([, greatest]) => greatest)),
  };
}
