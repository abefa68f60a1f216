import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Environment variables of a process, passed in and never read from the global one. */
export type Environment = Readonly<Record<string, string | undefined>>;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Absent or not ours to run: both mean "not this one".
    return false;
  }
}

/** Every executable of this name along `env.PATH`, in its order; empty when there is none. */
export function findOnPath(name: string, env: Environment): string[] {
  return (env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}
