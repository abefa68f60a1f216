import { Command, InvalidArgumentError, Option } from "commander";
import { resolve } from "node:path";
import { loadAndRipple } from "../intake/load-and-ripple.ts";
import { mappedSource } from "../load/mapping/mapped-source.ts";
import type { Mapping } from "../load/mapping/mapping.ts";
import { MappingRefused, readMapping } from "../load/mapping/mapping.ts";
import { shippedMappingNames, shippedMappingPath } from "../load/mapping/shipped-mappings.ts";
import type { LoadMode } from "../load/read/manifest.ts";
import { loadModes } from "../load/read/manifest.ts";
import { sources } from "../load/sources/by-name.ts";
import type { PartyChoice } from "../load/sources/party-choice.ts";
import { partyChoiceFromText } from "../load/sources/party-choice.ts";
import type { FinishedRun } from "../jobs/job-runs.ts";
import { inHome, recorded } from "./command-home.ts";
import { loadReportLines, loadTeller } from "./load-lines.ts";
import { personKeepingOf } from "../vault/person-keeping.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, withJson } from "./surroundings.ts";

interface LoadOptions {
  source: string;
  mapping?: Mapping;
  mode?: LoadMode;
  listParty?: PartyChoice;
  acceptShrinkage?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `load`: read, check, quarantine, write, sweep, account. */
export function loadCommand(around: Surroundings): Command {
  return withJson(new Command("load"))
    .description("load one delivery; it becomes visible as a whole or not at all")
    .argument("<folder>", "folder of the delivery")
    .addOption(new Option("--source <kind>", "what it is").choices(Object.keys(sources)).default("bundle"))
    .addOption(
      new Option(
        "--mapping <file>",
        `your own description of the files, or ${shippedMappingNames().join(", ")}`,
      )
        .argParser(mappingOption)
        .conflicts(["source", "listParty"]),
    )
    .addOption(new Option("--mode <mode>", "where delivery.json does not say").choices(loadModes))
    .option("--list-party <parties>", "parties to list: every:20, or ids with commas between", partyOption)
    .option("--accept-shrinkage", "let a table lose more than half of its rows")
    .option("--dry-run", "read and check, show the first rows, write nothing")
    .action((folder: string, options: LoadOptions) => loadFolder(around, folder, options));
}

async function loadFolder(around: Surroundings, folder: string, options: LoadOptions): Promise<void> {
  const { mode, listParty, acceptShrinkage = false, dryRun = false } = options;
  const { mapping } = options;
  const source = mapping ? mappedSource(mapping) : sources[options.source]!(listParty ? { listParty } : {});
  await inHome(around, async (opened) => {
    const { graph, config, local, owner } = opened;
    const persons = personKeepingOf(config.personSecrets, config.home);
    const order = {
      graph,
      directory: resolve(folder),
      source,
      acceptShrinkage,
      dryRun,
      home: config.home,
      clock: around.clock,
      onProgress: loadTeller(around),
      ...(local && { replaceGraph: local.replaceGraph }),
      ...(mode && { mode }),
      ...(persons && { persons }),
    };
    const { report, ripple } = await loadAndRipple(order, `${owner}#${process.pid}`);
    const { sourceId, deliveryId, outcome } = report;
    if (!dryRun) await recorded(around, config.home, "load", { sourceId, deliveryId, outcome });
    const document = ripple ? { ...report, ripple } : report;
    answer(around, options.json, document, [...loadReportLines(report), ...rippleLines(ripple)]);
  });
}

function rippleLines(ripple: FinishedRun | null): string[] {
  if (!ripple) return [];
  const { rowsIn, opened, changed, closed, durationMs, error } = ripple;
  return [
    error
      ? `ripple: failed, the next night brings the alerts up to date (${error})`
      : `ripple: ${rowsIn} subjects touched; alerts opened ${opened}, changed ${changed}, closed ${closed}; ${durationMs} ms`,
  ];
}

function mappingOption(text: string): Mapping {
  const isShipped = shippedMappingNames().includes(text);
  try {
    return readMapping(isShipped ? shippedMappingPath(text) : resolve(text));
  } catch (error) {
    if (!(error instanceof MappingRefused)) throw error;
    throw new InvalidArgumentError(`\n${error.sentences.map((sentence) => `  - ${sentence}`).join("\n")}`);
  }
}

function partyOption(text: string): PartyChoice {
  try {
    return partyChoiceFromText(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
