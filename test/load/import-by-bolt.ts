import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Driver } from "neo4j-driver";
import neo4j from "neo4j-driver";
import { wipeGraph } from "../graph/wipe.ts";

type Line = Record<string, string | null>;
/** The import tool reads the basic form of days and instants too, a day as its midnight; the driver neither. */
const extended = (text: string) =>
  text.replace(/^(\d{4})(\d\d)(\d\d)/, "$1-$2-$3").replace(/T(\d\d)(\d\d)(\d\d)/, "T$1:$2:$3");

const instant = (text: string) => (text.includes("T") ? text : `${text}T00:00:00`);

/** What the import tool makes of the text of a column, by the type its header says. */
const typed: Readonly<Record<string, (text: string) => unknown>> = {
  long: (text) => neo4j.int(text),
  boolean: (text) => text === "true",
  date: (text) => neo4j.types.Date.fromString(extended(text)),
  localdatetime: (text) => neo4j.types.LocalDateTime.fromString(instant(extended(text))),
  "string[]": (text) => text.split("\u001f"),
};

/** Lines of an import file by its headers; bare nothing is null, quoted nothing an empty text. */
function linesOf(path: string): Line[] {
  return parse<Line>(readFileSync(path, "utf8"), {
    columns: true,
    cast: (text, { quoting }) => (text === "" && !quoting ? null : text),
  });
}

function propertiesOf(line: Line): Record<string, unknown> {
  const stated = Object.entries(line).filter(([header, text]) => !header.startsWith(":") && text !== null);
  return Object.fromEntries(
    stated.map(([header, text]) => {
      const [name, type] = header.split(":") as [string, string | undefined];
      return [name, type === undefined ? text : typed[type]!(text!)];
    }),
  );
}

/**
 * Puts import files in the place of a graph through Bolt, told by the arguments of the import tool: another reading of
 * the same files that stops no server. Like the tool it fails at an end that no node has.
 */
export async function importByBolt(driver: Driver, args: readonly string[]): Promise<void> {
  const files = args.flatMap((arg) => {
    const [, what, name, path] = /^--(nodes|relationships)=([^=]+)=(.+)$/.exec(arg) ?? [];
    return path === undefined ? [] : [{ what, name: name!, lines: linesOf(path) }];
  });
  await wipeGraph(driver);
  const session = driver.session();
  const elementIds = new Map<string, string>();
  try {
    for (const { what, name, lines } of files) {
      if (what !== "nodes") continue;
      const rows = lines.map((line) => ({ id: line[":ID"], properties: propertiesOf(line) }));
      const query = `UNWIND $rows AS row CREATE (n:${name}) SET n = row.properties RETURN row.id AS id, elementId(n) AS node`;
      const { records } = await session.run(query, { rows });
      for (const record of records) elementIds.set(record.get("id") as string, record.get("node") as string);
    }
    for (const { what, name, lines } of files) {
      if (what !== "relationships") continue;
      const rows = lines.map((line) => {
        const [from, to] = [":START_ID", ":END_ID"].map((end) => elementIds.get(line[end]!));
        if (from === undefined || to === undefined)
          throw new Error(`${name}: an end of ${JSON.stringify(line)} is no node, expected both`);
        return { from, to, properties: propertiesOf(line) };
      });
      await session.run(
        `UNWIND $rows AS row MATCH (a), (b) WHERE elementId(a) = row.from AND elementId(b) = row.to
         CREATE (a)-[r:${name}]->(b) SET r = row.properties`,
        { rows },
      );
    }
  } finally {
    await session.close();
  }
}
