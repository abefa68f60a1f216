import neo4j from "neo4j-driver";
import type { Config, Driver, ManagedTransaction } from "neo4j-driver";
import { queryFile } from "./query-file.ts";
import type { QueryFile } from "./query-file.ts";
import { decode, encodeParams } from "./values.ts";

export interface GraphAddress {
  uri: string;
  username: string;
  password: string;
  database?: string;
}

export type Params = Readonly<Record<string, unknown>>;

/** One write query of several in a transaction; `check` looks at its rows before the next one runs. */
export interface WriteStep {
  name: string;
  params?: Params;
  check?: (rows: readonly Record<string, unknown>[]) => void;
}

/** What other rooms may ask of the graph: a query file by name, its parameters, plain rows back. */
export interface Graph {
  /** All rows of a `mode read` query. */
  read<Row>(name: string, params?: Params): Promise<Row[]>;
  /** Rows one at a time, with back-pressure; for answers that need not fit in memory. */
  stream<Row>(name: string, params?: Params): AsyncGenerator<Row>;
  /** Rows of lists of whole numbers as they come, for millions of them: nothing is decoded, nothing may be null. */
  columns<Row>(name: string, params?: Params): AsyncGenerator<Row>;
  /** One `mode write` query in one managed transaction; it may run more than once, so queries are idempotent. */
  write<Row>(name: string, params?: Params): Promise<Row[]>;
  /** Several write queries in one transaction: all or nothing; a `check` that throws takes all of it back. */
  writeTogether(steps: readonly WriteStep[]): Promise<void>;
  /** Several `mode schema` queries in one transaction. */
  runSchema(names: readonly string[]): Promise<void>;
  /** A query that waits or batches by itself (CALL … IN TRANSACTIONS): auto-commit. */
  runAutoCommit<Row>(name: string, params?: Params): Promise<Row[]>;
  /** Plan of a query without running it; `notices` are the server's warnings. For the house-rule tests. */
  plan(name: string): Promise<{ notices: { code: string; text: string }[] }>;
  /** Throws within `timeoutMs` when the database cannot be reached. */
  verifyReachable(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Rows a `write` batch carries at most: large enough to be fast, small enough for transaction memory. */
export const BATCH_ROWS = 5_000;

/** Connect; nothing is sent before the first query. */
export function connectGraph(address: GraphAddress): Graph {
  const open = (numbers: Pick<Config, "useBigInt" | "disableLosslessIntegers">) =>
    neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password), {
      ...numbers,
      telemetryDisabled: true,
      maxConnectionPoolSize: 16,
      connectionAcquisitionTimeout: 30_000,
      maxTransactionRetryTime: 15_000,
    });
  // Whole numbers as numbers are three times as fast to read as BigInts, and lose nothing below 2^53.
  return graphOf(
    open({ useBigInt: true }),
    open({ disableLosslessIntegers: true }),
    address.database ?? "neo4j",
  );
}

