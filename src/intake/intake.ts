import type { Graph } from "../graph/graph.ts";
import { chinaDate } from "../model/dates.ts";
import { LoadBusy, LoadRefused } from "../load/load-refused.ts";
import type { QuarantinedLine } from "../load/quarantine.ts";
import { keptQuarantine, quarantineDirectory } from "../load/quarantine.ts";
import type { LoadMode } from "../load/read/manifest.ts";
import { wrongFields } from "../load/read/manifest.ts";
import type { PersonKeeping } from "../vault/person-keeping.ts";
import type { Source } from "../load/source.ts";
import { jsonLinesSource } from "../load/sources/json-lines.ts";
import type { TakenIn } from "./load-and-ripple.ts";
import { loadAndRipple } from "./load-and-ripple.ts";
import type { PushDocument } from "./push-answer.ts";
import { pushDocument } from "./push-answer.ts";
import { emptySpool, PushUnfit, spoolPush } from "./pushed-lines.ts";

/** Deliveries that may wait for the one under way. */
export const WAITING_MAX = 8;
/** Seconds after which a sender who was sent away may come again. */
const RETRY_AFTER_SECONDS = 15;

/** What an intake is made of. */
export interface IntakeParts {
  graph: Graph;
  home: string;
  /** Name of this process in locks. */
  owner: string;
  clock: () => Date;
  /** Keys persons by their ID numbers; without it none is kept. */
  persons?: PersonKeeping | undefined;
  audit: { record: (entry: { actor: string; action: string; detail: object }) => Promise<unknown> };
}

/** One push, as its sender states it. */
export interface PushOrder {
  actor: string;
  sourceId: string;
  deliveryId: string;
  /** Delta where undefined. */
  mode?: string | undefined;
  /** Today where undefined. */
  asOf?: string | undefined;
  /** Lines of JSON; a rejected read is the sender's fault. */
  body: AsyncIterable<Uint8Array>;
}

/** HTTP's answer to a push: a document, or sentences that say why nothing was done. */
export interface PushAnswer {
  status: number;
  document?: PushDocument;
  sentences?: readonly string[];
  retryAfterSeconds?: number;
}

/** Deliveries that come by themselves, one after another. */
export interface Intake {
  push: (order: PushOrder) => Promise<PushAnswer>;
  /** A folder of a source. Throws LoadRefused, LoadBusy, or what the database says. */
  takeFolder: (directory: string, source: Source) => Promise<TakenIn>;
  /** Take nothing more and wait for what is under way. */
  close: () => Promise<void>;
}

/** Open the intake of a service; what pushes a killed service left on disk is removed. */
export function openIntake(parts: IntakeParts): Intake {
  const { graph, home, owner, clock, audit, persons } = parts;
  emptySpool(home);
  let [waiting, isClosed] = [0, false];
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time, in the order asked. */
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) return Promise.reject(new LoadBusy(["the service is stopping; send it again"]));
    waiting += 1;
    const done = last.then(work).finally(() => (waiting -= 1));
    last = done.catch(() => undefined);
    return done;
  };

  const takeFolder = (directory: string, source: Source, actor: string, told?: QuarantinedLine[]) =>
    queued(async () => {
      const onQuarantined = (line: QuarantinedLine) => void told?.push(line);
      const order = { graph, directory, source, home, clock, onQuarantined, ...(persons && { persons }) };
      const taken = await loadAndRipple(order, owner);
      const { sourceId, deliveryId, outcome } = taken.report;
      await audit.record({ actor, action: "load", detail: { sourceId, deliveryId, outcome } });
      return taken;
    });

  async function push(order: PushOrder): Promise<PushAnswer> {
    const { actor, sourceId, deliveryId, mode = "delta", asOf = chinaDate(clock()) } = order;
    const wrong = wrongFields({ sourceId, deliveryId, mode, asOf });
    if (wrong.length > 0) return { status: 400, sentences: wrong };
    if (isClosed || waiting > WAITING_MAX)
      return away([`${waiting} deliveries wait already; send it again later`]);
    const manifest = { sourceId, deliveryId, mode: mode as LoadMode, asOf };
    const spooled = await spoolPush(home, manifest, order.body);
    try {
      const quarantined: QuarantinedLine[] = [];
      const source = jsonLinesSource(spooled.tables);
      const { report, ripple } = await takeFolder(spooled.directory, source, actor, quarantined);
      if (report.otherContent) return { status: 409, sentences: report.reports };
      const keptOut = report.before
        ? keptQuarantine(quarantineDirectory(home, sourceId, deliveryId))
        : quarantined;
      return { status: 200, document: pushDocument(report, spooled.lines, keptOut, ripple) };
    } finally {
      spooled.discard();
    }
  }

  return {
    push: (order) => push(order).catch(refusalOf),
    takeFolder: (directory, source) => takeFolder(directory, source, "inbox"),
    async close() {
      isClosed = true;
      await last;
    },
  };
}

function refusalOf(error: unknown): PushAnswer {
  if (error instanceof PushUnfit) return { status: error.status, sentences: error.sentences };
  if (error instanceof LoadBusy) return away(error.sentences);
  if (error instanceof LoadRefused) return { status: 422, sentences: error.sentences };
  throw error;
}

function away(sentences: readonly string[]): PushAnswer {
  return { status: 503, sentences, retryAfterSeconds: RETRY_AFTER_SECONDS };
}
