import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { LocalServerError } from "./local-server-error.ts";

const PORT_LEAST = 17_000;
const PORTS_BELOW_OUTGOING = 32_768;
const TRIES_MAX = 100;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function outgoingLeast(): number {
  try {
    return Number(readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8").split(/\s+/)[0]);
  } catch {
    // Hidden in some containers; Linux's own default then.
    return PORTS_BELOW_OUTGOING;
  }
}

/**
 * A free TCP port on 127.0.0.1, below the range of outgoing connections: while Neo4j restarts, a client
 * that keeps dialling a port of that range can connect to itself, and then holds the port.
 */
export async function freePort(): Promise<number> {
  const end = Math.max(PORT_LEAST + 1000, Math.min(outgoingLeast(), PORTS_BELOW_OUTGOING));
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = randomInt(PORT_LEAST, end);
    if (await isFree(port)) return port;
  }
  throw new LocalServerError(
    "port",
    `No free port found on 127.0.0.1 in ${PORT_LEAST}-${end - 1}; free one, or name one.`,
  );
}
