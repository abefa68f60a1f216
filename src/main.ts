#!/usr/bin/env -S node --max-semi-space-size=32
import { Command, CommanderError } from "commander";
import { alertsCommand } from "./commands/alerts.ts";
import { auditCommand } from "./commands/audit.ts";
import { benchCommand } from "./commands/bench.ts";
import { detectCommand } from "./commands/detect.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { generateCommand } from "./commands/generate.ts";
import { jobsCommand } from "./commands/jobs.ts";
import { loadCommand } from "./commands/load.ts";
import { personKeysCommand } from "./commands/person-keys.ts";
import { reportCommand } from "./commands/report.ts";
import { sendersCommand } from "./commands/senders.ts";
import { serveCommand } from "./commands/serve.ts";
import { startCommand } from "./commands/start.ts";
import { stopCommand } from "./commands/stop.ts";
import type { Surroundings } from "./commands/surroundings.ts";
import { LawRefused } from "./commands/law-file.ts";
import { WorkFailed } from "./commands/surroundings.ts";
import { verifyCommand } from "./commands/verify.ts";
import { ConfigRefused } from "./config.ts";
import { LocalServerError } from "./graph/local-server/local-server-error.ts";
import { HomeInUse } from "./graph/local-server/owner-lock.ts";
import { JobBusy } from "./jobs/job-runs.ts";
import { LoadRefused } from "./load/load-refused.ts";

const WORK_FAILED = 1;
const CALLED_WRONGLY = 2;

/** Errors whose message is the whole story; anything else is a defect and shows its stack. */
const toldPlainly = [
  WorkFailed,
  LocalServerError,
  HomeInUse,
  ConfigRefused,
  LawRefused,
  LoadRefused,
  JobBusy,
  RangeError,
];

const around: Surroundings = {
  env: process.env,
  clock: () => new Date(),
  print: (text) => void process.stdout.write(`${text}\n`),
  tell: (text) => void process.stderr.write(`${text}\n`),
  fail: () => {
    process.exitCode = WORK_FAILED;
  },
};

// Who reads along may have seen enough, as `head` does; the work goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const commands = [
  startCommand,
  serveCommand,
  stopCommand,
  loadCommand,
  exportCommand,
  generateCommand,
  jobsCommand,
  alertsCommand,
  verifyCommand,
  detectCommand,
  reportCommand,
  auditCommand,
  personKeysCommand,
  sendersCommand,
  benchCommand,
  doctorCommand,
];

const program = new Command("credit-graph")
  .description("Credit-risk monitoring and linkage analysis (信用风险监测与关联分析)")
  .showHelpAfterError("(--help shows what is expected)");
for (const make of commands) program.addCommand(make(around));
throwInsteadOfExit(program);

/** Commander copies this setting only to commands made by `command()`, not to added ones. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : CALLED_WRONGLY;
  } else {
    const isPlain = toldPlainly.some((kind) => error instanceof kind);
    around.tell(
      error instanceof Error ? ((isPlain ? error.message : error.stack) ?? error.message) : String(error),
    );
    process.exitCode = error instanceof ConfigRefused ? CALLED_WRONGLY : WORK_FAILED;
  }
}
