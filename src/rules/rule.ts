import type { Finding } from "../model/finding.ts";
import type { Severity, UseClass } from "../model/alert.ts";

/** A value a rule's query needs: declared once, here, and passed to detect, explain, prose and certificate alike. */
export type RuleParam = number | string | readonly string[];

/**
 * Who is not a bridge, and how the skip is found. Each policy is one query in cypher/detect/hubs/,
 * which lists the subjects skipped so that coverage can say so.
 */
export type HubPolicy = "none" | "state-controllers" | "wide-investors" | "many-offices" | "wide-guarantors";

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
  /** Cron expression, Asia/Shanghai. */
  schedule: string;
  /** Thresholds live here and nowhere else; `listCodes`, `asOf` and `knownAt` are added by the run. */
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