function graphOf(driver: Driver, columnDriver: Driver, database: string): Graph {
  const session = (mode: "READ" | "WRITE") =>
    driver.session({ database, defaultAccessMode: neo4j.session[mode], fetchSize: 5_000 });
  const rowsOf = async <Row>(tx: ManagedTransaction, query: QueryFile, params: Record<string, unknown>) =>
    (await tx.run(query.text, params)).records.map((record) => decode("", record.toObject()) as Row);

  return {
    async read<Row>(name: string, params: Params = {}) {
      const query = expectMode(name, "read");
      const encoded = encodeParams(query, params);
      const own = session("READ");
      try {
        return await own.executeRead((tx) => rowsOf<Row>(tx, query, encoded));
      } catch (error) {
        throw placed(name, error);
      } finally {
        await own.close();
      }
    },
    async *stream<Row>(name: string, params: Params = {}) {
      const query = expectMode(name, "read");
      const own = session("READ");
      const tx = await own.beginTransaction();
      try {
        for await (const record of tx.run(query.text, encodeParams(query, params))) {
          yield decode("", record.toObject()) as Row;
        }
      } catch (error) {
        throw placed(name, error);
      } finally {
        await tx.close();
        await own.close();
      }
    },
    async *columns<Row>(name: string, params: Params = {}) {
      const query = expectMode(name, "read");
      const own = columnDriver.session({ database, defaultAccessMode: neo4j.session.READ, fetchSize: 20 });
      try {
        for await (const record of own.run(query.text, encodeParams(query, params))) {
          yield record.toObject() as Row;
        }
      } catch (error) {
        throw placed(name, error);
      } finally {
        await own.close();
      }
    },
    async write<Row>(name: string, params: Params = {}) {
      const query = expectMode(name, "write");
      const encoded = encodeParams(query, params);
      const own = session("WRITE");
      try {
        return await own.executeWrite((tx) => rowsOf<Row>(tx, query, encoded));
      } catch (error) {
        throw placed(name, error);
      } finally {
        await own.close();
      }
    },
    async writeTogether(steps) {
      const encoded = steps.map(({ name, params = {}, check }) => {
        const query = expectMode(name, "write");
        return { query, params: encodeParams(query, params), check };
      });
      const refused: unknown[] = [];
      const own = session("WRITE");
      try {
        await own.executeWrite(async (tx) => {
          for (const { query, params, check } of encoded) {
            const rows = await rowsOf<Record<string, unknown>>(tx, query, params);
            try {
              check?.(rows);
            } catch (refusal) {
              refused.push(refusal);
              throw refusal;
            }
          }
        });
      } catch (error) {
        if (refused.includes(error)) throw error;
        throw placed(steps.map((step) => step.name).join(" + "), error);
      } finally {
        await own.close();
      }
    },
    async runSchema(names) {
      const texts = names.map((name) => queryFile(name).text);
      const own = session("WRITE");
      try {
        await own.executeWrite(async (tx) => {
          for (const text of texts) await tx.run(text);
        });
      } catch (error) {
        throw placed(names.join(" + "), error);
      } finally {
        await own.close();
      }
    },
    async runAutoCommit<Row>(name: string, params: Params = {}) {
      const query = queryFile(name);
      const own = session("WRITE");
      try {
        const answer = await own.run(query.text, encodeParams(query, params));
        return answer.records.map((record) => decode("", record.toObject()) as Row);
      } catch (error) {
        throw placed(name, error);
      } finally {
        await own.close();
      }
    },
    async plan(name: string) {
      const query = queryFile(name);
      const own = session("READ");
      try {
        const examples = Object.fromEntries([...query.params].map(([key, type]) => [key, exampleOf(type)]));
        const { summary } = await own.run(`EXPLAIN ${query.text}`, encodeParams(query, examples));
        return {
          notices: summary.gqlStatusObjects
            .filter((status) => !/^0[02]/.test(status.gqlStatus))
            .map((status) => ({ code: status.gqlStatus, text: status.statusDescription })),
        };
      } catch (error) {
        throw placed(name, error);
      } finally {
        await own.close();
      }
    },
    async verifyReachable(timeoutMs: number) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`Neo4j did not answer within ${timeoutMs} ms`)), timeoutMs);
      });
      try {
        await Promise.race([driver.getServerInfo({ database }), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => {
      await Promise.all([driver.close(), columnDriver.close()]);
    },
  };
}

function expectMode(name: string, mode: "read" | "write"): QueryFile {
  const query = queryFile(name);
  if (query.mode !== mode) throw new TypeError(`cypher/${name}: mode ${query.mode}, asked as ${mode}`);
  return query;
}

function exampleOf(type: string): unknown {
  if (type.startsWith("List")) return [];
  return {
    Int: 1,
    Float: 0.5,
    String: "x",
    Boolean: true,
    Date: "2026-06-30",
    DateTime: "2026-06-30T00:00:00.000Z",
    Map: {},
  }[type];
}

/** The driver's error with the query's name in front; the original stays as cause. */
function placed(name: string, error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(`cypher/${name}: ${text}`, { cause: error });
}
