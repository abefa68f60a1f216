// Owns a home as the service does at its start, says where its graph answers, and once it reads a line loads a folder by
// offline import; started and killed by first-load-kill.test.ts. Arguments: home, folder.
import { once } from "node:events";
import { recoverLoads } from "../../src/load/account/recover.ts";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { opened } from "./own-server.ts";

const [home, directory] = process.argv.slice(2) as [string, string];
await opened(home, async ({ server, graph }) => {
  await recoverLoads(graph);
  const { boltUri, username, password } = server;
  process.stdout.write(`${JSON.stringify({ boltUri, username, password })}\n`);
  await once(process.stdin, "data");
  const order = { graph, directory, home, source: bundle, clock: () => new Date() };
  await loadDelivery({ ...order, replaceGraph: server.replaceGraph, bulkLinesMin: 0 });
  process.stdout.write("loaded\n");
  await once(process.stdin, "end");
});
