import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./bundle-folder.ts";

/** What no sentence may repeat: the first line of a file that lies outside of every delivery. */
export const OUTSIDE = "SECRET-OF-ANOTHER-FILE";

/** What can lie in a delivery under the name of a file without being one, and how a refusal calls it. */
export const strangeEntries = {
  link: "a symbolic link",
  dangling: "a symbolic link",
  device: "a symbolic link",
  pipe: "a named pipe",
  folder: "a folder",
} as const;
export type StrangeEntry = keyof typeof strangeEntries;

/** Put such an entry where a file should be. */
export function putStrange(path: string, kind: StrangeEntry): void {
  if (kind === "folder") return void mkdirSync(path);
  if (kind === "pipe") return void execFileSync("mkfifo", [path]);
  const outside = join(temporaryFolder(), "outside");
  if (kind === "link") writeFileSync(outside, `${OUTSIDE}\n`);
  symlinkSync(kind === "device" ? "/dev/zero" : outside, path);
}
