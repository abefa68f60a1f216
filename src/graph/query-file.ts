import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type { Params } from "./graph.ts";

export type QueryMode = "read" | "write" | "schema";

/** One .cypher file: its header is the contract, its text is one statement. */
export interface QueryFile {
  /** Path below cypher/ without the ending, e.g. detect/guarantees-listed. */
  name: string;
  title: string;
  mode: QueryMode;
  /** Parameter name (without $) → declared type: Int, Float, String, Boolean, Date, DateTime, List<…>, Map. */
  params: ReadonlyMap<string, string>;
  /** Column name → declared type. */
  returns: ReadonlyMap<string, string>;
  /** Every header field by its name, as text; `waives` says why a deprecation is accepted. */
  header: ReadonlyMap<string, string>;
  text: string;
}

const root = fileURLToPath(new URL("../../cypher/", import.meta.url));
const cache = new Map<string, QueryFile>();

/** Read and parse a query file once. Throws when the file or a header field is missing. */
export function queryFile(name: string): QueryFile {
  const known = cache.get(name);
  if (known) return known;
  const path = join(root, `${name}.cypher`);
  if (!existsSync(path)) throw new TypeError(`cypher/${name}: no such query file`);
  const parsed = parseQueryFile(name, readFileSync(path, "utf8"));
  cache.set(name, parsed);
  return parsed;
}

/** Names of all query files below a folder of cypher/, sorted. */
export function queryNames(folder = ""): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".cypher"))
    .map((file) =>
      join(folder, file)
        .replaceAll("\\", "/")
        .replace(/\.cypher$/, ""),
    )
    .sort();
}

/** Header lines are `// field   text`; a line `//          text` continues the field before it. */
export function parseQueryFile(name: string, source: string): QueryFile {
  const header = new Map<string, string>();
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  let field = "";
  let bodyStart = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("//")) {
      bodyStart = index;
      break;
    }
    const declared = /^\/\/ ([a-z]+) {2,}(\S.*)$/.exec(line);
    const continued = /^\/\/ {6,}(\S.*)$/.exec(line);
    if (index === 0) header.set("title", line.slice(3).trim());
    else if (declared) header.set((field = declared[1]!), declared[2]!);
    else if (continued && field) header.set(field, `${header.get(field)} ${continued[1]}`);
  }
  const mode = header.get("mode");
  if (mode !== "read" && mode !== "write" && mode !== "schema") {
    throw new TypeError(`cypher/${name}: header field mode is "${mode}", expected read, write or schema`);
  }
  return {
    name,
    title: header.get("title") ?? "",
    mode,
    params: typedNames(header.get("params"), /\$(\w+) ([A-Z]\w*(?:<[^·]*>)?)/g),
    returns: typedNames(header.get("returns"), /(\w+) ([A-Z]\w*(?:<[^·]*>)?)/g),
    header,
    text: lines
      .slice(bodyStart)
      .join("\n")
      .trim()
      .replace(/\basKnown\((\w+)\)/g, asKnown),
  };
}

/** `asKnown(s)`: what stood of subject `s` at $knownAt, the subject itself unless a state of it was kept (cypher/README.md). */
function asKnown(_: string, subject: string): string {
  const state = "keptState:SubjectState WHERE keptState.recordedAt <= $knownAt < keptState.supersededAt";
  const then = `head([(${subject})<-[:STATE_OF]-(${state}) | keptState])`;
  return `(CASE WHEN ${subject}.changedAt > $knownAt THEN ${then} ELSE ${subject} END)`;
}

function typedNames(text: string | undefined, form: RegExp): ReadonlyMap<string, string> {
  return new Map([...(text ?? "").matchAll(form)].map((match) => [match[1]!, match[2]!]));
}

/** Of all parameters of a run, those that a query's header declares. */
export function declared(query: string, params: Params): Params {
  const names = queryFile(query).params;
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)));
}
