import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../config.ts";
import { readConfig } from "../config.ts";
import { foundText, visibleText, whereText } from "../load/mapping/mapping-text.ts";
import { caseKinds } from "../model/case-clock-table.ts";
import { parseIsoDate } from "../model/dates.ts";
import { WHOLE_COUNTRY } from "../model/jurisdiction.ts";
import { penaltyTypes } from "../model/kinds.ts";
import type { AddedLaw } from "../model/law.ts";
import { enactLaw } from "../model/law.ts";
import { lawFaults } from "../model/law-faults.ts";
import { exitWays, roleAlongNames } from "../model/list-law.ts";
import { periodClasses, periodStarts } from "../model/period-rule.ts";
import { publicationDuties } from "../model/publication-clocks.ts";
import { listKinds } from "../model/repair-bars.ts";
import { regionOf } from "../model/regions.ts";
import { sureness } from "../model/sureness.ts";
import type { Surroundings } from "./surroundings.ts";

/** File in the home with what the operator adds to the built-in tables of law. */
export const LAW_FILE = "law.json";
/** It is written by hand: more is a mistake. */
const LAW_BYTES_MAX = 1024 * 1024;
const FOUND_CHARACTERS_MAX = 80;
const SLIPS_TOLD_MAX = 100;

/** A law.json that cannot be put in force; each sentence says where, what was found and what was expected. */
export class LawRefused extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    const told = sentences
      .slice(0, SLIPS_TOLD_MAX)
      .map((sentence) => `${LAW_FILE}: ${visibleText(sentence)}`);
    const more = sentences.length - told.length;
    super([...told, ...(more > 0 ? [`${LAW_FILE}: and ${more} more; correct these first`] : [])].join("\n"));
    this.name = "LawRefused";
    this.sentences = sentences;
  }
}

const keysOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
  Object.keys(words) as [Key, ...Key[]];
const text = z.string("expected a text").trim().min(1, "expected a text that is not empty").max(500);
const date = z
  .string("expected a date such as 2027-01-01")
  .refine(isDate, "expected a date such as 2027-01-01");
const months = z.int("expected a whole number of months").min(1, "expected 1 or more").max(1_200);
const monthsOrNone = z.int("expected a whole number of months").min(0, "expected 0 or more").max(1_200);
const word = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
  z.enum(keysOf(words), `expected one of ${keysOf(words).join(", ")}`);
const flag = z.boolean("expected true or false");
const sure = word(sureness);
const jurisdiction = z
  .string("expected a code of GB/T 2260")
  .refine(
    (code) => code === WHOLE_COUNTRY || regionOf(code) !== null,
    "expected a code of GB/T 2260, or 100000",
  );

const holidayYear = z.strictObject({
  year: z.int("expected a year").min(2_000, "expected 2000 to 2100").max(2_100, "expected 2000 to 2100"),
  /** Notices it rests on, the latest change last. */
  notices: z.array(text).min(1, "expected the notice it rests on"),
  off: z
    .array(z.string().refine(isSpan, "expected a date, or first..last such as 2027-01-01..2027-01-03"))
    .min(1, "expected at least one day off"),
  worked: z.array(date),
});

const span = { from: date, to: date.nullable().default(null) };
/** What every row of a dated table has. */
const row = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "expected small letters, digits and -"),
  source: text,
  jurisdiction: jurisdiction.default(WHOLE_COUNTRY),
  ...span,
  sure,
  supersedes: z.array(z.string()).default([]),
};
const periodRule = z
  .strictObject({
    ...row,
    effect: z.enum(["publish", "share", "delete"], "expected one of publish, share, delete"),
    classes: z.array(word(periodClasses)).default([]),
    listCodes: z.array(z.string()).default([]),
    penaltyTypes: z.array(word(penaltyTypes)).default([]),
    authority: text.nullable().default(null),
    start: word(periodStarts),
    monthsMin: months.nullable().default(null),
    monthsMax: monthsOrNone.nullable(),
    needsCorrection: flag.default(false),
    waitsForBan: flag.default(false),
    startsAfterSentence: flag.default(false),
    noEarlyEndOf: z.array(word(penaltyTypes)).default([]),
    waitsForRemoval: flag.default(false),
    onlyWhere: text.nullable().default(null),
    startSure: sure.optional(),
  })
  .transform((rule) => ({ ...rule, startSure: rule.startSure ?? rule.sure }));

