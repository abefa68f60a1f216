/** Faults of credit codes of one division that never reach the graph, so that they are in no figure of CodeQuality. */
export interface CodesKeptOut {
  /** GB/T 2260; empty = neither the row nor its code names one. */
  regionCode: string;
  /** Codes of another length or alphabet: their rows are kept out, or come without them. */
  malformed: number;
  /** Codes whose check characters fail and that a source leaves out of their rows. */
  wrong: number;
  /** Rows of codes that one delivery gives to organisations of different names: which is right is unknown. */
  repeated: number;
}

/** Figures of several divisions, or of several deliveries, as one. */
export function codesKeptOutOf(regionCode: string, parts: readonly CodesKeptOut[]): CodesKeptOut {
  const sum = (figure: (part: CodesKeptOut) => number) =>
    parts.reduce((total, part) => total + figure(part), 0);
  return {
    regionCode,
    malformed: sum(({ malformed }) => malformed),
    // Accounts of before do not count them.
    wrong: sum(({ wrong = 0 }: Partial<CodesKeptOut>) => wrong),
    repeated: sum(({ repeated }) => repeated),
  };
}

/** Codes that were stated and those at fault: in the graph (`wrongOrDuplicate` of `withCode`) and kept out together. */
export function deliveredCodes(
  { wrongOrDuplicate, withCode }: { wrongOrDuplicate: number; withCode: number },
  { malformed, wrong, repeated }: Omit<CodesKeptOut, "regionCode">,
): { wrongOrDuplicate: number; withCode: number } {
  const keptOut = malformed + wrong + repeated;
  return { wrongOrDuplicate: wrongOrDuplicate + keptOut, withCode: withCode + keptOut };
}
