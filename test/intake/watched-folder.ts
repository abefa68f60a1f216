import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { Inbox, InboxAccount } from "../../src/intake/inbox.ts";
import { openInbox } from "../../src/intake/inbox.ts";
import { openIntake } from "../../src/intake/intake.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, tableText, temporaryFolder } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";

/** Longer than any test: every look is asked for. */
const NEVER_MS = 3_600_000;

/** An inbox of a home of its own, over a graph that was emptied for it. */
export interface WatchedFolder {
  directory: string;
  inbox: Inbox;
  /** What the inbox told, sentence by sentence. */
  told: string[];
  /** Puts a bundle of companies there; returns its folder. */
  deliver: (name: string, ids: readonly string[], file?: string) => string;
  accountOf: (shelf: ".loaded" | ".refused", name: string, source?: string) => InboxAccount;
  /** Ids of all subjects that the graph holds. */
  subjects: () => Promise<unknown[]>;
}

/** Empty the graph and watch a new folder for bundles, 双公示 and FollowTheMoney. */
export async function openWatchedFolder(graph: Graph, driver: Driver): Promise<WatchedFolder> {
  await wipeGraph(driver);
  await migrate(graph);
  const home = temporaryFolder();
  const directory = join(home, "inbox");
  const told: string[] = [];
  const audit = { record: async () => undefined };
  const clock = () => new Date();
  const { takeFolder } = openIntake({ graph, home, owner: "inbox-test", clock, audit });
  const tell = (sentence: string) => void told.push(sentence);
  const { bundle, disclosure, ftm } = sources;
  const readers = { bundle: bundle!, disclosure: disclosure!, ftm: ftm! };
  const inbox = openInbox({ directory, sources: readers, takeFolder, tell }, NEVER_MS);
  return {
    ...{ directory, inbox, told },
    deliver: (name, ids, file = "subjects.csv") => {
      const folder = join(directory, "bundle", name);
      mkdirSync(folder, { recursive: true });
      const rows = ids.map((id) => company(id));
      writeFileSync(join(folder, file), tableText("subjects", rows));
      return folder;
    },
    accountOf: (shelf, name, source = "bundle") =>
      JSON.parse(
        readFileSync(join(directory, shelf, source, `${name}.account.json`), "utf8"),
      ) as InboxAccount,
    subjects: async () =>
      (await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id")).map(({ id }) => id),
  };
}
