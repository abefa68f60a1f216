import type { Finding } from "../model/finding.ts";
import type { Severity, UseClass } from "../model/alert.ts";
import type { EdgeSet } from "../model/edges.ts";

/** A value a rule's query needs: declared once, here, and passed to detect, explain, prose and certificate alike. */
export type RuleParam = number | string | readonly string[];

/**
 * Who is not a bridge, and how the skip is found. Each policy is one query in cypher/detect/hubs/,
 * which lists the subjects skipped so that coverage can say so.
 */
export type HubPolicy =
  | "none"
  | "state-controllers"
  | "wide-investors"
  | "many-offices"
  | "wide-guarantors"
  | "stake-takers"
  | "platform-leaders"
  | "busy-insiders"
  | "crowded-addresses"
  | "crowded-phones"
  | "wide-neighbours"
  | "wide-kin"
  | "busy-colleagues";

/**
 * What a rule is asked of, one subject at a time: the query cypher/detect/universe/<universe> lists all of them, and
 * cypher/detect/affected/<affected> those whose answer a change at some subjects can alter.
 */
export interface Scope {
  /** Whether the subject in scope is the finding's seed or its target: decides which alerts an answer may close. */
  by: "seed" | "target";
  universe: string;
  affected: string;
}

/** The shape that all rules share, for people and for tools; thresholds stand in `params`. */
export interface Template {
  /** Which lists make a seed: severe, red (positive), or none where the pattern itself is the finding. */
  seedLists: "severe" | "red" | "none";
  /** Relations walked; CONTROL is the shared view of control, CASCADE the stakes that pass a listing on. */
  relations: readonly (EdgeSet | "CASCADE" | "PHONE")[];
  /** From seed to target: down to what it owns, up to its owners, beside across a third party, around in a ring. */
  direction: "down" | "up" | "beside" | "around";
  /** True = several seeds, stakes or persons are added up before the rule says yes. */
  aggregate: boolean;
  /** `candidate` = rests on names or addresses that may belong to different parties: never above WATCH. */
  identity: "certain" | "candidate";
  /** Names of the parameters that bound time; empty = in force on the date asked. */
  window: readonly string[];
  /** True = looks at listings that have ended as well; every other rule's leads end with the listing. */
  restsOnPast?: true;
  /** True = walks stakes, offices or links that have ended as well; every other rule's leads end with each of them. */
  walksPast?: true;
}

/** What a rule's count is a part of: one query in cypher/detect/population/ each. */
export type Population =
  "organisations" | "held-companies" | "officers" | "branches" | "guarantors" | "subjects";

/** A rule is a declaration: what is asked, thresholds, use class, legal basis. Its id names every file of it. */
export interface Rule {
  id: string;
  name: { en: string; zh: string };
  /** Bump with any change that can change findings. */
  version: string;
  useClass: UseClass;
  /** Why this connection matters, with the article; a lead has no legal effect by itself. */
  legalBasis: string;
  template: Template;
  scope: Scope;
  /** Thresholds live here and nowhere else; `listCodes`, `redListCodes`, `asOf`, `knownAt` are added by the run. */
  params: Readonly<Record<string, RuleParam>>;
  hubPolicy: HubPolicy;
  population: Population;
  /** More findings than this hold the run for review: nothing is closed. */
  findingsMax: number;
  severity: (finding: Finding) => Severity;
  /** One Chinese sentence generated from the parameters that are executed. */
  prose: (params: Readonly<Record<string, RuleParam>>) => string;
}

/** Check a declaration where it is written, so that a bad one cannot be imported. */
export function defineRule(rule: Rule): Rule {
  if (!/^[a-z]+(-[a-z]+)*$/.test(rule.id)) throw new TypeError(`rule "${rule.id}": id is kebab-case`);
  if (!/^\d+\.\d+\.\d+$/.test(rule.version)) throw new TypeError(`rule ${rule.id}: version is x.y.z`);
  if (rule.legalBasis.length < 10) throw new TypeError(`rule ${rule.id}: a rule states its legal basis`);
  const unbounded = rule.template.window.filter((name) => !(name in rule.params));
  if (unbounded.length) throw new TypeError(`rule ${rule.id}: window names no parameter: ${unbounded}`);
  return Object.freeze(rule);
}

/** The rule's sentence with its own parameters. */
export function proseOf(rule: Rule): string {
  return rule.prose(rule.params);
}

/** ppm parameter → "25%" for prose. */
export function percentText(ppm: RuleParam | undefined): string {
  return `${Number(ppm) / 10_000}%`;
}
