import { Command, InvalidArgumentError, Option } from "commander";
import { alertsByIds } from "../alerts/book.ts";
import { alertPageAsKnown, shownMoment } from "../alerts/page-as-known.ts";
import type { Graph } from "../graph/graph.ts";
import { alertStatuses } from "../model/alert.ts";
import type { AlertStatus } from "../model/alert.ts";
import type { AlertQuestion } from "../model/alert-page.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate } from "../model/dates.ts";
import { readAlertPage } from "../read/alert-pages.ts";
import { momentOf } from "../read/moment.ts";
import { ruleById, rules } from "../rules/catalogue.ts";
import { inHome } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, dateOption, instantOption, withJson } from "./surroundings.ts";

const FIRST_DEFAULT = 50;
const FIRST_MAX = 1_000;

interface AlertsOptions {
  status?: AlertStatus;
  rule?: string;
  first: number;
  asOf?: IsoDate;
  knownAt?: IsoInstant;
  json?: boolean;
}

/** `alerts`: list leads, gravest first, as the book stands or as it stood. */
export function alertsCommand(around: Surroundings): Command {
  const ruleIds = rules.map((rule) => rule.id);
  return withJson(new Command("alerts"))
    .description("list leads, gravest first")
    .addOption(new Option("--status <status>", "only these").choices(Object.keys(alertStatuses)))
    .addOption(new Option("--rule <id>", "only of this rule").choices(ruleIds))
    .option("--first <count>", `how many, 1 to ${FIRST_MAX}`, countOption, FIRST_DEFAULT)
    .option("--as-of <date>", "as they stood at the end of that day", dateOption)
    .option("--known-at <time>", "by what was known then", instantOption)
    .action((options: AlertsOptions) => listAlerts(around, options));
}

async function listAlerts(around: Surroundings, options: AlertsOptions): Promise<void> {
  const { status, rule, first, json, ...times } = options;
  await inHome(around, async ({ graph }) => {
    const filter = { statuses: status ? [status] : null, rules: rule ? [rule] : null };
    const page = await pageOf(graph, around.clock, { filter, first }, times);
    const { alerts, totalCount } = page;
    const heads = ["id", "severity", "status", "rule", "target", "seed", "opened"];
    const cells = alerts.map((alert) => {
      const { id, severity, ruleId, targetId, seedIds, openedAt } = alert;
      const name = ruleById(ruleId)?.name.zh ?? ruleId;
      return [id, severity, alert.status, name, targetId, seedIds.join(" "), chinaDate(new Date(openedAt))];
    });
    answer(around, json, { totalCount, returned: alerts.length, alerts }, [
      ...columns([heads, ...cells]),
      `${alerts.length} of ${totalCount}${page.hasNextPage ? "; --first shows more" : ""}`,
    ]);
  });
}

/** The book as it stands, or as it stood where a time is told: as the API answers. */
async function pageOf(
  graph: Graph,
  clock: () => Date,
  question: AlertQuestion,
  times: Pick<AlertsOptions, "asOf" | "knownAt">,
) {
  const at = await momentOf(graph, clock, times);
  if (times.asOf || times.knownAt) return alertPageAsKnown(graph, question, shownMoment(at));
  const page = await readAlertPage(graph, question, at);
  const ids = page.rows.map((row) => row.id);
  return { ...page, alerts: await alertsByIds(graph, ids) };
}

function countOption(text: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > FIRST_MAX) throw new InvalidArgumentError(`Expected 1 to ${FIRST_MAX}.`);
  return count;
}
