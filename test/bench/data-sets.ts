import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DATA } from "../oracles/snapshot-files.ts";

/** A folder of ../shared/data, and how quarantine-classes.ts reads it. */
export interface DataSet {
  name: string;
  /** Source that reads it; null where it is no delivery. */
  source: "finbench" | "smesd" | "bods" | null;
  /**
   * whole: the folder is one delivery; apart: each file is; increments: rows that come after a snapshot, under its names
   * of files and beside its parties.
   */
  read: "whole" | "apart" | "increments";
  /** Why nothing of it is read. */
  why?: string;
}

export const dataSets: readonly DataSet[] = [
  { name: "finbench", source: "finbench", read: "whole" },
  { name: "finbench/incremental_ownership", source: "finbench", read: "increments" },
  { name: "smesd", source: "smesd", read: "whole" },
  { name: "bods-examples", source: "bods", read: "apart" },
  {
    ...{ name: "company-control", source: null, read: "whole" },
    why: "no delivery: graphs with published answers, for the calculators (test/oracles)",
  },
];

/** Folders of ../shared/data that hold files, those within others too. */
export function dataFolders(within = ""): string[] {
  const entries = readdirSync(join(DATA, within), { withFileTypes: true });
  const own = within !== "" && entries.some((entry) => entry.isFile()) ? [within] : [];
  const deeper = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(within, name));
  return [...own, ...deeper.flatMap((folder) => dataFolders(folder))];
}
