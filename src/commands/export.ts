import { Command, Option } from "commander";
import { basename, dirname, resolve } from "node:path";
import { existsSync } from "node:fs";
import { bods } from "../exchange/bods/bods.ts";
import type { Format, Stamp } from "../exchange/format.ts";
import { ftm } from "../exchange/ftm/ftm.ts";
import { underLawOf } from "../jobs/law-then.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate } from "../model/dates.ts";
import { momentOf } from "../read/moment.ts";
import { inHome, recorded } from "./command-home.ts";
import { exportedEntries, ExportTally } from "./exported-entries.ts";
import { isListFile, writeEntries } from "./exchange-file.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, dateOption, instantOption, WorkFailed, withJson } from "./surroundings.ts";

interface ExportOptions {
  format: "bods" | "ftm";
  out: string;
  asOf?: IsoDate;
  knownAt?: IsoInstant;
  publisher: string;
  json?: boolean;
}

const formats: Readonly<Record<ExportOptions["format"], (stamp: Stamp) => Format>> = { bods, ftm };

/** `export`: the whole graph of one date and one time of knowledge in a format of others. */
export function exportCommand(around: Surroundings): Command {
  return withJson(new Command("export"))
    .description("write the whole graph as BODS 0.4 statements or FollowTheMoney entities")
    .addOption(
      new Option("--format <format>", "which format").choices(Object.keys(formats)).makeOptionMandatory(),
    )
    .requiredOption("--out <file>", "where to; .gz compresses, .jsonl puts one BODS statement a line")
    .option("--as-of <date>", "world date asked about (default: today in China)", dateOption)
    .option("--known-at <time>", "what was known at that time (default: now)", instantOption)
    .option("--publisher <name>", "who publishes it, as BODS asks", "credit graph (信用图谱)")
    .action((options: ExportOptions) => exportGraph(around, options));
}

async function exportGraph(around: Surroundings, options: ExportOptions): Promise<void> {
  const { format, out, publisher, json } = options;
  const path = resolve(out);
  if (!existsSync(dirname(path))) throw new WorkFailed(`${dirname(path)}: there is no such folder`);
  await inHome(around, async ({ graph, config }) => {
    const moment = await momentOf(graph, around.clock, options);
    const stamp = { ...moment, publishedOn: chinaDate(around.clock()), publisher };
    const tally = new ExportTally();
    const isList = format === "bods" && isListFile(path);
    const write = () => {
      const entries = exportedEntries(graph, moment, formats[format](stamp), tally, around.tell);
      return untilSignal((signal) => writeEntries(path, entries, isList, signal));
    };
    // Which lists were severe then is law of then.
    await (options.knownAt ? underLawOf(graph, moment.knownAt, write) : write());
    const { written, leftOut } = tally;
    await recorded(around, config.home, "export", { format, file: basename(path), ...moment, ...written });
    answer(around, json, { format, file: path, ...moment, written, leftOut: tally.leftOutRows() }, [
      `${path}: ${format} as of ${moment.asOf}, known at ${moment.knownAt}`,
      `written: ${written.subjects} subjects, ${written.relations} relations, ${written.entries} entries`,
      ...(leftOut.size === 0 ? [] : ["not in it:"]),
      ...columns(tally.leftOutRows().map(({ what, rows }) => [rows, what])),
    ]);
  });
}

/** Do work that SIGINT or SIGTERM ends early: half a file names persons too, and must not stay. */
async function untilSignal(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? new WorkFailed("stopped before the end; nothing was written") : error;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}
