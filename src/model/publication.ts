import type { IsoDate } from "./dates.ts";
import { dayAfterMonths } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { AddedLaw } from "./law.ts";
import { redListCodes, severeSpansOn } from "./list-catalogue.ts";
import type { PeriodClass, PeriodEffect, PeriodRule } from "./period-rule.ts";
import { periodClasses } from "./period-rule.ts";
import { classByPenaltyType, periodRules } from "./period-rules.ts";
import { sureness } from "./sureness.ts";

/** Three ends, each further than the one before: stop publishing, stop sharing and using, delete. */
export const publicationStates = {
  published: "公示中",
  publicationEnded: "终止公示",
  sharingEnded: "停止共享和使用",
  toDelete: "应删除",
} as const;
export type PublicationState = keyof typeof publicationStates;

/** A listing or a penalty as the rules look at it; null = unknown. */
export interface PublishedFact {
  /** Code of the list, or null for a penalty. */
  listCode: string | null;
  penaltyType: string | null;
  /** GB/T 2260 code whose law holds. */
  regionCode: string | null;
  authority: string | null;
  actTo: IsoDate | null;
  determinedOn: IsoDate;
  publishedOn: IsoDate | null;
  /** Day from which it is off the list, or from which a penalty was put right or taken back, and why. */
  removedOn: IsoDate | null;
  removalReason: string | null;
  /** Day from which the source itself no longer publishes it. */
  statedUntil: IsoDate | null;
  /** First day after the ban that it imposes (禁业期限届满); null, absent = not known. */
  banUntil?: IsoDate | null;
  /** First day after the sentence that is served (刑满); null, absent = none is told. */
  sentenceUntil?: IsoDate | null;
  /** Day from which the act is corrected and duties are done (整改完成); null, absent = nobody told so. */
  correctedOn?: IsoDate | null;
}

/** A rule counted out for one fact. */
export interface CountedPeriod {
  rule: PeriodRule;
  startedOn: IsoDate;
  /** The day that the rule counts from is not known; the day of determination stands for it. */
  startAssumed: boolean;
  /** First day after the period; null = it lasts until duties are done, and nobody told that they are. */
  until: IsoDate | null;
  mayApplyFrom: IsoDate | null;
  /** The rule knows no earlier end of such a penalty, whoever applies. */
  noEarlyEnd: boolean;
  /** What it rests on and nobody told, in Chinese: the size of a fine, whether somebody evaded; null = nothing. */
  doubtZh: string | null;
  /** Ids of rules that hold as well and stand back: less sure, less special, farther or older. */
  alsoApplies: readonly string[];
}

export interface Publication {
  state: PublicationState;
  /** First day without publication: as the source states it, else by the rule; null = no end is known. */
  publishUntil: IsoDate | null;
  mayApplyFrom: IsoDate | null;
  publish: CountedPeriod | null;
  share: CountedPeriod | null;
  delete: CountedPeriod | null;
}

/** Class of a fact: a severe list is severe, an abnormal list minor, a penalty what its type says; null = unknown. */
export function periodClassOf(
  { listCode, penaltyType }: PublishedFact,
  asOf: IsoDate,
  law?: AddedLaw,
): PeriodClass | null {
  if (listCode === null) return classByPenaltyType[penaltyType ?? ""] ?? null;
  if (listCode === "abnormalOperations") return "minor";
  return severeSpansOn(listCode, asOf, law).length > 0 ? "severe" : null;
}

/** What periods are counted by; absent = the law in force, and all of its rules. */
export interface PeriodLaw {
  law?: AddedLaw | undefined;
  rules?: readonly PeriodRule[];
}

/**
 * Where a listing or a penalty stands on a date, by the rules in force on that date. Pure but for the law it goes by. What the source itself says
 * (removal, end of publication) goes before any rule. A rule is counted out and ends nothing where it is from memory, or
 * its start is, or where it asks for a correction that nobody reported.
 */
