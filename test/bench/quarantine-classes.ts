/**
 * What the checks keep out of each data set of ../shared/data by table, column and reason:
 * `npx tsx test/bench/quarantine-classes.ts`. No database: the graph is taken as empty, so a row may refer to subjects of
 * its own delivery only.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { checkRow } from "../../src/load/check/check-row.ts";
import type { KnownSubject } from "../../src/load/check/references.ts";
import { keyedSource } from "../../src/load/identity/keyed-row.ts";
import { openDelivery } from "../../src/load/read/delivery.ts";
import type { Source, TableName } from "../../src/load/source.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import type { TableRow } from "../../src/load/table-rows.ts";
import { isSound, referredRow } from "../../src/load/table-rows.ts";
import type { SubjectFact } from "../../src/model/facts.ts";
import { DATA, hasData, recordsOf } from "../oracles/snapshot-files.ts";
import type { DataSet } from "./data-sets.ts";
import { dataSets } from "./data-sets.ts";

/** Rows of one table, counted: read = accepted + repeated + those of `keptOut`. */
interface Count {
  read: number;
  accepted: number;
  repeated: number;
  /** "column: reason" → rows. */
  keptOut: Map<string, number>;
}
type Counts = Map<TableName, Count>;

async function countDelivery(folder: string, given: Source, counts: Counts): Promise<void> {
  const source = keyedSource(given, undefined);
  const { files, tablesPresent } = await openDelivery(folder, source);
  const subjects = new Map<string, KnownSubject>();
  for (const table of tablesPresent) {
    const rows: TableRow[] = [];
    for await (const row of source.rows(table, files))
      rows.push(referredRow(table, row, checkRow(table, row), (id) => subjects.get(id)));
    const count = counts.get(table) ?? { read: 0, accepted: 0, repeated: 0, keptOut: new Map() };
    counts.set(table, count);
    const taken = takenKeys(rows, count);
    if (table !== "subjects") continue;
    for (const row of rows.filter(isSound)) {
      const { id, kind } = row.fact as SubjectFact;
      if (taken.has(row.key)) subjects.set(id, { subjectId: id, isPerson: kind === "person" });
    }
  }
}

/** Count rows as a load takes them: a key that is told in two ways is taken in none. */
function takenKeys(rows: readonly TableRow[], count: Count): Set<string> {
  const hashes = new Map<string, string | null>();
  for (const row of rows) {
    const hash = isSound(row) ? row.contentHash : null;
    const known = hashes.get(row.key);
    hashes.set(row.key, known === undefined || known === hash ? hash : null);
  }
  const taken = new Set<string>();
  for (const row of rows) {
    count.read += 1;
    const isBarred = hashes.get(row.key) === null;
    if (!isSound(row)) addTo(count, row.quarantined.column, row.quarantined.reason);
    else if (isBarred)
      addTo(count, "", "several rows of one key, of which one is kept out or says something else");
    else if (taken.has(row.key)) count.repeated += 1;
    else {
      count.accepted += 1;
      taken.add(row.key);
    }
  }
  return taken;
}

/** A class of reasons: what is quoted or counted in them differs from row to row. */
function addTo({ keptOut }: Count, column: string, reason: string): void {
  const kind = reason.replace(/"[^"]*"/g, "“…”").replace(/\d+/g, "N");
  const name = column === "" ? kind : `${column}: ${kind}`;
  keptOut.set(name, (keptOut.get(name) ?? 0) + 1);
}

/** Do something with a folder of one's own. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "quarantine-classes-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The snapshot's parties, and rows of the streams under the snapshot's names of files; instants are milliseconds there. */
function writeIncrements(folder: string, name: string): void {
  const snapshot = dirname(name);
  for (const parties of ["Company.csv.gz", "Person.csv.gz"])
    copyFileSync(join(DATA, snapshot, parties), join(folder, parties));
  const texts = new Map<string, string[]>();
  for (const file of readdirSync(join(DATA, name))) {
    const kind = /^Add(.*?)(?:Read)?Write\d+\.csv\.gz$/.exec(file)![1]!;
    const rows = recordsOf(join(name, file), "|");
    const columns = kind.includes("Invest") ? ["investorId", "companyId", "ratio"] : ["fromId", "toId"];
    const lines = texts.get(kind) ?? [[...columns, "createTime"].join("|")];
    for (const row of rows) {
      const instant = new Date(Number(row["createTime"])).toISOString();
      lines.push([...columns.map((column) => row[column]), instant].join("|"));
    }
    texts.set(kind, lines);
  }
  for (const [kind, lines] of texts) writeFileSync(join(folder, `${kind}.csv`), `${lines.join("\n")}\n`);
}

async function countSet({ name, read }: DataSet, source: Source): Promise<Counts> {
  const counts: Counts = new Map();
  const place = join(DATA, name);
  if (read === "whole") await countDelivery(place, source, counts);
  else if (read === "increments") {
    await inFolder(async (folder) => {
      writeIncrements(folder, name);
      await countDelivery(folder, source, counts);
    });
    // Those are the snapshot's, and counted there.
    for (const table of ["subjects", "listings"] as const) counts.delete(table);
  } else {
    for (const path of readdirSync(place, { encoding: "utf8" })) {
      if (!path.endsWith(".json")) continue;
      await inFolder(async (folder) => {
        copyFileSync(join(place, path), join(folder, basename(path)));
        await countDelivery(folder, source, counts);
      });
    }
  }
  return counts;
}

console.log(
  "| data set | table | read | accepted | repeated | kept out | column and reason |\n|---|---|---|---|---|---|---|",
);
for (const set of dataSets) {
  if (!hasData(set.name)) {
    console.log(`| ${set.name} | skipped: ../shared/data/${set.name} is not here | | | | | |`);
    continue;
  }
  if (set.source === null) {
    console.log(`| ${set.name} | ${set.why} | | | | | |`);
    continue;
  }
  for (const [table, { read, accepted, repeated, keptOut }] of await countSet(
    set,
    sources[set.source]!({}),
  )) {
    const classes = [...keptOut].sort((a, b) => b[1] - a[1]);
    const sum = classes.reduce((total, [, rows]) => total + rows, 0);
    if (accepted + repeated + sum !== read) throw new Error(`${set.name} ${table}: the counts do not add up`);
    const told = classes.map(([what, rows]) => `${rows} × ${what}`).join("; ");
    console.log(`| ${set.name} | ${table} | ${read} | ${accepted} | ${repeated} | ${sum} | ${told} |`);
  }
}
