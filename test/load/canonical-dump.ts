import type { Driver } from "neo4j-driver";

const NOT_FACTS = ["LoadRun", "JobLock", "JobRun", "Migration"];
/** Names of a run, not of what it loaded. */
const RUN_PROPERTIES = ["loadId", "supersededBy"];
const INSTANTS = ["recordedAt", "supersededAt"];

interface Thing {
  kind: string;
  from: string;
  to: string;
  properties: Record<string, unknown>;
}

/**
 * All facts of the graph as sorted lines, without run ids; instants are replaced by their order, so that two graphs
 * with the same history are equal whenever they were loaded.
 */
export async function canonicalDump(driver: Driver): Promise<string[]> {
  const session = driver.session();
  try {
    const nodes = await session.run(
      `MATCH (n) WHERE none(label IN labels(n) WHERE label IN $notFacts)
       RETURN labels(n) AS labels, properties(n) AS properties`,
      { notFacts: NOT_FACTS },
    );
    const relationships = await session.run(
      `MATCH (a)-[r]->(b) WHERE none(label IN labels(a) WHERE label IN $notFacts)
       RETURN type(r) AS kind, coalesce(a.id, a.statementId) AS from, coalesce(b.id, b.statementId) AS to,
              properties(r) AS properties`,
      { notFacts: NOT_FACTS },
    );
    const things: Thing[] = [
      ...nodes.records.flatMap((record) =>
        unfolded({
          kind: (record.get("labels") as string[]).toSorted().join(":"),
          from: "",
          to: "",
          properties: record.get("properties") as Record<string, unknown>,
        }),
      ),
      ...relationships.records.map((record) => record.toObject() as unknown as Thing),
    ];
    return linesOf(things);
  } finally {
    await session.close();
  }
}

/** A subject that is its own version, as the subject and the version that say the same. */
function unfolded(node: Thing): Thing[] {
  const { statementId, contentHash, ...own } = node.properties;
  if (!node.kind.includes("Subject") || node.kind === "SubjectVersion" || statementId === undefined)
    return [node];
  const { id, ...told }: Record<string, unknown> = { ...own, statementId, contentHash };
  return [
    { ...node, properties: own },
    { kind: "SubjectVersion", from: "", to: "", properties: told },
    { kind: "VERSION_OF", from: statementId as string, to: id as string, properties: {} },
  ];
}

function linesOf(things: readonly Thing[]): string[] {
  const text = (value: unknown) => (value as { toString(): string } | null | undefined)?.toString() ?? "";
  const instants = new Set(
    things.flatMap(({ properties }) => INSTANTS.map((name) => text(properties[name]))),
  );
  const order = new Map([...instants].sort().map((instant, index) => [instant, index]));
  return things
    .map(({ kind, from, to, properties }) => {
      const cells = Object.entries(properties)
        .filter(([name]) => !RUN_PROPERTIES.includes(name))
        .map(([name, value]) => `${name}=${INSTANTS.includes(name) ? order.get(text(value)) : text(value)}`);
      return `${kind} ${from} ${to} ${cells.sort().join(" ")}`;
    })
    .sort();
}
