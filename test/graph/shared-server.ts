import { inject } from "vitest";

/** Where a test reaches a Neo4j of this run. */
export interface SharedServer {
  boltUri: string;
  username: string;
  password: string;
}

declare module "vitest" {
  // One server for each file that runs at a time.
  export interface ProvidedContext {
    servers: readonly SharedServer[];
  }
}

/** The server of the worker that runs this file: no other file uses it meanwhile. */
export function sharedServer(): SharedServer {
  const worker = Number(process.env["VITEST_POOL_ID"]);
  const server = inject("servers")[worker - 1];
  if (!server)
    throw new Error(`worker ${worker} has no server: test/global-setup.ts starts one for each worker`);
  return server;
}