const repairBar = z.strictObject({
  ...row,
  authority: text.nullable().default(null),
  whileOn: z.array(word(listKinds)).default([]),
  penaltyTypes: z.array(word(penaltyTypes)).default([]),
});

const days = z.int("expected a whole number of working days").max(1_000, "expected at most 1000");
const caseDays = days.min(1, "expected 1 or more").nullable().default(null);
const caseClock = z
  .strictObject({
    ...row,
    what: word(caseKinds),
    heldByProvider: flag.nullable().default(null),
    firstDays: caseDays,
    decideDays: caseDays,
    decideDaysExtended: caseDays,
    authority: text.nullable().default(null),
    firstSure: sure.optional(),
  })
  .transform((clock) => ({ ...clock, firstSure: clock.firstSure ?? clock.sure }));

const publicationClock = z.strictObject({
  ...row,
  authority: text.nullable().default(null),
  listCodes: z.array(z.string()).min(1, "expected a list, or null for penalties").nullable().default(null),
  duty: word(publicationDuties),
  days: days.min(0, "expected 0 or more").nullable().default(null),
  dayOfNextMonth: z
    .int("expected a day of the month")
    .min(1, "expected 1 to 31")
    .max(31, "expected 1 to 31")
    .nullable()
    .default(null),
});

const severeSpan = z.strictObject({
  listCode: z.string("expected the code of a list"),
  jurisdiction: jurisdiction.default(WHOLE_COUNTRY),
  ...span,
  basis: text,
  sure,
  supersedes: z.array(jurisdiction).default([]),
  counts: flag.default(true),
});

const list = z.strictObject({
  listCode: z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/, "expected letters and digits, a small letter first"),
  zh: text,
  red: flag.default(false),
  bases: z
    .array(z.strictObject({ zh: text, jurisdiction: jurisdiction.default(WHOLE_COUNTRY), ...span, sure }))
    .min(1, "expected the rule it rests on"),
  period: z.strictObject({ zh: text, sure }),
  exits: z.array(z.strictObject({ way: word(exitWays), zh: text, sure })).default([]),
  rolesAlong: z.array(z.strictObject({ role: word(roleAlongNames), sure })).default([]),
});

const pilotCode = z.strictObject({ code: z.string("expected a code"), source: text });

const lawSchema = z.strictObject({
  holidays: z.array(holidayYear).default([]),
  periodRules: z.array(periodRule).default([]),
  repairBars: z.array(repairBar).default([]),
  caseClocks: z.array(caseClock).default([]),
  publicationClocks: z.array(publicationClock).default([]),
  severe: z.array(severeSpan).default([]),
  lists: z.array(list).default([]),
  pilotCodes: z.array(pilotCode).default([]),
});

/** What a home adds to the built-in law; undefined = it has no law.json. Throws LawRefused with every slip. */
export function readLaw(home: string): AddedLaw | undefined {
  const path = join(home, LAW_FILE);
  if (!existsSync(path)) return undefined;
  const value = jsonOf(path);
  const parsed = lawSchema.safeParse(value);
  if (!parsed.success) {
    throw new LawRefused(
      parsed.error.issues.map(({ path: where, message }) => {
        const found = foundText(where, value).slice(0, FOUND_CHARACTERS_MAX);
        return `${whereText(where)} is ${found}; ${message}`;
      }),
    );
  }
  const faults = lawFaults(parsed.data);
  if (faults.length > 0) throw new LawRefused(faults);
  return parsed.data;
}

/** The environment's configuration, and the law of its home put in force: the first step of all that asks the graph. */
export function configWithLaw({ env }: Pick<Surroundings, "env">): Config {
  const config = readConfig(env);
  enactLaw(readLaw(config.home));
  return config;
}

function jsonOf(path: string): unknown {
  try {
    const { size } = statSync(path);
    if (size > LAW_BYTES_MAX) throw new RangeError(`has ${size} bytes, at most ${LAW_BYTES_MAX} are read`);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new LawRefused([`${found}; expected a file with one JSON object`]);
  }
}

function isDate(given: string): boolean {
  try {
    return parseIsoDate(given) === given;
  } catch {
    return false;
  }
}

function isSpan(given: string): boolean {
  const [from, to, ...more] = given.split("..");
  return isDate(from!) && (to === undefined || isDate(to)) && more.length === 0;
}
