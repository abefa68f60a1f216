import type { Dirent, Stats } from "node:fs";

type Entry = Pick<
  Stats | Dirent,
  "isFile" | "isDirectory" | "isSymbolicLink" | "isFIFO" | "isSocket" | "isBlockDevice"
>;

/**
 * Why an entry of a delivery is not opened; null = it is a plain file. Looked at by itself, never by where it leads: a
 * link can lead out of the delivery, whose text a sentence would then repeat, and a pipe never ends.
 */
export function notPlain(name: string, entry: Entry): string | null {
  if (entry.isFile()) return null;
  const remedy = entry.isSymbolicLink()
    ? "put the file that it leads to, or a copy of it, into the folder under this name"
    : "put a file in its place or remove it";
  return `${name}: is ${kindOf(entry)}, expected a plain file; ${remedy}`;
}

/** What an entry of a folder is, in words. */
export function kindOf(entry: Entry): string {
  if (entry.isFile()) return "a file";
  if (entry.isDirectory()) return "a folder";
  if (entry.isSymbolicLink()) return "a symbolic link";
  if (entry.isFIFO()) return "a named pipe";
  if (entry.isSocket()) return "a socket";
  return entry.isBlockDevice() ? "a block device" : "a character device";
}
