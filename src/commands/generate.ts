import { Command, InvalidArgumentError } from "commander";
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { COMPANIES_MAX, COMPANIES_MIN } from "../generate/province/plan.ts";
import { greatHubSizes } from "../generate/province/great-hubs.ts";
import { writeBundle } from "../generate/write-bundle.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, withJson } from "./surroundings.ts";

interface GenerateOptions {
  companies: number;
  seed: number;
  hubs?: boolean;
  out: string;
  json?: boolean;
}

const TELL_EVERY_MS = 3_000;
const SUBJECTS_A_COMPANY = 5.4;

/** `generate`: a bundle of any size, shaped like a real province, with planted cases and where they are. */
export function generateCommand(around: Surroundings): Command {
  return withJson(new Command("generate"))
    .description("write a made-up province as a bundle, with planted cases in planted.json")
    .requiredOption("--companies <number>", `how many companies, ${COMPANIES_MIN} or more`, companiesOption)
    .option("--seed <number>", "another province of the same shape", seedOption, 1)
    .option(
      "--hubs",
      `add ${greatHubSizes.firms} firms around hubs as great as any, beyond the companies asked for`,
    )
    .requiredOption("--out <folder>", "a new or empty folder", emptyFolderOption)
    .action((options: GenerateOptions) => generateInto(around, options));
}

function generateInto(around: Surroundings, { companies, seed, hubs, out, json }: GenerateOptions): void {
  const begun = around.clock().getTime();
  let toldAt = begun;
  const progress = (subjectsTold: number) => {
    const now = around.clock().getTime();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    const percent = Math.min(99, Math.round((100 * subjectsTold) / (SUBJECTS_A_COMPANY * companies)));
    around.tell(`${percent} % ${subjectsTold} subjects 主体`);
  };
  const telling = { progress, crowd: hubs ? ("gathered" as const) : undefined };
  const { plan, rows, claims } = writeBundle(out, { companies, seed }, telling);
  const seconds = (around.clock().getTime() - begun) / 1_000;
  const document = {
    folder: out,
    companies,
    seed,
    copies: plan.copies,
    rows,
    claims: claims.length,
    seconds,
  };
  const counts = Object.entries(rows).map(([table, count]) => [`${table}.csv`, count]);
  answer(around, json, document, [
    ...columns(counts),
    `${claims.length} claims of planted stories, told ${plan.copies} times: ${join(out, "planted.json")}`,
    `Made up: any likeness to a real party is chance. Load it: credit-graph load ${out}`,
  ]);
}

/** Option text → companies of a province; commander exits 2 on anything else. */
export function companiesOption(text: string): number {
  const companies = Number(text);
  if (/^\d{1,9}$/.test(text) && companies >= COMPANIES_MIN && companies <= COMPANIES_MAX) return companies;
  throw new InvalidArgumentError(`Expected a whole number from ${COMPANIES_MIN} to ${COMPANIES_MAX}.`);
}

function seedOption(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number from 0, at most 15 digits.");
}

/** A folder that does not exist yet, or exists and is empty; nothing is ever written over. */
function emptyFolderOption(text: string): string {
  const folder = resolve(text);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new InvalidArgumentError("It is a file, expected a folder.");
  if (found && readdirSync(folder).length > 0) {
    throw new InvalidArgumentError("The folder is not empty, expected a new or an empty one.");
  }
  return folder;
}
