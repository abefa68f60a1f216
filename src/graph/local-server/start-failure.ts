import { passwordRemedy, type Home } from "./home.ts";
import { LocalServerError, type LocalServerProblem } from "./local-server-error.ts";

const STACK = /^\s+at |^\s*\.\.\. \d+ more|^\s*$/;
const ROUTINE = /\b(INFO|DEBUG)\b|^(Picked up|WARNING:)/;
const FRAME = /^Error occurred during initialization of VM|^Error: (Could not create|A fatal exception)/;

/**
 * The line of a Java program's output that says most: the deepest cause, else the last error, else the last
 * line.
 */
export function meaningfulLine(output: string): string {
  const lines = output.split("\n").filter((line) => !STACK.test(line));
  const told = lines.filter((line) => !ROUTINE.test(line) && !FRAME.test(line));
  const cause = told.filter((line) => line.startsWith("Caused by: ")).at(-1);
  const line =
    cause ?? told.findLast((text) => /error|exception|fail/i.test(text)) ?? told.at(-1) ?? lines.at(-1);
  return (line ?? "it said nothing")
    .replace(/^Caused by: /, "")
    .trim()
    .slice(0, 400);
}

type Sign = { sign: RegExp; problem: LocalServerProblem; remedy: (home: Home, port: number) => string };

const SIGNS: Sign[] = [
  {
    sign: /PortBindException|Address already in use/,
    problem: "port",
    remedy: (_home, port) => `port ${port} is taken by another program: end it, or let a free port be chosen`,
  },
  {
    sign: /No space left|没有空间|Disk quota exceeded/,
    problem: "disk",
    remedy: (home) => `the disk of ${home.neo4jDir} is full: free some space`,
  },
  {
    sign: /FileLockException|locked by another process/,
    problem: "locked",
    remedy: (home) => `another program has the graph in ${home.neo4jDir} open: end it`,
  },
  {
    sign: /AccessDeniedException|Permission denied|not writable|Read-only file system/,
    problem: "permission",
    remedy: (home) => `this user cannot write in ${home.neo4jDir}: give this user the folder and all in it`,
  },
  {
    sign: /OutOfMemoryError|Could not reserve enough|Cannot allocate memory|insufficient memory|heap size/,
    problem: "memory",
    remedy: () => "the machine has too little memory for these settings: ask for less heap and page cache",
  },
  {
    sign: /Unauthorized|authentication failure/i,
    problem: "password",
    remedy: (home) => `the graph was made with another password: ${passwordRemedy(home)}`,
  },
];

/** What is known of a start that failed: how it ended, and all the text it left. */
export type StartEnd = { readonly how: string; readonly output: string; readonly cause?: unknown };

/**
 * A failed start → one sentence: what Neo4j said last, what that means where we know it, and where to read
 * on.
 */
export function startFailure(home: Home, port: number, end: StartEnd): LocalServerError {
  const known = SIGNS.find(({ sign }) => sign.test(end.output));
  const remedy = known?.remedy(home, port) ?? `read ${home.neo4jDir}/logs/debug.log`;
  const message = `Neo4j did not start (${end.how}); ${remedy}. Its last word: ${meaningfulLine(end.output)}`;
  return new LocalServerError(known?.problem ?? "start", message, end.cause);
}
