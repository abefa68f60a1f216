import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { PersonSecret } from "./vault/key-ring.ts";
import { parseSecrets } from "./vault/key-ring.ts";

/** Everything that the environment decides, read once. */
export interface Config {
  /** Absolute folder that holds all state. */
  readonly home: string;
  /** Absolute folder that is watched for deliveries. */
  readonly inbox: string;
  readonly host: string;
  readonly port: number;
  /** Token that callers must bring; null = one is made at each start (loopback only). */
  readonly token: string | null;
  /** Secrets that persons are keyed by, the newest first; none = ID numbers are not kept. */
  readonly personSecrets: readonly PersonSecret[];
  readonly timeZone: string;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** The user's own database; null = a local Neo4j is started. */
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  } | null;
  /** The local Neo4j: sizes as Neo4j writes them ("1g", "512m"), null = chosen by memory; folder of its jars. */
  readonly localNeo4j: {
    readonly heap: string | null;
    readonly pageCache: string | null;
    readonly jars: string | null;
  };
}

/** The environment is not usable; `problems` names all of it at once, a sentence each. */
export class ConfigRefused extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigRefused";
    this.problems = problems;
  }
}

const TOKEN_CHARACTERS_MIN = 24;
const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Every variable that is read, and nothing else: an unknown CREDIT_GRAPH_ name is a slip, so it is told. */
const environment = z.object({
  CREDIT_GRAPH_HOME: z.string().default("./var"),
  CREDIT_GRAPH_INBOX: z.string().optional(),
  CREDIT_GRAPH_PORT: portText("4000").optional(),
  PORT: portText("4000").optional(),
  CREDIT_GRAPH_HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]+$/, "expected a host name or address")
    .default("127.0.0.1"),
  CREDIT_GRAPH_TOKEN: z
    .string()
    .min(TOKEN_CHARACTERS_MIN, `expected at least ${TOKEN_CHARACTERS_MIN} characters`)
    .regex(/^[\x21-\x7e]+$/, "expected printable ASCII without spaces")
    .optional(),
  CREDIT_GRAPH_PERSON_KEYS_FILE: z.string().optional(),
  CREDIT_GRAPH_TIMEZONE: z
    .string()
    .refine(isTimeZone, "expected a zone such as Asia/Shanghai")
    .default("Asia/Shanghai"),
  CREDIT_GRAPH_LOG_LEVEL: z.enum(LEVELS, `expected one of ${LEVELS.join(", ")}`).default("info"),
  CREDIT_GRAPH_NEO4J_HEAP: sizeText().optional(),
  CREDIT_GRAPH_NEO4J_PAGECACHE: sizeText().optional(),
  CREDIT_GRAPH_NEO4J_JARS: z.string().optional(),
  NEO4J_URI: z
    .string()
    .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/\s]+\/?$/, "expected bolt://host:port or neo4j://host:port")
    .optional(),
  NEO4J_USERNAME: z.string().default("neo4j"),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_PASSWORD_FILE: z.string().optional(),
  NEO4J_DATABASE: z.string().default("neo4j"),
});
type Environment = z.infer<typeof environment>;

/** Names whose values are never repeated in a message. */
const SECRET = /PASSWORD$|TOKEN$/;