export function publicationOn(
  fact: PublishedFact,
  asOf: IsoDate,
  { law, rules = periodRules(law) }: PeriodLaw = {},
): Publication {
  const count = (effect: PeriodEffect) => countedPeriod(fact, effect, asOf, { law, rules });
  const [publish, share, remove] = [count("publish"), count("share"), count("delete")];
  return {
    state: stateOf(fact, { publish, share, remove }, asOf),
    publishUntil: statedEnd(fact) ?? publish?.until ?? null,
    mayApplyFrom: publish?.mayApplyFrom ?? null,
    ...{ publish, share, delete: remove },
  };
}

/** First day without publication as the source states it: the removal of a listing, or the end that it names. */
export function statedEnd({ removedOn, statedUntil }: PublishedFact): IsoDate | null {
  return removedOn ?? statedUntil;
}

/** Why a listing goes when it was put right: from its removal on it is neither shared nor used (国办发〔2025〕22号). */
export const rightedReasons: readonly string[] = ["repaired", "corrected", "annulled"];

interface Counted {
  publish: CountedPeriod | null;
  share: CountedPeriod | null;
  remove: CountedPeriod | null;
}

function stateOf(fact: PublishedFact, { publish, share, remove }: Counted, asOf: IsoDate): PublicationState {
  const isRemoved = fact.removedOn !== null && fact.removedOn <= asOf;
  const ended = (period: CountedPeriod | null) => period !== null && hasEnded(period, fact, isRemoved, asOf);
  // What was annulled was never right: it goes as a whole. What was repaired is neither shared nor used.
  if ((isRemoved && fact.removalReason === "annulled") || ended(remove)) return "toDelete";
  const isRighted = isRemoved && rightedReasons.includes(fact.removalReason ?? "");
  if (isRighted || ended(share)) return "sharingEnded";
  if (isRemoved || (fact.statedUntil !== null && fact.statedUntil <= asOf)) return "publicationEnded";
  // The source knows the case: while it names an end of its own, the rule's end waits.
  return fact.statedUntil === null && ended(publish) ? "publicationEnded" : "published";
}

function hasEnded(period: CountedPeriod, fact: PublishedFact, isRemoved: boolean, asOf: IsoDate): boolean {
  const { rule, until, startAssumed } = period;
  if (until === null || asOf < until || rule.sure === "M" || rule.startSure === "M") return false;
  // An act ends before it is found out, so an assumed end of the act is late; publication may come later still.
  if (startAssumed && rule.start === "publication") return false;
  if (rule.needsCorrection && !(fact.correctedOn && fact.correctedOn <= asOf)) return false;
  if (rule.waitsForBan && !fact.banUntil) return false;
  return !rule.waitsForRemoval || fact.listCode === null || isRemoved;
}

function countedPeriod(
  fact: PublishedFact,
  effect: PeriodEffect,
  asOf: IsoDate,
  { law, rules }: { law: AddedLaw | undefined; rules: readonly PeriodRule[] },
): CountedPeriod | null {
  const region = fact.regionCode ?? WHOLE_COUNTRY;
  const rulesOf = (ofClass: PeriodClass | null) =>
    rules
      .filter((one) => one.effect === effect && speaksOf(one, fact, { region, ofClass, asOf, law }))
      .sort((a, b) => weightOf(b, region) - weightOf(a, region) || (a.from < b.from ? 1 : -1));
  const speaking = rulesOf(periodClassOf(fact, asOf, law));
  const [rule, ...others] = speaking.filter(({ onlyWhere }) => !onlyWhere);
  if (!rule) return null;
  const doubts = [
    ...(rule.classes.length > 0 && fact.penaltyType === "fine" ? [doubtOfFine(rule, rulesOf)] : []),
    ...speaking.filter(({ onlyWhere }) => onlyWhere).map(doubtOfUntold),
  ];
  const served = rule.startsAfterSentence ? fact.sentenceUntil : null;
  const starts = { actEnd: fact.actTo, determination: fact.determinedOn, publication: fact.publishedOn };
  const known = served ?? starts[rule.start];
  const startedOn = known ?? fact.determinedOn;
  return {
    rule,
    startedOn,
    startAssumed: known === null,
    until: endOf(rule, startedOn, fact),
    noEarlyEnd: fact.penaltyType !== null && rule.noEarlyEndOf.includes(fact.penaltyType),
    mayApplyFrom: rule.monthsMin === null ? null : dayAfterMonths(startedOn, rule.monthsMin),
    doubtZh: doubts.length > 0 ? doubts.join("；") : null,
    alsoApplies: others.map(({ id }) => id),
  };
}

