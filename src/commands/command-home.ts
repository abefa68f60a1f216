import type { AuditLog } from "../audit/audit-log.ts";
import { openAuditLog } from "../audit/audit-log.ts";
import type { Config } from "../config.ts";
import { createJobs } from "../jobs/catalogue.ts";
import type { JobRunner } from "../jobs/job-runs.ts";
import { createJobRunner } from "../jobs/job-runs.ts";
import { configWithLaw } from "./law-file.ts";
import type { OpenedHome } from "./opened-home.ts";
import { openHome } from "./opened-home.ts";
import type { Surroundings } from "./surroundings.ts";

/** An opened home with its configuration, for one command. */
export interface CommandHome extends OpenedHome {
  config: Config;
}

/** Open the home of the environment, work in it, close it: through the running service where there is one. */
export async function inHome<T>(around: Surroundings, work: (opened: CommandHome) => Promise<T>): Promise<T> {
  const config = configWithLaw(around);
  const opened = await openHome(config, { role: "command" }, around);
  try {
    return await work({ ...opened, config });
  } finally {
    await opened.close();
  }
}

/** Every job of a home; a command and the service are kept apart by the locks in the graph, by process. */
export function runnerOf(around: Surroundings, { graph, owner, config }: CommandHome): JobRunner {
  const jobs = createJobs({ graph, home: config.home, clock: around.clock });
  return createJobRunner(graph, jobs, `${owner}#${process.pid}`, around.clock);
}

/** Append to the record of a home what a command did. */
export async function recorded(
  around: Surroundings,
  home: string,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const audit: AuditLog = await openAuditLog(home, around.clock);
  try {
    await audit.record({ actor: "commandLine", action, detail });
  } finally {
    await audit.close();
  }
}
