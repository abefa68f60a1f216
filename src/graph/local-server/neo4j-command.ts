import type { Environment } from "./executables.ts";
import type { Home } from "./home.ts";
import type { Java } from "./java.ts";
import type { ServerMemory } from "./neo4j-conf.ts";
import type { ProcessMark } from "./running-process.ts";

/**
 * What every Java program of a home needs: the Java, the jars, the home, who owns it, and the environment.
 */
export type Neo4jCommand = {
  readonly java: Java;
  readonly jarsDir: string;
  readonly home: Home;
  readonly owner: ProcessMark;
  readonly env: Environment;
};

const HOME_MARK = "-Dcredit-graph.home=";
const OWNER_MARK = "-Dcredit-graph.owner=";

/** Two properties that nothing reads but the search for orphans: which home, and which process started it. */
function marks(command: Neo4jCommand): string[] {
  const { pid, startedAt } = command.owner;
  return [`${HOME_MARK}${command.home.neo4jDir}`, `${OWNER_MARK}${pid}/${startedAt}`];
}

/** Whether a running process' arguments say that it works on this home, ours or one started by hand. */
export function worksOn(args: string[], neo4jDir: string): boolean {
  return args.includes(`--home-dir=${neo4jDir}`) || args.includes(HOME_MARK + neo4jDir);
}

/** The process that started this one, read back from its arguments; undefined when it was started by hand. */
export function ownerIn(args: string[]): ProcessMark | undefined {
  const [pid, startedAt] =
    args
      .find((arg) => arg.startsWith(OWNER_MARK))
      ?.slice(OWNER_MARK.length)
      .split("/") ?? [];
  return pid !== undefined && startedAt !== undefined ? { pid: Number(pid), startedAt } : undefined;
}

/**
 * Pages of 2 MiB, where the system gives them to who asks: heap by Java's own flag, page cache and the import's tables by
 * a setting of the C library, which others ignore. Questions of a province jump about in 6 GiB.
 */
const HUGE_PAGES = "-XX:+UseTransparentHugePages";
const HUGE_MALLOC = "glibc.malloc.hugetlb=1";

const OPENS = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"];

/** Java arguments of the server, as Neo4j's own launcher has them. */
export function serverArguments(command: Neo4jCommand, memory: ServerMemory): string[] {
  const { neo4jDir } = command.home;
  return [
    `-Xms${memory.heapMib}m`,
    `-Xmx${memory.heapMib}m`,
    "-XX:+UseG1GC",
    HUGE_PAGES,
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "-XX:+ExitOnOutOfMemoryError",
    ...OPENS.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    ...marks(command),
    "-cp",
    `${command.jarsDir}/*:${neo4jDir}/plugins/*`,
    "org.neo4j.server.CommunityEntryPoint",
    `--home-dir=${neo4jDir}`,
    `--config-dir=${neo4jDir}/conf`,
    "--console-mode",
  ];
}

/**
 * Java arguments of the admin tool; `heapMib` bounds it, since an import keeps its own memory off the heap.
 */
export function adminArguments(command: Neo4jCommand, args: readonly string[], heapMib: number): string[] {
  const main = "org.neo4j.cli.AdminTool";
  return [
    `-Xmx${heapMib}m`,
    "-XX:+UseParallelGC",
    HUGE_PAGES,
    ...marks(command),
    "-cp",
    `${command.jarsDir}/*`,
    main,
    ...args,
  ];
}

/**
 * The environment of both; the caller's own NEO4J_HOME and JAVA_OPTS must not reach another server's files.
 */
export function javaEnvironment(command: Neo4jCommand): Environment {
  const { neo4jDir } = command.home;
  const own = {
    NEO4J_HOME: neo4jDir,
    NEO4J_CONF: `${neo4jDir}/conf`,
    JAVA_OPTS: undefined,
    HEAP_SIZE: undefined,
    GLIBC_TUNABLES: [command.env["GLIBC_TUNABLES"], HUGE_MALLOC].filter(Boolean).join(":"),
  };
  return { ...command.env, ...own };
}
