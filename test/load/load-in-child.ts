// Loads one folder as a bundle; started and killed by kill.test.ts. Arguments: uri, username, password, folder, home.
import { connectGraph } from "../../src/graph/graph.ts";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";

const [uri, username, password, directory, home] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const graph = connectGraph({ uri, username, password });
process.stdout.write("ready\n");
await loadDelivery({ graph, directory, source: bundle, home, clock: () => new Date() });
await graph.close();
process.stdout.write("done\n");
