import { BATCH_ROWS } from "../graph/graph.ts";
import { chinaDate } from "../model/dates.ts";
import type { CompletedRun } from "./account/run.ts";
import { accountRefusal, completedRun, newLoadId } from "./account/run.ts";
import { DenyList } from "./check/denied-names.ts";
import { screenRecords } from "./denied-records.ts";
import { expectRows } from "./expect/expect-rows.ts";
import { readExpectations } from "./expect/expectations.ts";
import { keyedSource } from "./identity/keyed-row.ts";
import { SubjectDirectory } from "./identity/subject-directory.ts";
import type { LoadOrder } from "./load-order.ts";
import { LoadRefused } from "./load-refused.ts";
import type { LoadReport } from "./load-report.ts";
import { Tally } from "./load-report.ts";
import { readConsents } from "./read/consents.ts";
import type { Delivery } from "./read/delivery.ts";
import { openDelivery } from "./read/delivery.ts";
import type { Manifest } from "./read/manifest.ts";
import { readManifest, statedManifest } from "./read/manifest.ts";
import type { LoadRun } from "./run-load.ts";
import { reportOf, runDry, runLoad } from "./run-load.ts";
import type { Source } from "./source.ts";
import { KeyBook } from "./write/key-book.ts";

/**
 * Load one delivery: read, check, quarantine, write, sweep, account. It becomes visible as a whole at the end; any
 * failure takes all of it back. Throws LoadRefused with its sentences when the delivery is not fit.
 */
export async function loadDelivery(given: LoadOrder): Promise<LoadReport> {
  // Whoever looks at rows of subjects from here on finds keys in the place of ID numbers.
  const order = { ...given, source: keyedSource(given.source, given.persons?.ring) };
  const defaults: Manifest = {
    sourceId: order.source.defaultSourceId,
    deliveryId: "",
    mode: order.mode ?? order.source.defaultMode ?? "full",
    asOf: chinaDate(order.clock()),
  };
  const stated = readManifest(order.directory, defaults);
  // What may be collected is asked of today, whatever date a delivery speaks for.
  const denyList = new DenyList(defaults.asOf, readConsents(order.directory, defaults.asOf));
  const loadId = newLoadId();
  const { delivery, consented, expectations } = await orAccounted(order, loadId, stated, async () => {
    const expectations = readExpectations(order.home, stated.sourceId, stated.mode);
    const delivery = await openDelivery(order.directory, order.source, denyList);
    return { expectations, delivery, consented: await screened(order, stated, delivery, denyList) };
  });
  const manifest = { ...stated, deliveryId: stated.deliveryId || delivery.filesHash };
  const before = await completedRun(order.graph, manifest);
  const tally = new Tally();
  for (const report of [...delivery.reports, ...consented]) tally.say(report);
  if (before) {
    tally.say(repetition(manifest, before, delivery));
    const otherContent = !isSame(before, delivery);
    const repeated = { outcome: "repeated", before: before.account, otherContent, unchanged: true } as const;
    return { ...reportOf(loadId, manifest, tally), ...repeated };
  }
  if (order.mode === undefined && typeof statedManifest(order.directory)["mode"] !== "string")
    tally.say(modeTaken(order.source));
  const { files } = delivery;
  await orAccounted(order, loadId, manifest, () =>
    expectRows({ source: order.source, files, manifest, today: defaults.asOf }, expectations),
  );
  const leftOut = await orAccounted(order, loadId, manifest, async () => order.source.leavesOut?.(files));
  for (const sentence of leftOut ?? []) tally.say(sentence);
  const run: LoadRun = { order, loadId, manifest, delivery, tally, expectations };
  return order.dryRun ? runDry(run) : runLoad(run);
}

/** Do what can refuse a delivery; a refusal leaves its account, but of a dry run. */
async function orAccounted<T>(
  { graph, clock, dryRun }: LoadOrder,
  loadId: string,
  manifest: Manifest,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LoadRefused && !dryRun) await accountRefusal(graph, loadId, manifest, error, clock);
    throw error;
  }
}

/** Reports on records that came by consent; throws LoadRefused on those that may not come. */
async function screened(
  { graph, source }: LoadOrder,
  { sourceId }: Manifest,
  delivery: Delivery,
  denyList: DenyList,
): Promise<readonly string[]> {
  if (!delivery.tablesPresent.includes("records")) return [];
  return screenRecords(source, delivery, denyList, async (ids) => {
    const directory = new SubjectDirectory(graph, sourceId, new KeyBook());
    await directory.open();
    for (let from = 0; from < ids.length; from += BATCH_ROWS) {
      await directory.lookUp(ids.slice(from, from + BATCH_ROWS));
    }
    return new Set(ids.filter((id) => directory.known(id)?.isPerson === false));
  });
}

/** Why a delivery was taken as it was, where neither delivery.json nor the order says. */
function modeTaken({ id, defaultMode }: Source): string {
  return defaultMode === "delta"
    ? `taken as delta, because deliveries of ${id} bring what is new: nothing is closed for not standing in it; ` +
        "where one is all that its source says, delivery.json or --mode full must say so"
    : "taken as full: what this source said before and does not say here is closed; " +
        "where it brings only what is new, delivery.json or --mode delta must say so";
}

function isSame(before: CompletedRun, delivery: Delivery): boolean {
  return before.fileSha256s.join("\n") === delivery.sha256s.join("\n");
}

function repetition({ sourceId, deliveryId }: Manifest, before: CompletedRun, delivery: Delivery): string {
  const remedy = isSame(before, delivery)
    ? ""
    : "; its files differ from those loaded then: give a new delivery a new deliveryId";
  return `delivery ${deliveryId} of ${sourceId} was completed at ${before.finishedAt}; nothing was done${remedy}`;
}
