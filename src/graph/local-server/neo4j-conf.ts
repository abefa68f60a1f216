import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Memory of the server in MiB. The defaults suit some 100,000 subjects; a large home needs more of both. */
export type ServerMemory = { readonly heapMib: number; readonly pageCacheMib: number };

/** Heap 1 GiB and page cache 512 MiB, chosen by us for a small region on an office machine. */
export const memoryDefault: ServerMemory = { heapMib: 1024, pageCacheMib: 512 };

/** What the generated neo4j.conf depends on; `transactionTimeoutMs` ends queries that nobody waits for. */
export type ServerSettings = {
  readonly boltPort: number;
  readonly memory: ServerMemory;
  readonly transactionTimeoutMs: number;
};

/** Part of the heap that texts may fill before an index under construction flushes them. */
const TEXTS_PART = 8;

/** The text of neo4j.conf: Bolt on the loopback only, no HTTP, no usage report, little transaction log. */
export function confText(settings: ServerSettings): string {
  return [
    "# Written at every start; changes made here are lost.",
    `server.bolt.listen_address=127.0.0.1:${settings.boltPort}`,
    `server.bolt.advertised_address=127.0.0.1:${settings.boltPort}`,
    "server.http.enabled=false",
    "server.https.enabled=false",
    "dbms.usage_report.enabled=false",
    "dbms.security.auth_enabled=true",
    `server.memory.pagecache.size=${settings.memory.pageCacheMib}m`,
    `db.transaction.timeout=${settings.transactionTimeoutMs}ms`,
    // The sources can be loaded again, so the log need only cover a crash.
    "db.tx_log.rotation.size=64m",
    "db.tx_log.rotation.retention_policy=256M size",
    // Netty's default waits 2 x 5 s for new connections after the stop: measured 10.1 s, with 0 it is 0.3 s.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
    // One plan a question: with size hints, lists of 1, 10, 100, … ids are planned anew, seconds each when it is busy.
    "internal.cypher.use_parameter_size=false",
    // Filling the index of names merges what was flushed, again and again; from 50 MB on it is a quarter of its work.
    `internal.dbms.index.lucene.population_ram_buffer_size=${Math.max(50, settings.memory.heapMib / TEXTS_PART)}`,
    "",
  ].join("\n");
}

/** Writes neo4j.conf into `neo4jDir`/conf. */
export function writeConf(neo4jDir: string, settings: ServerSettings): void {
  writeFileSync(join(neo4jDir, "conf", "neo4j.conf"), confText(settings));
}
