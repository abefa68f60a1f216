import { Command } from "commander";
import { runInStages } from "../jobs/night.ts";
import { startSchedule } from "../jobs/schedule.ts";
import type { IsoDate } from "../model/dates.ts";
import { chinaDate, DATE_MAX, INSTANT_MAX } from "../model/dates.ts";
import { inHome, recorded, runnerOf } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, dateOption, withJson, WorkFailed } from "./surroundings.ts";

interface RunOptions {
  all?: boolean;
  asOf?: IsoDate;
  json?: boolean;
}

/** `jobs list` and `jobs run`: what is on the clock, and running it now. */
export function jobsCommand(around: Surroundings): Command {
  const list = withJson(new Command("list"))
    .description("next run times and last outcomes")
    .action(({ json }: { json?: boolean }) => listJobs(around, json));
  const run: Command = withJson(new Command("run"))
    .description("run jobs now, in the order given, or all in theirs")
    .argument("[ids...]", "ids of jobs, as `jobs list` shows them")
    .option("--all", "every job, derivation before rules, rules before the report")
    .option("--as-of <date>", "world date asked about (default: today in China)", dateOption)
    .action(async (ids: string[], options: RunOptions) => {
      if (ids.length > 0 === (options.all ?? false)) run.error("error: name jobs, or --all, not both");
      await runJobs(around, ids, options);
    });
  return new Command("jobs").description("list jobs, or run them now").addCommand(list).addCommand(run);
}

interface LatestRun {
  job: string;
  status: string;
  startedAt: string;
  error?: string | null;
}

async function listJobs(around: Surroundings, json: boolean | undefined): Promise<void> {
  await inHome(around, async (opened) => {
    const runner = runnerOf(around, opened);
    const voice = { info: around.tell, warn: around.tell };
    const schedule = startSchedule(runner, opened.config.timeZone, voice);
    try {
      const rows = await opened.graph.read<{ run: LatestRun }>("read/latest-runs", {
        asOf: DATE_MAX,
        knownAt: INSTANT_MAX,
      });
      const latest = new Map(rows.map(({ run }) => [run.job, run]));
      const nextRun = schedule.nextRuns(1)[0]?.toISOString() ?? null;
      const jobs = runner.jobs.map(({ id, nameZh }) => {
        const last = latest.get(id);
        return {
          id,
          nameZh,
          nextRun,
          lastStatus: last?.status ?? null,
          lastStartedAt: last?.startedAt ?? null,
        };
      });
      const heads = ["job", "name", "next run (UTC)", "last", "started (UTC)"];
      const cells = jobs.map((job) => Object.values(job).map((value) => value ?? "-"));
      answer(around, json, jobs, columns([heads, ...cells]));
    } finally {
      await schedule.stop();
    }
  });
}

/** The book of leads moves forward only: throws on a day that has not come, which would hold every night until then. */
function expectReached(around: Surroundings, asOf: IsoDate): void {
  const today = chinaDate(around.clock());
  if (asOf <= today) return;
  throw new WorkFailed(
    `--as-of ${asOf}: expected a day up to today, ${today}; \`detect\` asks of later days`,
  );
}

async function runJobs(
  around: Surroundings,
  ids: readonly string[],
  { all, asOf, json }: RunOptions,
): Promise<void> {
  if (asOf) expectReached(around, asOf);
  await inHome(around, async (opened) => {
    const runner = runnerOf(around, opened);
    const asked = all ? runner.jobs : ids.map((id) => runner.jobNamed(id));
    const runs = await runInStages(asked, (id) => {
      around.tell(`running ${id}`);
      return runner.run(id, asOf ? { asOf } : {});
    });
    await recorded(around, opened.config.home, "jobs.run", { jobs: runs.map(({ job }) => job) });
    const heads = ["job", "status", "as of", "opened", "kept", "changed", "closed", "ms", "error"];
    const cells = runs.map((run) => {
      const { job, status, opened: isNew, kept, changed, closed, durationMs, error } = run;
      return [job, status, run.asOf, isNew, kept, changed, closed, durationMs, error ?? ""];
    });
    answer(around, json, runs, columns([heads, ...cells]));
    if (runs.some((run) => run.status === "failed")) around.fail();
  });
}
