import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { createApiServer } from "../api/server.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import { openAuditLog } from "../audit/audit-log.ts";
import { variablesDigestOf } from "../audit/variables-digest.ts";
import type { AuditEntry } from "../audit/audit-line.ts";
import type { Config } from "../config.ts";
import { disciplineOf } from "../discipline/discipline.ts";
import { openInbox } from "../intake/inbox.ts";
import type { Intake } from "../intake/intake.ts";
import { maskedIdNumberOf, personKeepingOf } from "../vault/person-keeping.ts";
import { openIntake } from "../intake/intake.ts";
import { senderOf } from "../intake/senders.ts";
import { createJobs } from "../jobs/catalogue.ts";
import type { JobRunner } from "../jobs/job-runs.ts";
import { createJobRunner } from "../jobs/job-runs.ts";
import type { Schedule } from "../jobs/schedule.ts";
import { runInStages } from "../jobs/night.ts";
import { lawDigest } from "../jobs/law-digest.ts";
import { planAhead } from "../jobs/plan-ahead.ts";
import { jobsDue, startSchedule } from "../jobs/schedule.ts";
import { shippedSources } from "../load/mapping/shipped-mappings.ts";
import { sources } from "../load/sources/by-name.ts";
import { momentOf } from "../read/moment.ts";
import { configWithLaw } from "./law-file.ts";
import { ownershipAboveOf } from "./ownership-above.ts";
import type { OpenedHome } from "./opened-home.ts";
import { openHome } from "./opened-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { WorkFailed } from "./surroundings.ts";

const WEB_ROOT = fileURLToPath(new URL("../../web/dist", import.meta.url));
const TOKEN_BYTES = 32;

/** A service while it comes up: what `prepare` and `announce` of a plan may use. */
export interface RisingService {
  config: Config;
  opened: OpenedHome;
  runner: JobRunner;
  schedule: Schedule;
  audit: AuditLog;
  /** Aborted by Ctrl-C, SIGTERM, or a database that is gone for good. */
  signal: AbortSignal;
}

/** How one command runs the service: its port, its work before, and what it prints once it answers. */
export interface ServicePlan<Prepared> {
  /** TCP port, 0 = any free one; the configured one where undefined. */
  port: number | undefined;
  prepare: (service: RisingService) => Promise<Prepared>;
  /** `url` carries the token and is for the person at this terminal only. */
  announce: (service: RisingService, prepared: Prepared, url: string) => Promise<void>;
}

/**
 * Be the service of a home until SIGINT, SIGTERM or the end of its database: prepare, serve, keep the
 * schedule, stop in order. Resolves after the stop; throws what failed, with everything closed.
 */
