import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunAdminTool } from "./admin-tool.ts";
import type { Home } from "./home.ts";

/** Database that the import tool fills while the one in use stays whole. */
const INCOMING = "incoming";
const IN_USE = "neo4j";

/** Arguments of `neo4j-admin database import full`, without the database's name. */
export type ImportArguments = readonly string[];

const markOf = (home: Home) => join(home.neo4jDir, "data", "incoming-is-whole");
const partsOf = (home: Home) =>
  ["databases", "transactions"].map((part) => join(home.neo4jDir, "data", part));

/** Folder for import files below a home; whatever is in it is removed at the next start. */
export function importFolder(home: string): string {
  return join(home, "bulk");
}

/**
 * Import into a database beside the one in use, then put it in its place. Killed before the mark, the old graph stays;
 * killed after it, `settleNewStore` finishes at the next start. Neo4j must not be running.
 */
export async function importNewStore(home: Home, admin: RunAdminTool, args: ImportArguments): Promise<void> {
  settleNewStore(home);
  try {
    await admin(["database", "import", "full", ...args, "--overwrite-destination=true", "--", INCOMING]);
  } catch (error) {
    settleNewStore(home);
    throw error;
  }
  writeFileSync(markOf(home), "");
  settleNewStore(home);
}

/** Finish an exchange that was begun, or remove an import that was not finished; the same at every repetition. */
export function settleNewStore(home: Home): void {
  const isWhole = existsSync(markOf(home));
  for (const part of partsOf(home)) {
    const incoming = join(part, INCOMING);
    if (!existsSync(incoming)) continue;
    if (!isWhole) {
      rmSync(incoming, { recursive: true });
      continue;
    }
    rmSync(join(part, IN_USE), { recursive: true, force: true });
    renameSync(incoming, join(part, IN_USE));
  }
  rmSync(markOf(home), { force: true });
}
