import { startLocalServer } from "../../../src/graph/local-server/server.ts";
import { optionsFor } from "./test-home.ts";

// A program of its own, so that a test can kill an owner with SIGKILL and look at what is left.
const home = process.argv[2];
if (home === undefined) throw new TypeError("owner-program: expected the home as its argument");
const server = await startLocalServer(optionsFor(home));
console.log(JSON.stringify({ neo4jPid: server.pid, boltUri: server.boltUri }));
setInterval(() => undefined, 60_000);
