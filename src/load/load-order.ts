import type { Graph } from "../graph/graph.ts";
import type { LocalServer } from "../graph/local-server/server.ts";
import type { PersonKeeping } from "../vault/person-keeping.ts";
import type { QuarantinedLine } from "./quarantine.ts";
import type { LoadMode } from "./read/manifest.ts";
import type { Source } from "./source.ts";
import type { LoadProgress } from "./write/table-load.ts";

/** One order to load a folder. */
export interface LoadOrder {
  graph: Graph;
  directory: string;
  source: Source;
  /** Mode of a delivery without delivery.json; the source's own unless told. */
  mode?: LoadMode;
  /** Let a table lose more than half of its rows. */
  acceptShrinkage?: boolean;
  /** Read and check, show the first rows, write nothing at all. */
  dryRun?: boolean;
  /** Home of the service; quarantine files go below it. */
  home: string;
  clock: () => Date;
  onProgress?: (progress: LoadProgress) => void;
  /** Puts an imported graph in the place of an empty one (local-server); without it a first load is written in batches. */
  replaceGraph?: LocalServer["replaceGraph"];
  /** Lines from which a first load is imported; default 50,000. */
  bulkLinesMin?: number;
  /** Keys persons by their ID numbers; without it the numbers are left out, and the account says so. */
  persons?: PersonKeeping;
  /** Told each row that is kept out, as it is found. */
  onQuarantined?: (line: QuarantinedLine) => void;
  /** Filled with the subjects at the ends of all that a delta changed, for those who bring alerts up to date. */
  endsTouched?: Set<string>;
}
