import type { SubjectName } from "./answers.ts";

/** The topmost controller (实际控制人). */
export interface ActualController {
  subject: SubjectName;
  basis: string;
  votesPercent: number | null;
  /** With whom it controls in concert; nobody = without. */
  inConcertWith: SubjectName[];
  verdict: "yes" | "undetermined";
  /** Companies whose register contradicts itself, on which it rests. */
  conflicts: SubjectName[];
}

/** The largest holder where nobody controls (相对控股方). */
export interface SuspectedController {
  subject: SubjectName;
  sharePercent: number;
  steps: { basis: string; votesPercent: number }[];
}

/** A natural person behind a company (受益所有人), for certain or perhaps. */
export interface BeneficialOwner {
  subject: SubjectName;
  verdict: "yes" | "undetermined";
  basis: string;
  sharePercent: number | null;
  votesPercent: number | null;
  jointly: boolean;
  decidedBy: string[];
}