/** Environment → configuration, frozen. Throws `ConfigRefused` with every problem, never just the first. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is an unset one: `PORT= npm start` must not mean port "".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(given);
  const problems = [
    ...unknownNames(given),
    ...(parsed.success ? [] : parsed.error.issues.map(sentenceOf(given))),
  ];
  const values = parsed.data;
  if (values) problems.push(...contradictions(values));
  const password = values ? passwordOf(values, problems) : undefined;
  const personSecrets = values ? personSecretsOf(values, problems) : [];
  if (!values || problems.length > 0) throw new ConfigRefused(problems);
  return deepFrozen(configFrom(values, password, personSecrets));
}

/** Whether an address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function configFrom(
  values: Environment,
  password: string | undefined,
  personSecrets: readonly PersonSecret[],
): Config {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_DATABASE: database } = values;
  return {
    home: resolve(values.CREDIT_GRAPH_HOME),
    inbox: resolve(values.CREDIT_GRAPH_INBOX ?? join(values.CREDIT_GRAPH_HOME, "inbox")),
    host: values.CREDIT_GRAPH_HOST,
    port: Number(values.CREDIT_GRAPH_PORT ?? values.PORT ?? "4000"),
    token: values.CREDIT_GRAPH_TOKEN ?? null,
    personSecrets,
    timeZone: values.CREDIT_GRAPH_TIMEZONE,
    logLevel: values.CREDIT_GRAPH_LOG_LEVEL,
    neo4j: uri === undefined ? null : { uri, username, password: password ?? "", database },
    localNeo4j: {
      heap: values.CREDIT_GRAPH_NEO4J_HEAP ?? null,
      pageCache: values.CREDIT_GRAPH_NEO4J_PAGECACHE ?? null,
      jars: values.CREDIT_GRAPH_NEO4J_JARS === undefined ? null : resolve(values.CREDIT_GRAPH_NEO4J_JARS),
    },
  };
}

function contradictions(values: Environment): string[] {
  const problems: string[] = [];
  if (!isLoopback(values.CREDIT_GRAPH_HOST) && values.CREDIT_GRAPH_TOKEN === undefined) {
    problems.push(
      `CREDIT_GRAPH_HOST is "${values.CREDIT_GRAPH_HOST}", which others can reach: ` +
        `set CREDIT_GRAPH_TOKEN to at least ${TOKEN_CHARACTERS_MIN} characters, or keep 127.0.0.1.`,
    );
  }
  const [own, common] = [values.CREDIT_GRAPH_PORT, values.PORT];
  if (own !== undefined && common !== undefined && Number(own) !== Number(common)) {
    problems.push(`CREDIT_GRAPH_PORT is ${own} and PORT is ${common}: set one of them.`);
  }
  return problems;
}

function passwordOf(values: Environment, problems: string[]): string | undefined {
  const { NEO4J_PASSWORD: password, NEO4J_PASSWORD_FILE: file } = values;
  if (password !== undefined && file !== undefined) {
    problems.push("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: set one of them.");
  }
  if (values.NEO4J_URI === undefined) return undefined;
  if (password !== undefined) return password;
  if (file === undefined) {
    problems.push("NEO4J_URI is set without a password: set NEO4J_PASSWORD or NEO4J_PASSWORD_FILE.");
    return undefined;
  }
  try {
    const text = readFileSync(file, "utf8").replace(/\r?\n$/, "");
    if (text === "")
      problems.push(`NEO4J_PASSWORD_FILE "${file}" is empty: expected the password in its first line.`);
    return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.push(`NEO4J_PASSWORD_FILE "${file}" cannot be read (${code}): expected a readable file.`);
    return undefined;
  }
}

function personSecretsOf(
  { CREDIT_GRAPH_PERSON_KEYS_FILE: file }: Environment,
  problems: string[],
): PersonSecret[] {
  if (file === undefined) return [];
  try {
    const secrets = parseSecrets(readFileSync(file, "utf8"));
    if (secrets.length > 0) return secrets;
    problems.push(
      `CREDIT_GRAPH_PERSON_KEYS_FILE "${file}" has no secret: expected the line that \`person-keys new\` prints.`,
    );
  } catch (error) {
    const found =
      error instanceof RangeError
        ? error.message
        : `cannot be read (${(error as NodeJS.ErrnoException).code})`;
    problems.push(`CREDIT_GRAPH_PERSON_KEYS_FILE "${file}": ${found}.`);
  }
  return [];
}

function unknownNames(given: Record<string, unknown>): string[] {
  const known = Object.keys(environment.shape);
  return Object.keys(given)
    .filter((name) => name.startsWith("CREDIT_GRAPH_") && !known.includes(name))
    .map((name) => `${name} is not a variable of this program: expected one of ${known.join(", ")}.`);
}

function sentenceOf(given: Record<string, string | undefined>) {
  return (issue: z.core.$ZodIssue): string => {
    const name = String(issue.path[0]);
    return `${name} is ${SECRET.test(name) ? "not usable" : `"${given[name]}"`}: ${issue.message}.`;
  };
}

function portText(example: string) {
  const expected = `expected a port from 0 (any free one) to 65535, such as ${example}`;
  return z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, expected);
}

function sizeText() {
  return z.string().regex(/^[1-9]\d*[kmg]$/i, 'expected a size such as "512m" or "1g"');
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function deepFrozen<T extends object>(value: T): T {
  // Bytes cannot be frozen.
  if (value instanceof Uint8Array) return value;
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) deepFrozen(part as object);
  return Object.freeze(value);
}
