import { createReadStream, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { Unzip, UnzipInflate } from "fflate";

/** Bounds of one workbook; all of them far above what an office sends, far below what would stop a service. */
export const archiveLimits = {
  fileBytesMax: 128 << 20,
  /** All parts together, unpacked: a sheet of a million rows is about a third of it. */
  unpackedBytesMax: 1 << 30,
  entriesMax: 1_000,
};
export type ArchiveLimits = typeof archiveLimits;

/** Packed bytes taken at once: deflate makes at most about a thousand times as many of them. */
const CHUNK_BYTES = 16 << 10;
/** The end record of an archive stands in its last 64 KiB. */
const END_BYTES = (64 << 10) + 22;

/** One piece of one part of a workbook, unpacked; `isLast` with the part's last piece. */
export interface ArchivePiece {
  name: string;
  bytes: Uint8Array;
  isLast: boolean;
}

/**
 * Unpacked pieces of the wanted parts, in the order of the archive; nothing is ever written. Throws RangeError with a
 * sentence on what is no whole archive, on names that leave it, on a part that stands twice, and beyond the limits.
 */
export async function* archivePieces(
  path: string,
  isWanted: (name: string) => boolean,
  limits: ArchiveLimits = archiveLimits,
): AsyncGenerator<ArchivePiece> {
  await expectArchive(path, limits);
  const names = new Set<string>();
  const open = new Set<string>();
  const pieces: ArchivePiece[] = [];
  let unpackedBytes = 0;
  const unzip = new Unzip((file) => {
    expectName(file.name, names, limits);
    if (!isWanted(file.name)) return;
    open.add(file.name);
    file.ondata = (error, bytes, isLast) => {
      if (error) throw new RangeError(`has a damaged part ${file.name} (${error.message}); send it again`);
      unpackedBytes += bytes.length;
      if (unpackedBytes > limits.unpackedBytesMax) throw tooLarge(limits);
      if (isLast) open.delete(file.name);
      pieces.push({ name: file.name, bytes, isLast });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    pushed(unzip, chunk as Buffer);
    yield* pieces.splice(0);
  }
  if (open.size > 0)
    throw new RangeError(`ends within its part ${[...open][0]}; expected it whole; send it again`);
}

function pushed(unzip: Unzip, chunk: Uint8Array): void {
  try {
    unzip.push(chunk);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const found = error instanceof Error ? error.message : String(error);
    throw new RangeError(
      `is no archive that can be read (${found}); expected an .xlsx workbook; save it again`,
    );
  }
}

function tooLarge({ unpackedBytesMax }: ArchiveLimits): RangeError {
  return new RangeError(
    `unpacks to more than ${unpackedBytesMax >> 20} MiB; expected a workbook of at most that; send it as CSV`,
  );
}

function expectName(name: string, names: Set<string>, { entriesMax }: ArchiveLimits): void {
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\/.test(name)) {
    throw new RangeError(`has a part named "${name.slice(0, 80)}"; expected names within the workbook only`);
  }
  if (names.has(name)) throw new RangeError(`has its part ${name} twice; expected it once; save it again`);
  names.add(name);
  if (names.size > entriesMax) {
    throw new RangeError(`has more than ${entriesMax} parts; expected at most that; send it as CSV`);
  }
}

/** First and last bytes say whether it is an archive, and a whole one, before any of it is unpacked. */
async function expectArchive(path: string, { fileBytesMax }: ArchiveLimits): Promise<void> {
  const { size } = statSync(path);
  if (size > fileBytesMax) {
    const mib = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`;
    throw new RangeError(
      `is ${mib(size)}; expected a workbook of at most ${mib(fileBytesMax)}; send it as CSV`,
    );
  }
  const handle = await open(path, "r");
  try {
    const start = Buffer.alloc(8);
    await handle.read(start, 0, start.length, 0);
    if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
      throw new RangeError("has a password or the old .xls format; save it as .xlsx without a password");
    }
    if (!start.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1"))) {
      throw new RangeError("is no .xlsx workbook; expected one; save it as .xlsx or .csv");
    }
    const end = Buffer.alloc(Math.min(size, END_BYTES));
    await handle.read(end, 0, end.length, size - end.length);
    if (end.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1")) < 0) {
      throw new RangeError("ends early; expected a whole workbook; send it again");
    }
  } finally {
    await handle.close();
  }
}
