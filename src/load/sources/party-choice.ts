/** Which parties an adapter lists where its data has no list of its own; ids as the adapter writes them. */
export type PartyChoice = (id: string) => boolean;

/** What an adapter may be told beside its files. */
export interface SourceOptions {
  /** Parties to be listed as dishonestJudgmentDebtor from the day they appear; nobody unless told. */
  listParty?: PartyChoice;
}

/** Nobody. */
export const nobody: PartyChoice = () => false;

/** Parties whose number (the digits after the prefix) is divisible by `divisor`; ids without a number are not. */
export function everyParty(divisor: bigint): PartyChoice {
  return (id) => {
    const digits = /^[A-Z](\d+)$/.exec(id)?.[1];
    return digits !== undefined && BigInt(digits) % divisor === 0n;
  };
}

/** Text of a command → choice: "every:20", or ids with commas between. Throws RangeError on anything else. */
export function partyChoiceFromText(text: string): PartyChoice {
  const every = /^every:([1-9]\d{0,8})$/.exec(text);
  if (every) return everyParty(BigInt(every[1]!));
  const ids = new Set(text.split(",").map((id) => id.trim()));
  if (ids.has("") || text.includes(":")) {
    throw new RangeError(
      `parties "${text}": expected "every:20" or ids with commas between, such as "P20,C40"`,
    );
  }
  return (id) => ids.has(id);
}
