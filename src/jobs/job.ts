import type { IsoDate, IsoInstant } from "../model/dates.ts";

/** A subject that a rule did not walk through, and why: shown in coverage. */
export interface HubSkip {
  hubId: string;
  relation: string;
  degree: number;
  reason: string;
}

/** When and as of what a run asks. */
export interface RunMoment {
  runId: string;
  /** World date of the question. */
  asOf: IsoDate;
  /** Knowledge time of the question. */
  knownAt: IsoInstant;
  /** Clock time of the run, for what it records. */
  at: IsoInstant;
}

/** The account of one run. */
export interface JobOutcome {
  rowsIn: number;
  rowsOut: number;
  opened: number;
  kept: number;
  changed: number;
  closed: number;
  /** False = held by a guard or asked of the past: nothing was closed. */
  complete: boolean;
  hubs: readonly HubSkip[];
  /** Files or remarks worth printing, in Chinese where an inspector reads them. */
  notes: readonly string[];
  /** Hash of what was asked, for runs whose answer can stand while it is the same; null for other jobs. */
  question: string | null;
  /** Knowledge time of the answer, where it is an earlier one than was asked. */
  knownAt?: IsoInstant;
}

export interface Job {
  id: string;
  nameZh: string;
  /** Jobs of one stage do not rest on each other, so that two of them run at once; a later stage waits for all. */
  stage?: string;
  run: (moment: RunMoment) => Promise<JobOutcome>;
}

/** An outcome with nothing in it, to be filled by what a job counts. */
export function outcomeOf(counts: Partial<JobOutcome>): JobOutcome {
  return {
    rowsIn: 0,
    rowsOut: 0,
    opened: 0,
    kept: 0,
    changed: 0,
    closed: 0,
    complete: true,
    hubs: [],
    notes: [],
    question: null,
    ...counts,
  };
}
