import { Command, InvalidArgumentError, Option } from "commander";
import { alertsByIds } from "../alerts/book.ts";
import { alertStatuses } from "../model/alert.ts";
import type { AlertStatus } from "../model/alert.ts";
import { readAlertPage } from "../read/alert-pages.ts";
import { momentOf } from "../read/moment.ts";
import { ruleById, rules } from "../rules/catalogue.ts";
import { inHome } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, withJson } from "./surroundings.ts";

const FIRST_DEFAULT = 50;
const FIRST_MAX = 1_000;

interface AlertsOptions {
  status?: AlertStatus;
  rule?: string;
  first: number;
  json?: boolean;
}

/** `alerts`: list leads, gravest first. */
export function alertsCommand(around: Surroundings): Command {
  const ruleIds = rules.map((rule) => rule.id);
  return withJson(new Command("alerts"))
    .description("list leads, gravest first")
    .addOption(new Option("--status <status>", "only these").choices(Object.keys(alertStatuses)))
    .addOption(new Option("--rule <id>", "only of this rule").choices(ruleIds))
    .option("--first <count>", `how many, 1 to ${FIRST_MAX}`, countOption, FIRST_DEFAULT)
    .action((options: AlertsOptions) => listAlerts(around, options));
}

async function listAlerts(around: Surroundings, { status, rule, first, json }: AlertsOptions): Promise<void> {
  await inHome(around, async ({ graph }) => {
    const moment = await momentOf(graph, around.clock, {});
    const filter = { statuses: status ? [status] : null, rules: rule ? [rule] : null };
    const page = await readAlertPage(graph, { filter, first }, moment);
    const alerts = await alertsByIds(
      graph,
      page.rows.map((row) => row.id),
    );
    const { totalCount } = page;
    const heads = ["id", "severity", "status", "rule", "target", "seed", "opened"];
    const cells = alerts.map((alert) => {
      const { id, severity, ruleId, targetId, seedIds, openedAt } = alert;
      const name = ruleById(ruleId)?.name.zh ?? ruleId;
      return [id, severity, alert.status, name, targetId, seedIds.join(" "), openedAt.slice(0, 10)];
    });
    answer(around, json, { totalCount, returned: alerts.length, alerts }, [
      ...columns([heads, ...cells]),
      `${alerts.length} of ${totalCount}${page.hasNextPage ? "; --first shows more" : ""}`,
    ]);
  });
}

function countOption(text: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > FIRST_MAX) throw new InvalidArgumentError(`Expected 1 to ${FIRST_MAX}.`);
  return count;
}
