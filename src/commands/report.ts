import { Argument, Command, InvalidArgumentError } from "commander";
import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { MONTHLY_REPORT_JOB, reissueMonthlyReport } from "../jobs/run-monthly-report.ts";
import { reissueDailyReport } from "../jobs/run-report.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate, monthsAfter } from "../model/dates.ts";
import { horizon } from "../read/horizon.ts";
import type { CommandHome } from "./command-home.ts";
import { inHome, recorded, runnerOf } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, dateOption, expectPast, WorkFailed, withJson } from "./surroundings.ts";

interface ReportOptions {
  asOf?: IsoDate;
  knownAt?: IsoInstant;
  month?: string;
  out?: string;
  json?: boolean;
}

/** `report`: make a report now and print where its files are. */
export function reportCommand(around: Surroundings): Command {
  return withJson(new Command("report"))
    .description("make a report now; prints its files")
    .addArgument(new Argument("<id>", "which report").choices(["daily-report", "monthly-report"]))
    .option("--as-of <date>", "world date asked about (default: today in China)", dateOption)
    .option(
      "--month <month>",
      "month of a monthly report, such as 2026-06 (default: the month before)",
      monthOption,
    )
    .option("--known-at <time>", "issue it again as it was known then; changes nothing", instantOption)
    .option("--out <folder>", "put copies of the files there")
    .action((id: string, options: ReportOptions) => makeReport(around, id, options));
}

async function makeReport(around: Surroundings, id: string, options: ReportOptions) {
  const { out, json } = options;
  await inHome(around, async (opened) => {
    if (id === MONTHLY_REPORT_JOB) return makeMonthly(around, opened, options);
    const { asOf, knownAt, notes } = options.knownAt
      ? await issuedAgain(around, opened, options.knownAt, options.asOf)
      : await issued(around, opened, id, options.asOf);
    const files = out === undefined ? [...notes] : copied(notes, resolve(out));
    await recorded(around, opened.config.home, "report", { id, asOf, knownAt });
    around.tell(`the same again at any time: report ${id} --as-of ${asOf} --known-at ${knownAt}`);
    answer(around, json, { id, asOf, knownAt, files }, files);
  });
}

async function makeMonthly(around: Surroundings, { graph, config }: CommandHome, options: ReportOptions) {
  const knownAt = options.knownAt ?? (await horizon(graph, around.clock));
  expectPast(around, knownAt);
  const today = chinaDate(new Date(knownAt));
  const month = options.month ?? monthsAfter(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  if (`${month}-01` > today)
    throw new WorkFailed(`--month ${month}: expected a month that has begun by ${today}`);
  const made = await reissueMonthlyReport({ graph, home: config.home }, { month, knownAt });
  const files = options.out === undefined ? made : copied(made, resolve(options.out));
  await recorded(around, config.home, "report", { id: MONTHLY_REPORT_JOB, month, knownAt });
  answer(around, options.json, { id: MONTHLY_REPORT_JOB, month, knownAt, files }, files);
}

async function issued(around: Surroundings, opened: CommandHome, id: string, asOf: IsoDate | undefined) {
  const run = await runnerOf(around, opened).run(id, asOf ? { asOf } : {});
  if (run.status === "failed") throw new WorkFailed(`${id} as of ${run.asOf}: ${run.error}`);
  return run;
}

async function issuedAgain(around: Surroundings, opened: CommandHome, knownAt: IsoInstant, date?: IsoDate) {
  expectPast(around, knownAt);
  const asOf = date ?? chinaDate(new Date(knownAt));
  const { graph, config } = opened;
  return { asOf, knownAt, notes: await reissueDailyReport({ graph, home: config.home }, { asOf, knownAt }) };
}

/** Option text → instant; a time without a zone would mean another moment on another machine. */
function instantOption(text: string): IsoInstant {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new InvalidArgumentError(
    "Expected a time with its zone, such as 2026-07-01T02:05:00+08:00 or 2026-06-30T18:05:00Z.",
  );
}

function copied(files: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map((file) => {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    return copy;
  });
}

/** Option text → month. */
function monthOption(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError("Expected a month such as 2026-06.");
}
