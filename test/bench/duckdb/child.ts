import { execFile, execFileSync } from "node:child_process";
import type { ExecFileSyncOptionsWithStringEncoding } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { executedParams } from "../../../src/jobs/detect.ts";
import type { IsoDate } from "../../../src/model/dates.ts";
import { ruleById } from "../../../src/rules/catalogue.ts";
import type { Rule } from "../../../src/rules/rule.ts";

/** Rules whose question tasks.py asks as well, in the order of the table. */
export const peerRules: readonly Rule[] = [
  "listed-aggregate-ownership",
  "listed-actual-controller",
  "shared-legal-representative",
  "shared-executives",
].map((id) => ruleById(id)!);

/** Where the package lives unless told: below the state of this checkout, which git ignores. */
export const peerFolder = join(import.meta.dirname, "../../../var/duckdb-peer");

/** What tasks.py prints: seconds on the wall, memory of the whole child with Python. */
export interface PeerAnswer {
  asOf: IsoDate;
  duckdb: string;
  loadSeconds: number;
  peakMiB: number;
  tasks: readonly PeerTask[];
  /** Rule id → its pairs, "seed<TAB>target", sorted; the seed is empty where a rule adds several up. */
  pairs: ReadonlyMap<string, readonly string[]>;
}

/** One task: asked twice, because a first answer also warms what it reads. */
export interface PeerTask {
  name: string;
  seconds: number;
  againSeconds: number;
  pairs: number;
  pairsSha256: string;
}

const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");
const INSTALL_MS = 180_000;

const pythonIn = (folder: string) => join(folder, "bin", "python");

/**
 * Puts the pinned package into a Python environment of its own, once; an environment that has it stays as it is.
 * Returns its python. Throws a sentence when python3 or the package is not to be had.
 */
export function installPeer(folder: string): string {
  const python = pythonIn(folder);
  if (existsSync(python) && versionIn(python) === pinnedVersion()) return python;
  const asked: ExecFileSyncOptionsWithStringEncoding = {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    timeout: INSTALL_MS,
  };
  try {
    execFileSync("python3", ["-m", "venv", "--clear", folder], asked);
    const quick = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "15"];
    execFileSync(python, ["-m", "pip", "install", ...quick, "-r", REQUIREMENTS], asked);
  } catch (error) {
    const why = (error as Error).message.trim().split("\n").at(-1);
    const remedy = "install python3 with venv, and let pip reach a package index";
    throw new Error(`no DuckDB ${pinnedVersion()} in ${folder}: ${why}; ${remedy}`, { cause: error });
  }
  return python;
}

/** Why DuckDB cannot be asked here; null when it can. Installs it where it is missing. */
export function peerMissing(folder: string): string | null {
  try {
    installPeer(folder);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function pinnedVersion(): string {
  return /^duckdb==(\S+)$/m.exec(readFileSync(REQUIREMENTS, "utf8"))![1]!;
}

function versionIn(python: string): string | null {
  const asked = ["-c", "import duckdb; print(duckdb.__version__)"];
  try {
    return execFileSync(python, asked, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    // An environment without the package, or one cut short: it is made anew.
    return null;
  }
}

/** Lets DuckDB answer from a bundle, with the parameters that the rules declare. Throws with the child's own words. */
export async function askPeer(python: string, directory: string): Promise<PeerAnswer> {
  const out = mkdtempSync(join(tmpdir(), "credit-graph-duckdb-"));
  try {
    const asOf = asOfDelivery(directory);
    const params = Object.fromEntries(peerRules.map((rule) => [rule.id, executedParams(rule, asOf)]));
    const paramsFile = join(out, "params.json");
    writeFileSync(paramsFile, JSON.stringify(params));
    const program = join(import.meta.dirname, "tasks.py");
    const options = ["--data", directory, "--params", paramsFile, "--out", out];
    // -B: no compiled files beside the sources.
    const { stdout } = await promisify(execFile)(python, ["-B", program, ...options]);
    const told = JSON.parse(stdout) as Omit<PeerAnswer, "pairs">;
    const linesOf = (name: string) =>
      readFileSync(join(out, `${name}.txt`), "utf8")
        .split("\n")
        .slice(0, -1);
    return { ...told, pairs: new Map(told.tasks.map(({ name }) => [name, linesOf(name)])) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The world date of a delivery's questions; a peer without our clock needs one that is written down. */
export function asOfDelivery(directory: string): IsoDate {
  const file = join(directory, "delivery.json");
  const { asOf } = JSON.parse(readFileSync(file, "utf8")) as { asOf?: IsoDate };
  if (asOf === undefined) throw new Error(`${file} has no asOf: expected the date of the questions`);
  return asOf;
}
