import { Command } from "commander";
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "../config.ts";
import { connectGraph } from "../graph/graph.ts";
import { findOnPath } from "../graph/local-server/executables.ts";
import { findJava } from "../graph/local-server/java.ts";
import { isComplete, jarsDirOf } from "../graph/local-server/neo4j-jars.ts";
import { readOwner } from "../graph/local-server/owner-lock.ts";
import { lawDigest } from "../jobs/law-digest.ts";
import { chinaDate } from "../model/dates.ts";
import { HOLIDAYS_AHEAD_DAYS, holidaysEnteredTo } from "../model/working-days.ts";
import { inHome } from "./command-home.ts";
import { configWithLaw, LAW_FILE, readLaw } from "./law-file.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, withJson } from "./surroundings.ts";

const DISK_LEAST_BYTES = 2 * 1024 ** 3;
const REACH_TIMEOUT_MS = 10_000;

/** One thing looked at: what was found, and how to mend it where it is bad. */
export interface Finding {
  what: string;
  ok: boolean;
  /** Nothing is wrong yet: told early. */
  warns?: true;
  found: string;
}

/** `doctor`: what is wrong and how to mend it; starts nothing; anything wrong exits 1. */
export function doctorCommand(around: Surroundings): Command {
  return withJson(new Command("doctor"))
    .description("what is wrong and how to mend it; starts nothing")
    .action(async ({ json }: { json?: boolean }) => {
      const config = configWithLaw(around);
      const local = config.neo4j ? [] : [await javaFound(around), jarsFound(config, around)];
      const findings = [
        ...local,
        homeFound(config),
        diskFound(config),
        lawFound(config),
        holidaysFound(around),
        await databaseFound(config, around),
      ];
      const lines = findings.map((one) => `${signOf(one)} ${one.what}: ${one.found}`);
      answer(around, json, findings, lines);
      if (findings.some((finding) => !finding.ok)) around.fail();
    });
}

const signOf = ({ ok, warns }: Finding): string => (warns ? "WARN" : ok ? "ok  " : "BAD ");

async function javaFound(around: Surroundings): Promise<Finding> {
  try {
    const { path, major } = await findJava(around.env);
    return { what: "java", ok: true, found: `Java ${major} at ${path}` };
  } catch (error) {
    return { what: "java", ok: false, found: sentenceOf(error) };
  }
}

function jarsFound({ home, localNeo4j }: Config, { env }: Surroundings): Finding {
  const folder = localNeo4j.jars ?? jarsDirOf(home, env);
  if (isComplete(folder)) return { what: "neo4j jars", ok: true, found: folder };
  const maven = findOnPath("mvn", env)[0];
  const found = maven
    ? `not fetched yet; the first start fetches them with ${maven}`
    : `not in ${folder}, and no mvn on PATH: install Maven, or point CREDIT_GRAPH_NEO4J_JARS at a copy.`;
  return { what: "neo4j jars", ok: maven !== undefined, found };
}

function homeFound({ home }: Config): Finding {
  const place = nearestThere(home);
  const owner = readOwner(home);
  try {
    accessSync(place, constants.W_OK);
  } catch {
    const found = `${place} cannot be written: change its owner, or set CREDIT_GRAPH_HOME.`;
    return { what: "home", ok: false, found };
  }
  const use = owner ? `in use by process ${owner.pid} (${owner.role})` : "nothing runs in it";
  return { what: "home", ok: true, found: `${home}, ${use}` };
}

function diskFound({ home }: Config): Finding {
  const { bavail, bsize } = statfsSync(nearestThere(home));
  const free = `${(Number(bavail * bsize) / 1024 ** 3).toFixed(1)} GiB free`;
  const ok = bavail * bsize >= DISK_LEAST_BYTES;
  return { what: "disk", ok, found: ok ? free : `${free}, expected 2 GiB or more: make room at ${home}.` };
}

function lawFound({ home }: Config): Finding {
  const added = readLaw(home);
  const counts =
    added && `${added.holidays.length} years of holidays, ${added.periodRules.length} rules on periods,`;
  const from = added
    ? `${LAW_FILE} adds ${counts} ${added.severe.length} spans of lists, ` +
      `${added.lists.length} lists, ${added.pilotCodes.length} pilot codes, ` +
      `${added.repairBars.length} bars to repair, ${added.caseClocks.length + added.publicationClocks.length} clocks`
    : "built-in tables alone";
  return { what: "law", ok: true, found: `${lawDigest()}; ${from}` };
}

/** Clocks of the law that begin on a day without an entered calendar cannot be counted. */
function holidaysFound({ clock }: Surroundings): Finding {
  const today = chinaDate(clock());
  const { to, endsSoon } = holidaysEnteredTo(today);
  const found = `holidays are entered up to ${to}`;
  if (!endsSoon) return { what: "holidays", ok: true, found };
  const remedy = `less than ${HOLIDAYS_AHEAD_DAYS} working days ahead: enter the next notice in ${LAW_FILE}.`;
  const told = { what: "holidays", found: `${found}, ${remedy}` };
  return today > to ? { ...told, ok: false } : { ...told, ok: true, warns: true };
}

async function databaseFound(config: Config, around: Surroundings): Promise<Finding> {
  const what = "database";
  if (!config.neo4j && !readOwner(config.home)) {
    return { what, ok: true, found: "local, not running; `credit-graph start` starts it" };
  }
  try {
    if (config.neo4j) await reached(config.neo4j);
    else await inHome(around, async ({ graph }) => graph.verifyReachable(REACH_TIMEOUT_MS));
    return { what, ok: true, found: "answers" };
  } catch (error) {
    return { what, ok: false, found: sentenceOf(error) };
  }
}

async function reached(address: NonNullable<Config["neo4j"]>): Promise<void> {
  const graph = connectGraph(address);
  try {
    await graph.verifyReachable(REACH_TIMEOUT_MS);
  } finally {
    await graph.close();
  }
}

function nearestThere(path: string): string {
  return existsSync(path) ? path : nearestThere(dirname(path));
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
