import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { manifestOf, tableNames, tellBundle } from "./bundle.ts";
import type { ToldBundle } from "./bundle.ts";
import type { Progress } from "./province/province.ts";
import type { TableName } from "./region-tables.ts";

/** Characters gathered before they go to disk. */
const CHUNK_CHARACTERS = 256 * 1024;

/** One file written in large pieces. */
class ChunkedFile {
  private readonly descriptor: number;
  private text = "";

  constructor(path: string) {
    this.descriptor = openSync(path, "wx");
  }

  line(text: string): void {
    this.text += text;
    this.text += "\n";
    if (this.text.length >= CHUNK_CHARACTERS) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    const bytes = Buffer.from(this.text, "utf8");
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    this.text = "";
  }
}

/**
 * Writes a province to a folder: seven tables, planted.json, and delivery.json last, so that a folder without it
 * was cut short. Existing files are never overwritten: then it throws the file system's own error.
 */
export function writeBundle(
  folder: string,
  { companies, seed }: { companies: number; seed: number },
  progress?: Progress,
): ToldBundle {
  mkdirSync(folder, { recursive: true });
  const files = new Map<TableName, ChunkedFile>();
  const fileOf = (table: TableName): ChunkedFile => {
    const file = files.get(table) ?? new ChunkedFile(join(folder, `${table}.csv`));
    files.set(table, file);
    return file;
  };
  for (const table of tableNames) fileOf(table);
  let told: ToldBundle;
  try {
    told = tellBundle(companies, seed, (table, text) => fileOf(table).line(text), progress);
  } finally {
    for (const file of files.values()) file.close();
  }
  writeFileSync(join(folder, "planted.json"), `${JSON.stringify(told.claims, null, 1)}\n`, { flag: "wx" });
  const manifest = `${JSON.stringify(manifestOf(told.plan), null, 2)}\n`;
  writeFileSync(join(folder, "delivery.json"), manifest, { flag: "wx" });
  return told;
}
