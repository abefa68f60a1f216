import { Command } from "commander";
import { verifyAlert } from "../jobs/verify-alert.ts";
import { inHome } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, WorkFailed, withJson } from "./surroundings.ts";

/** `verify`: the same certificate from the graph again, or what differs; a difference exits 1. */
export function verifyCommand(around: Surroundings): Command {
  return withJson(new Command("verify"))
    .description("recompute one alert's certificate from the graph: same hash, or what differs")
    .argument("<alertId>", "id as `alerts` shows it")
    .action(async (alertId: string, { json }: { json?: boolean }) => {
      await inHome(around, async ({ graph }) => {
        const verdict = await verifyAlert(graph, alertId);
        if (!verdict) {
          throw new WorkFailed(`alert "${alertId}": no such alert; \`credit-graph alerts\` lists them.`);
        }
        const lines = verdict.same
          ? [`${alertId}: same, ${verdict.storedHash}`]
          : [`${alertId}: differs`, ...verdict.differences.map((difference) => `  ${difference}`)];
        answer(around, json, verdict, lines);
        if (!verdict.same) around.fail();
      });
    });
}
