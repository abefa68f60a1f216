import type { AlertStatus } from "./alert.ts";

/** Points from 1000 down (评分账本); tiers as in contract 3. */
export const BASE_POINTS = 1000;
/** What all connections together may take, apart from own evidence: linkage is a signal, never a multiplier. */
export const LINKAGE_POINTS_MAX = 200;
/** Leads that take points: who is dismissed, snoozed, held by an objection or resolved takes none. */
export const statusesCounted: readonly AlertStatus[] = ["OPEN", "ASSESSING", "CONFIRMED"];

export const tiers = { A_PLUS: "A+", A: "A", B: "B", C: "C", D: "D" } as const;
export type Tier = keyof typeof tiers;

/** Tier of a score; D only while on a severe list, whatever the points. */
export function tierOf(points: number, onSevereList: boolean): Tier {
  if (onSevereList) return "D";
  if (points >= 950) return "A_PLUS";
  if (points >= 850) return "A";
  return points >= 700 ? "B" : "C";
}

/** One line of a score's ledger; the lines add up to points − 1000. */
export interface LedgerLine {
  factor: string;
  points: number;
  evidence: string[];
}

export interface Score {
  subjectId: string;
  points: number;
  tier: Tier;
  asOf: string;
  ledger: LedgerLine[];
}
