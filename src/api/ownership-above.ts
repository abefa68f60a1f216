import type { Moment } from "../read/moment.ts";

/** Reads the register above one company at a moment, once for all that is asked of it. */
export type ReadOwnershipAbove = (companyId: string, at: Moment) => Promise<OwnershipAbove>;

/** Answers of the ownership calculators about one company; made outside, because api does no arithmetic. */
export interface OwnershipAbove {
  /** Exact shares with cross-holdings solved (Y = (I-A)^-1 - I), holder id → ratio. */
  integratedShares: () => ReadonlyMap<string, number>;
  beneficialOwners: () => Promise<BeneficialOwners>;
  suspectedController: () => SuspectedView | null;
}

/** Natural persons behind a company, where its shares end, and whether records that are missing could add another. */
export interface BeneficialOwners {
  owners: readonly BeneficialOwnerView[];
  personsPercent: number;
  statePercent: number;
  unrecordedPercent: number;
  unknownPercent: number;
  undetermined: boolean;
}

/** A person who is a beneficial owner, or may be one if the records of `decidedBy` turn out so. */
export interface BeneficialOwnerView {
  subjectId: string;
  verdict: "yes" | "undetermined";
  basis: "shares" | "votes" | "actualControl" | "dailyManagement" | "none";
  /** Integrated share; for an undetermined one the least it can be. */
  sharePercent: number | null;
  votesPercent: number | null;
  jointly: boolean;
  /** Statements that would decide. */
  decidedBy: readonly string[];
}

/** Who weighs most where nobody has a majority: an influence, marked as such, never control. */
export interface SuspectedView {
  subjectId: string;
  sharePercent: number;
  steps: readonly {
    companyId: string;
    holderId: string;
    basis: "directMajority" | "jointControl" | "dominantInfluence";
    votesPercent: number;
  }[];
}
