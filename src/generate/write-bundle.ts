import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { manifestOf, tableNames, tellBundle } from "./bundle.ts";
import type { ToldBundle } from "./bundle.ts";
import type { Telling } from "./province/province.ts";
import type { TableName } from "./region-tables.ts";

/** Bytes gathered before they go to disk, and the most that one UTF-16 unit takes of them. */
const BUFFER_BYTES = 1 << 20;
const BYTES_A_UNIT = 3;
const LINE_END = 0x0a;

/** One file written in large pieces; lines are encoded at once, so that no text outlives its line. */
class BufferedFile {
  private readonly descriptor: number;
  private readonly bytes = Buffer.allocUnsafe(BUFFER_BYTES);
  private used = 0;

  constructor(path: string) {
    this.descriptor = openSync(path, "wx");
  }

  line(text: string): void {
    if (this.used + text.length * BYTES_A_UNIT + 1 > BUFFER_BYTES) this.flush();
    this.used += this.bytes.write(text, this.used, "utf8");
    this.bytes[this.used] = LINE_END;
    this.used += 1;
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    for (let at = 0; at < this.used;) at += writeSync(this.descriptor, this.bytes, at, this.used - at);
    this.used = 0;
  }
}

/**
 * Writes a province to a folder: its tables, planted.json, and delivery.json last, so that a folder without it
 * was cut short. Existing files are never overwritten: then it throws the file system's own error.
 */
export function writeBundle(
  folder: string,
  { companies, seed }: { companies: number; seed: number },
  telling: Telling = {},
): ToldBundle {
  mkdirSync(folder, { recursive: true });
  const files = new Map<TableName, BufferedFile>();
  const fileOf = (table: TableName): BufferedFile => {
    const file = files.get(table) ?? new BufferedFile(join(folder, `${table}.csv`));
    files.set(table, file);
    return file;
  };
  for (const table of tableNames) fileOf(table);
  let told: ToldBundle;
  try {
    told = tellBundle(companies, seed, (table, text) => fileOf(table).line(text), telling);
  } finally {
    for (const file of files.values()) file.close();
  }
  writeFileSync(join(folder, "planted.json"), `${JSON.stringify(told.claims, null, 1)}\n`, { flag: "wx" });
  const manifest = `${JSON.stringify(manifestOf(told.plan), null, 2)}\n`;
  writeFileSync(join(folder, "delivery.json"), manifest, { flag: "wx" });
  return told;
}