export async function runService<Prepared>(around: Surroundings, plan: ServicePlan<Prepared>): Promise<void> {
  const config = configWithLaw(around);
  // Neo4j listens to `starting` alone: once it is open, it must outlive jobs and requests under way.
  const [starting, stopping] = [new AbortController(), new AbortController()];
  const asked = new WorkFailed("a stop was asked for");
  let isOpen = false;
  let failure: Error | undefined;
  const onSignal = (): void => {
    if (!isOpen) starting.abort(asked);
    stopping.abort(asked);
  };
  const onFailed = (error: Error): void => {
    failure = error;
    stopping.abort(asked);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    const { signal } = starting;
    const opened = await openHome(config, { role: "service", signal, onFailed }, around);
    isOpen = true;
    opened.local?.announce({ law: lawDigest() });
    await whileOpen(around, plan, config, opened, stopping.signal);
  } catch (error) {
    // What a stop interrupts fails with `asked`, or, while the database comes up, with the database's words.
    const isStop = error === asked || (!isOpen && starting.signal.aborted);
    if (!isStop && !failure) throw error;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
  if (failure) throw failure;
  around.tell("stopped");
}

async function whileOpen<Prepared>(
  around: Surroundings,
  plan: ServicePlan<Prepared>,
  config: Config,
  opened: OpenedHome,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = around;
  // Undone in reverse, whatever happened: schedule, server, record, graph, Neo4j.
  const undo: (() => Promise<unknown>)[] = [() => opened.close()];
  try {
    const audit = await openAuditLog(config.home, clock);
    undo.push(() => audit.close());
    audit.told.forEach(around.tell);
    const { graph, owner } = opened;
    const runner = createJobRunner(graph, createJobs({ graph, home: config.home, clock }), owner, clock);
    const schedule = startSchedule(runner, config.timeZone, { info: around.tell, warn: around.tell });
    undo.push(() => schedule.stop());
    const service = { config, opened, runner, schedule, audit, signal };
    const prepared = await plan.prepare(service);
    signal.throwIfAborted();
    const intake = openIntake({
      ...{ graph, home: config.home, owner: `${owner}#${process.pid}`, clock },
      audit: { record: (entry) => audit.record(entry as AuditEntry) },
      persons: personKeepingOf(config.personSecrets, config.home),
    });
    undo.push(() => intake.close());
    const { url, close } = await serve(around, plan.port, service, intake);
    undo.push(close);
    const { takeFolder } = intake;
    const readers = { ...sources, ...shippedSources() };
    const inbox = openInbox({ directory: config.inbox, sources: readers, takeFolder, tell: around.tell });
    undo.push(() => inbox.close());
    await audit.record({ actor: "system", action: "service.start" });
    await plan.announce(service, prepared, url);
    const planned = planAhead(graph, await momentOf(graph, clock, {}), signal).catch((error: Error) =>
      around.tell(`planning ahead failed, the first change will wait for its plans: ${error.message}`),
    );
    undo.push(() => planned);
    if (!signal.aborted) {
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    }
    around.tell("stopping: no new requests, then the database");
    await audit.record({ actor: "system", action: "service.stop" });
  } finally {
    await undone(undo);
  }
}

/** Every step is tried; the first error is thrown at the end, so that a lock is never left for it. */
async function undone(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of steps.toReversed()) await step().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

async function serve(
  around: Surroundings,
  askedPort: number | undefined,
  service: RisingService,
  intake: Intake,
) {
  const { config, opened, runner, audit } = service;
  const persons = personKeepingOf(config.personSecrets, config.home);
  const token = config.token ?? randomBytes(TOKEN_BYTES).toString("hex");
  const server = createApiServer({
    graph: opened.graph,
    runJob: (id) => runner.run(id),
    push: intake.push,
    senderOf: (bearer) => senderOf(config.home, bearer),
    discipline: disciplineOf({
      graph: opened.graph,
      clock: around.clock,
      owner: `${opened.owner}#${process.pid}`,
    }),
    ...(persons && { maskedIdNumber: (key: string) => maskedIdNumberOf(persons, key) }),
    ownershipAbove: ownershipAboveOf(opened.graph),
    audit: { record: (entry) => audit.record(entry as AuditEntry) },
    variablesDigest: variablesDigestOf(config.home),
    token,
    webRoot: WEB_ROOT,
    clock: around.clock,
    logger: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
  });
  const wanted = askedPort ?? config.port;
  const { port } = await server.listen(wanted, config.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    throw new WorkFailed(
      `Port ${wanted} on ${config.host} cannot be taken (${error.code}): choose another with --port, 0 for any.`,
    );
  });
  const httpUrl = `http://${hostOf(config.host)}:${port}`;
  opened.local?.announce({ httpUrl });
  const tokenFile = join(config.home, "token");
  // A token of the user's own is not copied to disk.
  if (config.token === null) writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  const close = async (): Promise<void> => {
    if (config.token === null) rmSync(tokenFile, { force: true });
    await server.close();
  };
  return { url: config.token === null ? `${httpUrl}/?token=${token}` : `${httpUrl}/?token=…`, close };
}

function hostOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** Run jobs in their order, telling each; a stop asked for ends the row before the next. */
export async function runInOrder(
  around: Surroundings,
  { runner, signal }: Pick<RisingService, "runner" | "signal">,
  jobIds: readonly string[],
): Promise<void> {
  let count = 0;
  await runInStages(jobIds.map(runner.jobNamed), async (jobId) => {
    signal.throwIfAborted();
    const run = await runner.run(jobId);
    count += 1;
    const account = run.error ?? `${run.rowsOut} rows, ${run.opened} opened, ${run.closed} closed`;
    around.tell(`job ${count}/${jobIds.length} ${jobId}: ${run.status}, ${account}, ${run.durationMs} ms`);
    return run;
  });
}

/** Make good what fell due while nothing ran; returns the ids that were run. */
export async function catchUp(around: Surroundings, service: RisingService): Promise<string[]> {
  const { opened, runner, schedule } = service;
  const due = await jobsDue(opened.graph, runner, schedule, around.clock());
  await runInOrder(around, service, due);
  return due;
}
