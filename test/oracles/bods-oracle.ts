import { readdirSync, readFileSync } from "node:fs";
import { DATA } from "./snapshot-files.ts";

/** A stake as the newest statements give it, percent; votes where stated. */
export interface BodsStake {
  holder: string;
  company: string;
  least: number;
  most: number;
  votes: number | null;
}

interface Interest {
  type?: string;
  directOrIndirect?: string;
  endDate?: string;
  share?: {
    exact?: number;
    minimum?: number;
    maximum?: number;
    exclusiveMinimum?: number;
    exclusiveMaximum?: number;
  };
}
interface Statement {
  recordId: string;
  recordType: string;
  recordStatus: string;
  statementDate: string;
  recordDetails: { subject?: string; interestedParty?: string; interests?: Interest[] };
}

/** Names of the example files. */
export function bodsFiles(): string[] {
  return readdirSync(`${DATA}bods-examples`)
    .filter((name) => name.endsWith(".json"))
    .sort();
}

/** Direct stakes of one file on a day after its last statement: newest statement of each record, unless closed. */
export function bodsStakes(file: string): BodsStake[] {
  const statements = JSON.parse(readFileSync(`${DATA}bods-examples/${file}`, "utf8")) as Statement[];
  const newest = new Map<string, Statement>();
  for (const statement of statements) {
    const known = newest.get(statement.recordId);
    if (!known || known.statementDate <= statement.statementDate) newest.set(statement.recordId, statement);
  }
  return [...newest.values()]
    .filter(({ recordType, recordStatus }) => recordType === "relationship" && recordStatus !== "closed")
    .flatMap(stakesOf)
    .sort((a, b) => (a.holder + a.company < b.holder + b.company ? -1 : 1));
}

function stakesOf({ recordDetails }: Statement): BodsStake[] {
  const direct = (recordDetails.interests ?? []).filter(
    ({ directOrIndirect, endDate }) => directOrIndirect !== "indirect" && endDate === undefined,
  );
  const held = direct.find(({ type }) => type === "shareholding" || type === undefined);
  const voted = direct.find(({ type }) => type === "votingRights");
  if (!held && !voted) return [];
  const share = held?.share;
  return [
    {
      holder: recordDetails.interestedParty!,
      company: recordDetails.subject!,
      least:
        share?.exact ??
        share?.minimum ??
        (share?.exclusiveMinimum === undefined ? 0 : share.exclusiveMinimum + 0.0001),
      most:
        share?.exact ??
        share?.maximum ??
        (share?.exclusiveMaximum === undefined ? 100 : share.exclusiveMaximum - 0.0001),
      votes: voted?.share?.exact ?? null,
    },
  ];
}

/** Pairs in which more than half is held, alone or jointly through what is held so: "holder company", sorted. */
export function bodsControl(stakes: readonly BodsStake[]): string[] {
  const pairs: string[] = [];
  for (const holder of new Set(stakes.map((stake) => stake.holder))) {
    const group = new Set([holder]);
    for (let before = 0; before < group.size;) {
      before = group.size;
      for (const company of new Set(stakes.map((stake) => stake.company))) {
        const held = stakes.filter(
          (stake) => stake.company === company && group.has(stake.holder) && stake.holder !== company,
        );
        const percent = held.reduce((sum, stake) => sum + (stake.votes ?? stake.least), 0);
        if (percent > 50) group.add(company);
      }
    }
    group.delete(holder);
    for (const company of group) pairs.push(`${holder} ${company}`);
  }
  return pairs.sort();
}
