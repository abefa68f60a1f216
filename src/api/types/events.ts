import { alertsByIds } from "../../alerts/book.ts";
import { regionPrefixOf } from "../../model/region-prefix.ts";
import type { AlertEventRow } from "../../read/history.ts";
import { readAlertEvents } from "../../read/history.ts";
import type { ApiContext } from "../context.ts";

/** How often the graph is asked for new events; several services may write them, so memory would not do. */
const POLL_MS = 2_000;

/** Whether the alert's target lies in the region. */
async function isInRegion(
  row: AlertEventRow,
  regionPrefix: string | null,
  context: ApiContext,
): Promise<boolean> {
  if (!regionPrefix) return true;
  const [alert] = await alertsByIds(context.graph, [row.alertId]);
  const target = alert && (await context.subject({ id: alert.targetId, at: await context.moment({}) }));
  return target?.regionCode?.startsWith(regionPrefix) ?? false;
}

/** Events from now on, oldest first; ends when the caller goes. */
async function* eventsFromNow(regionCode: string | null | undefined, context: ApiContext) {
  const regionPrefix = regionPrefixOf(regionCode);
  let after = context.clock().toISOString();
  for (;;) {
    const rows = await readAlertEvents(context.graph, after, 200);
    for (const row of rows) {
      after = row.at;
      if (await isInRegion(row, regionPrefix, context)) yield { alertEvents: row };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS).unref());
  }
}

export const typeDefs = "";
export const resolvers = {
  Subscription: {
    alertEvents: {
      subscribe: (_: unknown, { regionCode }: { regionCode?: string | null }, context: ApiContext) =>
        eventsFromNow(regionCode, context),
    },
  },
};
