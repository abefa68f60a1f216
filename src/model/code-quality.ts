/** What of one kind of number beside the code: registration numbers (工商注册号) or legal entity identifiers. */
export interface NumberFaults {
  /** Organisations that state one. */
  stated: number;
  /** Whose check digits fail; a registration number of before 2007 has none and cannot fail. */
  wrong: number;
  /** Whose number another organisation states too, here or in another division. */
  duplicates: number;
  /** At fault for either reason, each once. */
  wrongOrDuplicate: number;
  /** A few subject ids, the least in text order, at most EXAMPLES_MAX. */
  faultIds: readonly string[];
}

/** The kinds of numbers that are counted as codes are. */
export const numberKinds = ["registrationNumbers", "leis"] as const;
export type NumberKind = (typeof numberKinds)[number];

/**
 * Wrong and duplicate credit codes (重错码率), requirement: at most 1 in 1,000 codes. Counts only, so that divisions add
 * up to cities and provinces without a rounding.
 */
export interface CodeQuality extends Readonly<Record<NumberKind, NumberFaults>> {
  /** GB/T 2260; empty = organisations that state no division. */
  regionCode: string;
  /** Organisations that are given codes and are not dissolved. */
  organisations: number;
  /** Of them, those that state a code: valid, legacy exception or wrong. */
  withCode: number;
  valid: number;
  /** Pilot codes: real, so they are no fault. */
  legacyExceptions: number;
  wrong: number;
  /** Organisations whose code another organisation states too, here or in another division: which errs is unknown. */
  duplicates: number;
  /** Organisations whose code sources state with names that cannot be of one (一码多名): whose it is, is unknown. */
  unlikeNames: number;
  /** Organisations at fault for any of the three reasons, each once. */
  wrongOrDuplicate: number;
  /** A few subject ids, the least in text order, at most EXAMPLES_MAX. */
  wrongIds: readonly string[];
  duplicateIds: readonly string[];
  unlikeNameIds: readonly string[];
}

/** How many subjects of a division are named as examples of each fault. */
export const EXAMPLES_MAX = 20;

/** Kinds of organisations that no registrar gives a code: they are not counted as organisations without one. */
export const kindsWithoutCode = ["arrangement", "state", "unknownParty"] as const;

/** Organisations that state no code. */
export function withoutCode({ organisations, withCode }: CodeQuality): number {
  return organisations - withCode;
}

/** Codes at fault in a thousand; null where nobody states a code. */
export function faultsPerMille({
  wrongOrDuplicate,
  withCode,
}: Pick<CodeQuality, "wrongOrDuplicate" | "withCode">): number | null {
  return withCode === 0 ? null : (wrongOrDuplicate * 1000) / withCode;
}

/** Whether at most 1 code in 1,000 is at fault, in whole numbers; null where nobody states a code. */
export function meetsCodeTarget({ wrongOrDuplicate, withCode }: CodeQuality): boolean | null {
  return withCode === 0 ? null : wrongOrDuplicate * 1000 <= withCode;
}

/** The figures of several divisions as those of one, under another code. */
export function codeQualityOf(regionCode: string, parts: readonly CodeQuality[]): CodeQuality {
  const sum = (figure: (part: CodeQuality) => number) =>
    parts.reduce((total, part) => total + figure(part), 0);
  const examples = (ids: (part: CodeQuality) => readonly string[]) =>
    parts
      .flatMap((part) => [...ids(part)])
      .sort(byText)
      .slice(0, EXAMPLES_MAX);
  return {
    regionCode,
    organisations: sum((part) => part.organisations),
    withCode: sum((part) => part.withCode),
    valid: sum((part) => part.valid),
    legacyExceptions: sum((part) => part.legacyExceptions),
    wrong: sum((part) => part.wrong),
    duplicates: sum((part) => part.duplicates),
    unlikeNames: sum((part) => part.unlikeNames),
    wrongOrDuplicate: sum((part) => part.wrongOrDuplicate),
    wrongIds: examples((part) => part.wrongIds),
    duplicateIds: examples((part) => part.duplicateIds),
    unlikeNameIds: examples((part) => part.unlikeNameIds),
    registrationNumbers: addNumbers(parts.map((part) => part.registrationNumbers)),
    leis: addNumbers(parts.map((part) => part.leis)),
  };
}

/** Counts of several parts as those of one; of none they are zero. */
export function addNumbers(parts: readonly NumberFaults[]): NumberFaults {
  const sum = (figure: (part: NumberFaults) => number) =>
    parts.reduce((total, part) => total + figure(part), 0);
  return {
    stated: sum((part) => part.stated),
    wrong: sum((part) => part.wrong),
    duplicates: sum((part) => part.duplicates),
    wrongOrDuplicate: sum((part) => part.wrongOrDuplicate),
    faultIds: parts
      .flatMap((part) => [...part.faultIds])
      .sort(byText)
      .slice(0, EXAMPLES_MAX),
  };
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The figures as a node keeps them: what is nested stands there as text. */
export type StoredCodeQuality = Omit<CodeQuality, NumberKind> & { numbersJson: string };

export function storedCodeQuality({ registrationNumbers, leis, ...codes }: CodeQuality): StoredCodeQuality {
  return { ...codes, numbersJson: JSON.stringify({ registrationNumbers, leis }) };
}

/** Back from a node; what was counted before numbers were has none of them. */
export function codeQualityStored({
  numbersJson,
  ...codes
}: Omit<StoredCodeQuality, "numbersJson"> & { numbersJson: string | null }): CodeQuality {
  const none = { registrationNumbers: addNumbers([]), leis: addNumbers([]) };
  return { ...codes, ...(numbersJson === null ? none : (JSON.parse(numbersJson) as typeof none)) };
}
