import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** One push, as HTTP states it. */
export interface PushedDelivery {
  actor: string;
  sourceId: string;
  deliveryId: string;
  mode: string | undefined;
  asOf: string | undefined;
  body: AsyncIterable<Uint8Array>;
}

/** What becomes of it; the room that loads says so. */
export interface PushOutcome {
  status: number;
  document?: object;
  sentences?: readonly string[];
  retryAfterSeconds?: number;
}

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

/** `POST /deliveries/{sourceId}/{deliveryId}`: hand the lines of a body to `push` and say what became of them. */
export async function answerDelivery(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  caller: "bearer" | "browser",
  push: (delivery: PushedDelivery) => Promise<PushOutcome>,
): Promise<void> {
  const unfit = unfitOf(request, url, caller);
  if (unfit) return say(response, unfit);
  const [sourceId, deliveryId] = PLACE.exec(url.pathname)!.slice(1).map(decoded);
  const [mode, asOf] = ["mode", "asOf"].map((name) => url.searchParams.get(name) ?? undefined);
  const isZipped = request.headers["content-encoding"] === "gzip";
  const broken: Error[] = [];
  const onEnd = (error: Error | null | undefined): void => void (error && broken.push(error));
  const body: AsyncIterable<Uint8Array> = isZipped ? pipeline(request, createGunzip(), onEnd) : request;
  const delivery = { actor: "local:push", sourceId: sourceId!, deliveryId: deliveryId!, mode, asOf, body };
  try {
    say(response, await push(delivery));
  } catch (error) {
    const [damage] = broken;
    if (!damage || !(damage as NodeJS.ErrnoException).code?.startsWith("Z_")) throw error;
    say(response, { status: 400, sentences: [`the body is no gzip (${damage.message}); send it again`] });
  }
}

function unfitOf(request: IncomingMessage, url: URL, caller: "bearer" | "browser"): PushOutcome | undefined {
  const { method, headers } = request;
  if (!PLACE.test(url.pathname)) {
    return { status: 404, sentences: ["expected /deliveries/{sourceId}/{deliveryId}"] };
  }
  if (method !== "POST") return { status: 405, sentences: [`method ${method}, expected POST`] };
  // A page of another origin must not deliver with an inspector's cookie.
  if (caller !== "bearer")
    return { status: 403, sentences: ["a delivery is pushed with a bearer, not a cookie"] };
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
  const errors = sentences?.map((message) => ({ message, extensions: { code } }));
  response.end(`${JSON.stringify(document ?? { errors })}\n`);
}
