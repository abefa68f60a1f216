import { expect, test } from "vitest";
import { meaningfulLine, startFailure } from "../../../src/graph/local-server/start-failure.ts";

const home = { path: "/h", neo4jDir: "/h/neo4j", passwordFile: "/h/neo4j-password" };
const failure = (output: string) => startFailure(home, 17687, { how: "status 1", output });

// Recorded from Neo4j 5.26.30 and OpenJDK 17, shortened.
const portTaken = `2026-11-21 05:06:50.598+0000 ERROR Failed to start Neo4j on localhost:7474.
java.lang.RuntimeException: Error starting Neo4j database server at /h/neo4j/data/databases
\tat org.neo4j.server.CommunityEntryPoint.main(CommunityEntryPoint.java:30)
Caused by: org.neo4j.configuration.helpers.PortBindException: An error occurred while trying to bind
\t... 10 more
Caused by: io.netty.Errors$NativeIoException: bind(..) failed with error(-98): Address already in use
2026-11-21 05:06:50.602+0000 INFO  Stopped.`;
const vmRefused = `Picked up JAVA_TOOL_OPTIONS: -XX:+UseSerialGC
Error occurred during initialization of VM
Initial heap size set to a larger value than the maximum heap size`;

test("the deepest cause is quoted, before later routine lines and stack frames", () => {
  expect(failure(portTaken).message).toBe(
    "Neo4j did not start (status 1); " +
      "port 17687 is taken by another program: end it, or let a free port be chosen. " +
      "Its last word: io.netty.Errors$NativeIoException: bind(..) failed with error(-98): " +
      "Address already in use",
  );
});

test("what the Java machine refused is quoted, not that it refused", () => {
  expect(meaningfulLine(vmRefused)).toBe(
    "Initial heap size set to a larger value than the maximum heap size",
  );
});

test("each known sign has its problem, an unknown one points to the log, and silence is said", () => {
  const problems = [portTaken, vmRefused, "java.io.IOException: No space left on device"].map(
    (output) => failure(output).problem,
  );
  expect(problems).toEqual(["port", "memory", "disk"]);
  expect(failure("FileLockException: Lock file has been locked by another process").problem).toBe("locked");
  expect(failure("java.nio.file.AccessDeniedException: /h/neo4j/data").problem).toBe("permission");
  expect(failure("IllegalStateException: odd").message).toContain(
    "; read /h/neo4j/logs/debug.log. Its last word: ",
  );
  expect(meaningfulLine("\n")).toBe("it said nothing");
});
