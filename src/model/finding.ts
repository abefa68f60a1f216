import type { IsoDate, IsoInstant } from "./dates.ts";

/** `undetermined`: the shares of a company on the path contradict each other and could change the answer. */
export type Verdict = "yes" | "undetermined";

/** One uniform row of a detect query: a rule says that a target is connected. */
export interface Finding {
  targetId: string;
  /** The listed party; null when the rule adds up several, which `seedIds` then names. */
  seedId: string | null;
  seedIds: string[];
  /** Canonical key in the seed's place, for rules without a listed seed. */
  discriminator: string | null;
  hops: number;
  verdict: Verdict;
  /** Figure that decided, in ppm where the rule weighs shares, else a count; null where the rule only connects. */
  measure: number | null;
  /** True where the rule holds only together with parties acting in concert (一致行动); said by rules that weigh them. */
  inConcert?: boolean;
}

/** One step of the proof, as the explain query returns it, in reading order. */
export interface Hop {
  statementId: string;
  kind: string;
  from: string;
  to: string;
  sharePpm: number | null;
  role: string | null;
  /** Convention that used the figure: direct, lookThrough, cascade, control; null for hops without shares. */
  calculator: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  sourceId: string;
  recordedAt: IsoInstant;
}

/** Who acts in concert (一致行动) on the proof beside the seeds, ascending: on whom control rests with them. */
export function concertPartyIds(proof: readonly Hop[], seedIds: readonly string[]): string[] {
  const ends = proof.filter(({ kind }) => kind === "ACTS_WITH").flatMap(({ from, to }) => [from, to]);
  return [...new Set(ends)].filter((id) => !seedIds.includes(id)).sort();
}

/** What is hashed: everything but run ids and clock times (contract 3). */
export interface CertificateBody {
  ruleId: string;
  ruleVersion: string;
  params: Record<string, unknown>;
  target: string;
  seeds: string[];
  hops: Omit<Hop, "recordedAt">[];
  asOf: IsoDate;
}

export interface Certificate {
  hash: string;
  hops: Hop[];
  ruleId: string;
  ruleVersion: string;
  params: Record<string, unknown>;
  asOf: IsoDate;
  knownAt: IsoInstant;
}
