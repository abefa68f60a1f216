import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { maskAnyIdNumber, maskedStart } from "../model/id-number.ts";
import { bearerOf, refuseStranger } from "./access.ts";

/** One push, as HTTP states it. */
export interface PushedDelivery {
  actor: string;
  sourceId: string;
  deliveryId: string;
  mode: string | undefined;
  asOf: string | undefined;
  body: AsyncIterable<Uint8Array>;
}

/** Whose token it is that pushes; `sources` null = any, which is the operator's. */
export interface Deliverer {
  actor: string;
  sources: readonly string[] | null;
}

/** A system with a token of its own. */
export interface KnownSender {
  name: string;
  sources: readonly string[];
}

/** What the answer to a push needs of the service. */
export interface DeliveryParts {
  readonly audit: { record: (entry: { actor: string; action: string; detail?: object }) => Promise<unknown> };
  /** Takes one pushed delivery in. */
  readonly push: (delivery: PushedDelivery) => Promise<PushOutcome>;
}

/** What becomes of it; the room that loads says so. */
export interface PushOutcome {
  status: number;
  document?: object;
  sentences?: readonly string[];
  retryAfterSeconds?: number;
}

/** Characters of a sentence, which may repeat what a sender wrote. */
const SENTENCE_CHARACTERS_MAX = 1_000;
const PLACE = /^\/deliveries\/([^/]+)\/([^/]+)$/;
const LINES = /^application\/(x-ndjson|jsonl|x-jsonlines)\s*(;|$)/i;
const ERROR_CODES: Readonly<Record<number, string>> = {
  403: "FORBIDDEN",
  409: "CONFLICT",
  413: "LIMIT_TOO_HIGH",
  503: "RATE_LIMITED",
};

/** Whether an address is one of deliveries. */
export function isDeliveryPath(pathname: string): boolean {
  return pathname === "/deliveries" || pathname.startsWith("/deliveries/");
}

/** Who pushes: the operator, a sender, or null for a browser's cookie, which does not do. */
export function delivererOf(
  caller: "bearer" | "browser" | null,
  sender: KnownSender | null,
): Deliverer | null {
  if (caller === "bearer") return { actor: "local:push", sources: null };
  return sender && { actor: `sender:${sender.name}`, sources: sender.sources };
}

/** 401 for a push that nobody's token comes with, with what was found. */
export function refuseUnknownSender(request: IncomingMessage, response: ServerResponse): void {
  const found = bearerOf(request) === undefined ? "no bearer was sent" : "the bearer is nobody's token";
  const expected = "expected a sender's (credit-graph senders) or the operator's";
  refuseStranger(request, response, `${found}; ${expected}`);
}

/** `POST /deliveries/{sourceId}/{deliveryId}`: hand the lines of a body to `push` and say what became of them. */
export async function answerDelivery(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  deliverer: Deliverer | null,
  { push, audit }: DeliveryParts,
): Promise<void> {
  const unfit = unfitOf(request, url, deliverer);
  if (unfit) return say(response, unfit);
  const [sourceId, deliveryId] = PLACE.exec(url.pathname)!.slice(1).map(decoded);
  const { actor, sources } = deliverer!;
  if (sources && !sources.includes(sourceId!)) {
    const detail = { sourceId: maskAnyIdNumber(sourceId!), outcome: "FORBIDDEN" };
    await audit.record({ actor, action: "push", detail });
    const found = `source ${sourceId}: ${actor} may push as ${sources.join(", ")} and nothing else`;
    return say(response, { status: 403, sentences: [found] });
  }
  const [mode, asOf] = ["mode", "asOf"].map((name) => url.searchParams.get(name) ?? undefined);
  const isZipped = request.headers["content-encoding"] === "gzip";
  const broken: Error[] = [];
  // Heard for as long as it lives: an archive that ends early can say so after the pipeline has ended, to nobody else.
  const unzipped = createGunzip().on("error", (error) => void broken.push(error));
  const bytes = bytesOf(request);
  const body: AsyncIterable<Uint8Array> = isZipped ? pipeline(bytes, unzipped, () => undefined) : bytes;
  const delivery = { actor, sourceId: sourceId!, deliveryId: deliveryId!, mode, asOf, body };
  try {
    say(response, await push(delivery));
  } catch (error) {
    // Whether the one who reads or the pipeline hears of it first is a matter of chance.
    const damage = [error, ...broken].find((one) => (one as NodeJS.ErrnoException).code?.startsWith("Z_"));
    const hasBrokenOff = request.errored !== null;
    if (!damage && !hasBrokenOff) throw error;
    const found = hasBrokenOff ? "broke off" : `is no gzip (${(damage as Error).message})`;
    say(response, { status: 400, sentences: [`the body ${found}; send it again`] });
  } finally {
    // What is left of a body that was refused is read and dropped: a sender hears the answer when it has sent all.
    request.resume();
  }
}

/** The body; whoever stops reading it early does not cut the connection, on which the answer goes back. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
}

function unfitOf(request: IncomingMessage, url: URL, deliverer: Deliverer | null): PushOutcome | undefined {
  const { method, headers } = request;
  if (!PLACE.test(url.pathname)) {
    return { status: 404, sentences: ["expected /deliveries/{sourceId}/{deliveryId}"] };
  }
  if (method !== "POST") return { status: 405, sentences: [`method ${method}, expected POST`] };
  // A page of another origin must not deliver with an inspector's cookie.
  if (!deliverer) return { status: 403, sentences: ["a delivery is pushed with a bearer, not a cookie"] };
  const twice = ["mode", "asOf"].filter((name) => url.searchParams.getAll(name).length > 1);
  if (twice.length > 0)
    return { status: 400, sentences: [`parameter ${twice.join(", ")} stands twice, expected it once`] };
  const strange = [...url.searchParams.keys()].filter((name) => name !== "mode" && name !== "asOf");
  if (strange.length > 0) {
    return { status: 400, sentences: [`parameter ${strange.join(", ")}, expected mode and asOf at most`] };
  }
  const [type, encoding] = [headers["content-type"] ?? "", headers["content-encoding"] ?? "identity"];
  if (!LINES.test(type)) {
    const found = `content-type ${type || "nothing"}, expected application/x-ndjson with one JSON object a line`;
    return { status: 415, sentences: [found] };
  }
  if (encoding !== "identity" && encoding !== "gzip") {
    return { status: 415, sentences: [`content-encoding ${encoding}, expected gzip or none`] };
  }
  return undefined;
}

/** Text of a part of an address; one that cannot be decoded stays as it is, and no id is like it. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function say(
  response: ServerResponse,
  { status, document, sentences, retryAfterSeconds }: PushOutcome,
): void {
  if (retryAfterSeconds !== undefined) response.setHeader("retry-after", String(retryAfterSeconds));
  if (status === 405) response.setHeader("allow", "POST");
  response.setHeader("cache-control", "private, no-store");
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  const code = ERROR_CODES[status] ?? (status === 404 ? "NOT_FOUND" : "BAD_USER_INPUT");
  const errors = sentences?.map((sentence) => ({
    message: maskedStart(sentence, SENTENCE_CHARACTERS_MAX),
    extensions: { code },
  }));
  response.end(`${JSON.stringify(document ?? { errors })}\n`);
}
