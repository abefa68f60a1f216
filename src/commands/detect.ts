import { Argument, Command, InvalidArgumentError } from "commander";
import type { ProvenFinding } from "../alerts/book.ts";
import type { Graph } from "../graph/graph.ts";
import type { KeyedFinding } from "../jobs/detect.ts";
import { findingsOf, provenFindings, universeOf } from "../jobs/detect.ts";
import { underLawOf } from "../jobs/law-then.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Moment } from "../read/moment.ts";
import { momentOf } from "../read/moment.ts";
import { ruleById, rules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import { inHome, recorded } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, dateOption, expectPast, instantOption, withJson } from "./surroundings.ts";

const FIRST_DEFAULT = 20;
const FIRST_MAX = 100_000;

interface DetectOptions {
  first: number;
  asOf?: IsoDate;
  knownAt?: IsoInstant;
  json?: boolean;
}

/** What one rule finds: all findings counted, the first of them proven. */
interface Found {
  rule: Rule;
  total: number;
  shown: readonly ProvenFinding[];
}

/** `detect`: ask the rules of any date and any state of knowledge; the book of leads stays as it is. */
export function detectCommand(around: Surroundings): Command {
  const ruleIds = rules.map((rule) => rule.id);
  return withJson(new Command("detect"))
    .description("ask rules anew of any date and any time of knowledge; opens and closes no lead")
    .addArgument(new Argument("[rules...]", "which rules (default: all)").choices(ruleIds))
    .option("--as-of <date>", "world date asked about (default: today in China)", dateOption)
    .option("--known-at <time>", "by what was known then (default: now)", instantOption)
    .option("--first <count>", `how many of each rule to show, 0 to ${FIRST_MAX}`, countOption, FIRST_DEFAULT)
    .action((asked: string[], options: DetectOptions) => detect(around, asked, options));
}

async function detect(around: Surroundings, asked: readonly string[], options: DetectOptions): Promise<void> {
  const { first, json, knownAt } = options;
  if (knownAt) expectPast(around, knownAt);
  await inHome(around, async ({ graph, config }) => {
    const moment = await momentOf(graph, around.clock, options);
    const chosen = asked.length > 0 ? [...new Set(asked)].map((id) => ruleById(id)!) : rules;
    const found: Found[] = [];
    const ask = async (): Promise<void> => {
      for (const rule of chosen) found.push(await foundBy(graph, rule, moment, first));
    };
    // Which lists were severe then is law of then.
    await (knownAt ? underLawOf(graph, moment.knownAt, ask) : ask());
    const totalCount = found.reduce((sum, { total }) => sum + total, 0);
    const ruleIds = chosen.map(({ id }) => id);
    await recorded(around, config.home, "detect", { ...moment, ruleIds, totalCount });
    answer(around, json, { ...moment, totalCount, rules: found.map(documentOf) }, [
      `as of ${moment.asOf}, known at ${moment.knownAt}; asked anew, no lead was opened or closed`,
      ...columns(found.map(({ rule, total }) => [total, rule.name.zh, rule.id])),
      ...linesOf(found),
    ]);
  });
}

/** Findings in the order of their keys; hubs end the walk as in every run of the rule. */
async function foundBy(graph: Graph, rule: Rule, moment: Moment, first: number): Promise<Found> {
  const findings: KeyedFinding[] = await findingsOf(
    graph,
    rule,
    moment,
    await universeOf(graph, rule, moment),
  );
  const shown = await provenFindings(graph, rule, moment, findings.slice(0, first));
  return { rule, total: findings.length, shown };
}

function documentOf({ rule, total, shown }: Found) {
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    totalCount: total,
    returned: shown.length,
    findings: shown,
  };
}

function linesOf(found: readonly Found[]): string[] {
  const heads = ["severity", "rule", "target", "seed", "verdict", "hops", "statements"];
  const cells = found.flatMap(({ rule, shown }) =>
    shown.map(({ severity, targetId, seedIds, verdict, hops, proof }) => {
      const statements = proof.map(({ statementId }) => statementId).join(" ");
      return [severity, rule.name.zh, targetId, seedIds.join(" "), verdict, hops, statements];
    }),
  );
  const cut = found.filter(({ total, shown }) => shown.length < total);
  return [
    ...(cells.length > 0 ? columns([heads, ...cells]) : []),
    ...cut.map(({ rule, total, shown }) => `${rule.id}: ${shown.length} of ${total}; --first shows more`),
  ];
}

function countOption(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  if (count < 0 || count > FIRST_MAX) throw new InvalidArgumentError(`Expected 0 to ${FIRST_MAX}.`);
  return count;
}