/** The class of a fine goes by its size, and the sizes by trade and place: which ones is not entered. */
function doubtOfFine(
  { monthsMax }: PeriodRule,
  rulesOf: (ofClass: PeriodClass) => readonly PeriodRule[],
): string {
  const others = (["minor", "severe"] as const).flatMap((ofClass) => {
    const other = rulesOf(ofClass)[0];
    if (!other || other.monthsMax === monthsMax) return [];
    return [`属${periodClasses[ofClass]}的为${lengthZh(other)}`];
  });
  return ["罚款轻重按数额划分，数额标准未录入，此处按一般计", ...others].join("；");
}

/** Whether a thing is of the kind that a rule alone speaks of, no delivery says: its length is told, not counted. */
function doubtOfUntold(rule: PeriodRule): string {
  const memory = rule.sure === "M" ? `（${sureness.M}）` : "";
  return `是否${rule.onlyWhere}，数据未载明，此处按不属计；属此情形的为${lengthZh(rule)}${memory}`;
}

const lengthZh = ({ monthsMax }: PeriodRule): string =>
  monthsMax === null ? "至义务履行完毕" : `${monthsMax}个月`;

function endOf(
  { monthsMax, waitsForBan }: PeriodRule,
  startedOn: IsoDate,
  { banUntil, correctedOn }: PublishedFact,
): IsoDate | null {
  if (monthsMax === null) return correctedOn ?? null;
  if (monthsMax === 0) return startedOn;
  const until = dayAfterMonths(startedOn, monthsMax);
  return waitsForBan && banUntil && banUntil > until ? banUntil : until;
}

interface Asked {
  region: string;
  ofClass: PeriodClass | null;
  asOf: IsoDate;
  law: AddedLaw | undefined;
}

function speaksOf(rule: PeriodRule, fact: PublishedFact, { region, ofClass, asOf, law }: Asked): boolean {
  if (asOf < rule.from || (rule.to !== null && rule.to <= asOf)) return false;
  if (rankIn(region, rule.jurisdiction) < 0) return false;
  // These are periods of untrustworthiness; an honour lasts as long as its list says.
  if (fact.listCode !== null && redListCodes(law).includes(fact.listCode)) return false;
  if (rule.listCodes.length > 0 && !rule.listCodes.includes(fact.listCode ?? "")) return false;
  if (rule.penaltyTypes.length > 0 && !rule.penaltyTypes.includes(fact.penaltyType ?? "")) return false;
  // Orders of one department on penalties say nothing of lists.
  if (rule.authority !== null && (fact.listCode !== null || !fact.authority?.includes(rule.authority)))
    return false;
  return rule.classes.length === 0 || (ofClass !== null && rule.classes.includes(ofClass));
}

/** Known before remembered, then the rule of the very list or department, then of the very penalty, then the nearest region. */
function weightOf(rule: PeriodRule, region: string): number {
  const isKnown = rule.sure === "M" ? 0 : 100;
  const isSpecial = rule.listCodes.length > 0 || rule.authority !== null ? 10 : 0;
  const isOfPenalty = rule.penaltyTypes.length > 0 ? 5 : 0;
  return isKnown + isSpecial + isOfPenalty + rankIn(region, rule.jurisdiction);
}
