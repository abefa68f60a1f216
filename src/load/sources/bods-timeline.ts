import type { BodsInterest, BodsShare, BodsStatement } from "./bods-statement.ts";

/** What one interest of a relationship says at a time: a stake with its votes, or an office or influence. */
export interface BodsFact {
  /** What stays the same fact while its content changes: "stake", or the interest's type, and its directness. */
  key: string;
  type: string;
  isIndirect: boolean;
  isBeneficial: boolean;
  /** Role of ours that our own export states in the interest's details; "" = none. */
  role: string;
  share: BodsShare | undefined;
  votes: BodsShare | undefined;
  startDate: string;
  endDate: string;
}

/** A fact within its world dates, half-open, "" = unknown start or open end. */
export interface BodsPiece extends BodsFact {
  statement: BodsStatement;
  from: string;
  to: string;
}

/** Interests of one statement → facts: shareholding and voting rights of the same directness are one stake. */
export function factsOf(statement: BodsStatement): BodsFact[] {
  const facts = new Map<string, BodsFact>();
  for (const interest of statement.recordDetails.interests ?? []) {
    // No type and no share: some interest, nobody says which; a stake of unknown size.
    const type = interest.type ?? "shareholding";
    const isStake = type === "shareholding" || type === "votingRights";
    const isIndirect = interest.directOrIndirect === "indirect";
    const base = `${isStake ? "stake" : type}${isIndirect ? "-indirect" : ""}`;
    let key = base;
    for (let copy = 2; facts.has(key) && !joins(facts.get(key)!, type); copy += 1) key = `${base}-${copy}`;
    const before = facts.get(key);
    facts.set(key, before ? joined(before, interest, type) : factOf(key, interest, type, isIndirect));
  }
  return [...facts.values()];
}

function factOf(key: string, interest: BodsInterest, type: string, isIndirect: boolean): BodsFact {
  return {
    key,
    type,
    isIndirect,
    isBeneficial: interest.beneficialOwnershipOrControl ?? false,
    role: /^role: ([A-Za-z]+)/.exec(interest.details ?? "")?.[1] ?? "",
    share: type === "shareholding" ? interest.share : undefined,
    votes: type === "votingRights" ? interest.share : undefined,
    startDate: interest.startDate ?? "",
    endDate: interest.endDate ?? "",
  };
}

/** Whether an interest completes a stake that has only the other half, shares or votes. */
function joins(fact: BodsFact, type: string): boolean {
  if (type === "votingRights") return fact.type === "shareholding" && fact.votes === undefined;
  return type === "shareholding" && fact.type === "votingRights";
}

function joined(fact: BodsFact, interest: BodsInterest, type: string): BodsFact {
  const isBeneficial = fact.isBeneficial || (interest.beneficialOwnershipOrControl ?? false);
  if (type === "votingRights") return { ...fact, isBeneficial, votes: interest.share };
  return { ...fact, isBeneficial, type, share: interest.share };
}

/**
 * Statements of one relationship record, oldest first → pieces of world time. An update changes the world at the later
 * start it names, else at its own date; unchanged content changes nothing; `closed` ends what is open.
 */
export function piecesOf(statements: readonly BodsStatement[]): BodsPiece[] {
  const open = new Map<string, BodsPiece>();
  const all: BodsPiece[] = [];
  const end = (piece: BodsPiece, to: string) => {
    piece.to = piece.to !== "" && piece.to < to ? piece.to : to;
    open.delete(piece.key);
  };
  for (const statement of statements) {
    const facts = factsOf(statement);
    const isClosed = statement.recordStatus === "closed";
    const stated = new Set(facts.map(({ key }) => key));
    for (const piece of [...open.values()]) if (!stated.has(piece.key)) end(piece, statement.statedOn);
    for (const fact of facts) {
      const before = open.get(fact.key);
      const isSame = before !== undefined && (isClosed || contentOf(before) === contentOf(fact));
      if (!isSame) {
        const from = before && fact.startDate <= before.from ? statement.statedOn : fact.startDate;
        if (before) end(before, from);
        open.set(fact.key, { ...fact, statement, from, to: fact.endDate });
        all.push(open.get(fact.key)!);
      }
      const piece = open.get(fact.key)!;
      if (fact.endDate !== "") piece.to = fact.endDate;
      if (isClosed) end(piece, fact.endDate === "" ? statement.statedOn : fact.endDate);
    }
  }
  return all.filter((piece) => piece.to === "" || piece.from === "" || piece.from < piece.to);
}

function contentOf({ share, votes, startDate, isBeneficial }: BodsFact): string {
  return JSON.stringify([share ?? null, votes ?? null, startDate, isBeneficial]);
}
