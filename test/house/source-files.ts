import { existsSync, readdirSync } from "node:fs";

/** Files below a folder with an ending, as paths from the project's root, sorted; built and fetched ones left out. */
export function sourceFiles(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith(ending) && !/\/(node_modules|dist|var)\//.test(file))
    .sort();
}
