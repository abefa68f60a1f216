import { Argument, Command } from "commander";
import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { IsoDate } from "../model/dates.ts";
import { inHome, recorded, runnerOf } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, dateOption, WorkFailed, withJson } from "./surroundings.ts";

interface ReportOptions {
  asOf?: IsoDate;
  out?: string;
  json?: boolean;
}

/** `report`: make a report now and print where its files are. */
export function reportCommand(around: Surroundings): Command {
  return withJson(new Command("report"))
    .description("make a report now; prints its files")
    .addArgument(new Argument("<id>", "which report").choices(["daily-report"]))
    .option("--as-of <date>", "world date asked about (default: today in China)", dateOption)
    .option("--out <folder>", "put copies of the files there")
    .action((id: string, options: ReportOptions) => makeReport(around, id, options));
}

async function makeReport(around: Surroundings, id: string, { asOf, out, json }: ReportOptions) {
  await inHome(around, async (opened) => {
    const run = await runnerOf(around, opened).run(id, asOf ? { asOf } : {});
    if (run.status === "failed") throw new WorkFailed(`${id} as of ${run.asOf}: ${run.error}`);
    const files = out === undefined ? [...run.notes] : copied(run.notes, resolve(out));
    await recorded(around, opened.config.home, "report", { id, asOf: run.asOf });
    answer(around, json, { id, asOf: run.asOf, files }, files);
  });
}

function copied(files: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map((file) => {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    return copy;
  });
}
