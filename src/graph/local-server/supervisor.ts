import { setTimeout as sleep } from "node:timers/promises";
import type { Neo4jChild } from "./neo4j-child.ts";
import { endProcess } from "./running-process.ts";

/** How the server ended for good: because we stopped it, or because it could not be kept alive. */
export type ServerExit =
  { readonly outcome: "stopped" } | { readonly outcome: "failed"; readonly error: Error };

/**
 * How often a dying server is started again: `restartsMax` within `windowMs`, waiting `backoffMs` (the last
 * repeats).
 */
export type RestartPolicy = {
  readonly restartsMax: number;
  readonly windowMs: number;
  readonly backoffMs: readonly number[];
};

/** Three restarts within ten minutes, chosen by us: a crash by chance is mended, a crash by cause is told. */
export const restartDefault: RestartPolicy = {
  restartsMax: 3,
  windowMs: 600_000,
  backoffMs: [500, 5_000, 20_000],
};

/** What the supervisor is given: how to start, what to wait for, whom to tell. */
export type SupervisorOptions = {
  /** Spawns at once; throws only when nothing was started. */
  readonly spawn: () => Neo4jChild;
  /** Resolves when the child answers; rejects, with the child ended, when it never will. */
  readonly ready: (child: Neo4jChild) => Promise<void>;
  readonly restart: RestartPolicy;
  readonly stopTimeoutMs: number;
  readonly progress: (text: string) => void;
  readonly onRestarted: (pid: number) => void;
  /** Called once, before `exited` resolves: releases the lock. */
  readonly onExit: (exit: ServerExit) => void;
};

/**
 * Keeps one Neo4j alive: starts it, starts it again when it dies, stands back while it is paused, stops it.
 */
export class Supervisor {
  readonly exited: Promise<ServerExit>;
  readonly #options: SupervisorOptions;
  #resolveExited!: (exit: ServerExit) => void;
  #intent: "run" | "pause" | "stop" = "run";
  #isOver = false;
  #child: Neo4jChild | undefined;
  #deathTimes: number[] = [];
  #waiting = new AbortController();
  /** Work that stop() must outwait: a restart or a pause under way. */
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.exited = new Promise((resolve) => (this.#resolveExited = resolve));
  }

  /** Process id of the current child; another one after a restart, undefined while there is none. */
  get pid(): number | undefined {
    return this.#child?.mark.pid;
  }

  /** First start; throws its failure, after which the supervisor is over. */
  async start(): Promise<void> {
    try {
      await this.#launch();
    } catch (error) {
      this.#finish({ outcome: "failed", error: error as Error });
      throw error;
    }
  }

  /**
   * Stops the server, runs the work, starts the server again on the same port; the work's error is
   * rethrown.
   */
  async pause<T>(work: () => Promise<T>): Promise<T> {
    if (this.#intent !== "run" || this.#isOver)
      throw new Error(`Neo4j cannot be paused: it is ${this.#state()}.`);
    this.#interrupt("pause");
    const paused = this.#underWay.then(() => this.#runPaused(work));
    this.#underWay = paused.catch(() => undefined);
    return paused;
  }

  /** Ends the server for good; waits for a pause under way. Calling it twice is harmless. */
  async stop(): Promise<void> {
    if (!this.#isOver) this.#interrupt("stop");
    await this.#end();
    await this.#underWay;
    await this.#end();
    this.#finish({ outcome: "stopped" });
  }

  #state(): string {
    if (this.#isOver) return "gone";
    return this.#intent === "pause" ? "paused already" : "being stopped";
  }

  #interrupt(intent: "pause" | "stop"): void {
    this.#intent = intent;
    this.#waiting.abort();
    this.#waiting = new AbortController();
  }

  async #runPaused<T>(work: () => Promise<T>): Promise<T> {
    await this.#end();
    try {
      return await work();
    } finally {
      if (this.#wants("pause")) {
        this.#intent = "run";
        await this.#launch().catch((error: unknown) => this.#revive(`failed: ${String(error)}`));
      }
    }
  }

  /** Asked through a call, because the compiler takes a field for unchanged across an await. */
  #wants(intent: "run" | "pause"): boolean {
    return this.#intent === intent && !this.#isOver;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    await endProcess(child.mark, this.#options.stopTimeoutMs);
    await child.exited;
    if (this.#child === child) this.#child = undefined;
  }

  async #launch(): Promise<void> {
    const child = this.#options.spawn();
    this.#child = child;
    try {
      await this.#options.ready(child);
    } catch (error) {
      this.#child = undefined;
      throw error;
    }
    void child.exited.then((how) => {
      if (this.#child !== child || !this.#wants("run")) return;
      this.#child = undefined;
      this.#underWay = this.#revive(how);
    });
  }

  /** Starts a dead server again until it lives, the bound is reached, or someone wants something else. */
  async #revive(how: string): Promise<void> {
    const { restartsMax, windowMs, backoffMs } = this.#options.restart;
    let last = how;
    while (this.#wants("run")) {
      const now = Date.now();
      this.#deathTimes = [...this.#deathTimes.filter((time) => now - time < windowMs), now];
      const deaths = this.#deathTimes.length;
      if (deaths > restartsMax) return this.#giveUp(deaths, last);
      const delayMs = backoffMs[Math.min(deaths, backoffMs.length) - 1] ?? 0;
      this.#options.progress(`Neo4j ended (${last}); starting it again, ${deaths} of ${restartsMax}`);
      await sleep(delayMs, undefined, { signal: this.#waiting.signal }).catch(() => undefined);
      if (!this.#wants("run")) return;
      try {
        await this.#launch();
        if (this.pid !== undefined) this.#options.onRestarted(this.pid);
        return;
      } catch (error) {
        last = error instanceof Error ? error.message : String(error);
      }
    }
  }

  #giveUp(deaths: number, last: string): void {
    const minutes = this.#options.restart.windowMs / 60_000;
    const often = `Neo4j ended ${deaths} times within ${minutes} minutes`;
    const message = `${often} and is not started again; at last: ${last}`;
    this.#finish({ outcome: "failed", error: new Error(message) });
  }

  #finish(exit: ServerExit): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onExit(exit);
    this.#resolveExited(exit);
  }
}
