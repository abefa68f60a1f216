/** Rows of one division that were kept out of the graph for their credit codes; they are in no figure of CodeQuality. */
export interface CodesKeptOut {
  /** GB/T 2260; empty = neither the row nor its code names one. */
  regionCode: string;
  /** Codes of another length or alphabet. */
  malformed: number;
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
    repeated: sum(({ repeated }) => repeated),
  };
}

/** Codes that were stated and those at fault: in the graph (`wrongOrDuplicate` of `withCode`) and kept out together. */
export function deliveredCodes(
  { wrongOrDuplicate, withCode }: { wrongOrDuplicate: number; withCode: number },
  { malformed, repeated }: Omit<CodesKeptOut, "regionCode">,
): { wrongOrDuplicate: number; withCode: number } {
  const keptOut = malformed + repeated;
  return { wrongOrDuplicate: wrongOrDuplicate + keptOut, withCode: withCode + keptOut };
}
