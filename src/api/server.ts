import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { useCSRFPrevention } from "@graphql-yoga/plugin-csrf-prevention";
import { GraphQLError } from "graphql";
import { createYoga } from "graphql-yoga";
import { collectDefaultMetrics, Registry } from "prom-client";
import sirv from "sirv";
import {
  bearerOf,
  callerOf,
  exchangeToken,
  refuseSender,
  refuseStranger,
  securityHeaders,
} from "./access.ts";
import { auditPlugin } from "./auditing.ts";
import type { ApiParts } from "./context.ts";
import { contextOf } from "./context.ts";
import type { KnownSender, PushedDelivery, PushOutcome } from "./deliveries.ts";
import { answerDelivery, delivererOf, isDeliveryPath, refuseUnknownSender } from "./deliveries.ts";
import { exportAlerts } from "./export-alerts.ts";
import { limitPlugins } from "./limits.ts";
import { maskAnyIdNumber } from "../model/id-number.ts";
import { createSchema } from "./schema.ts";

export interface ApiServerParts extends ApiParts {
  readonly token: string;
  /** Whose token a bearer is beside the operator's; null = nobody's. Without it there are no senders. */
  readonly senderOf?: (token: string) => KnownSender | null;
  /** Takes one pushed delivery in. */
  readonly push: (delivery: PushedDelivery) => Promise<PushOutcome>;
  /** Folder of the built viewer. */
  readonly webRoot: string;
  readonly logger: { error: (fields: object, message: string) => void };
}

export interface ApiServer {
  /** Resolves with the port; rejects with the system's error, such as EADDRINUSE. */
  listen: (port: number, host: string) => Promise<{ port: number }>;
  /** Ends open streams too: a subscription must not keep the service alive. */
  close: () => Promise<void>;
}

/** Addresses come without one; which it is does not matter. */
const ORIGIN = "http://localhost";

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

/** GraphQL, viewer, health, metrics and export over HTTP (contract section 4). */
export function createApiServer(parts: ApiServerParts): ApiServer {
  const yoga = yogaOf(parts);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const viewer = sirv(parts.webRoot, { dev: false, single: false, etag: true });
  const routes: Record<string, Route> = {
    "/metrics": async (_, response) => {
      response.setHeader("content-type", registry.contentType);
      response.end(await registry.metrics());
    },
    "/export/alerts.csv": (_, response, url) => exportAlerts(parts, response, url),
  };
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      parts.logger.error({ error: messageOf(error) }, "request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
    const address = request.url ?? "/";
    if (!URL.canParse(address, ORIGIN)) return void response.writeHead(400).end("the address is none\n");
    const url = new URL(address, ORIGIN);
    if (url.pathname === "/health") return void response.writeHead(200).end("alive\n");
    if (url.pathname === "/ready") return readiness(parts, response);
    if (exchangeToken(url, request, response, parts.token)) return;
    const caller = callerOf(request, parts.token);
    const bearer = caller ? undefined : bearerOf(request);
    const sender = bearer === undefined ? null : (parts.senderOf?.(bearer) ?? null);
    if (isDeliveryPath(url.pathname)) {
      if (!caller && !sender) return refuseUnknownSender(request, response);
      return answerDelivery(request, response, url, delivererOf(caller, sender), parts);
    }
    if (sender) return refuseSender(response, sender.name);
    if (!caller) return refuseStranger(request, response);
    if (url.pathname === "/graphql") {
      response.setHeader("cache-control", "private, no-store");
      return void (await yoga(request, response, { actor: `local:${caller}` }));
    }
    const route = routes[url.pathname];
    if (route) return route(request, response, url);
    const notFound = (): void => void response.writeHead(404).end("not found\n");
    // A push to a wrong address must not hear 200 from a page.
    if (request.method !== "GET" && request.method !== "HEAD") return notFound();
    viewer(request, response, notFound);
  }

  return { listen: (port, host) => listening(server, port, host), close: () => closing(server) };
}

function yogaOf(parts: ApiServerParts) {
  const schema = createSchema();
  return createYoga<{ actor: string }>({
    schema,
    graphqlEndpoint: "/graphql",
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    maxRequestBodySize: 256 * 1024,
    logging: false,
    context: ({ actor }) => contextOf(parts, actor),
    maskedErrors: { isDev: false, maskError: (error) => masked(error, parts) },
    plugins: [
      useCSRFPrevention({ requestHeaders: ["x-graphql-yoga-csrf"] }),
      ...limitPlugins(schema),
      auditPlugin(parts.variablesDigest),
    ],
  });
}

/** What an error says, for a log: a database repeats what it was given. */
const messageOf = (error: unknown) => maskAnyIdNumber(error instanceof Error ? error.message : String(error));

/** Refusals keep their words and get a code; anything else is logged here and says nothing outside. */
function masked(error: unknown, { logger }: ApiServerParts): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (error instanceof GraphQLError && (!original || original instanceof GraphQLError)) {
    // A slip in a question is answered with what was found there.
    error.message = maskAnyIdNumber(error.message);
    if (error.extensions["code"]) return error;
    const isForbidden = (error.extensions["http"] as { status?: number } | undefined)?.status === 403;
    error.extensions["code"] = isForbidden ? "FORBIDDEN" : "BAD_USER_INPUT";
    return error;
  }
  const message = messageOf(original);
  logger.error({ error: message }, "graphql failed");
  const code = /ECONNREFUSED|ServiceUnavailable|Could not perform discovery|connect/i.test(message)
    ? "DATABASE_UNAVAILABLE"
    : /timed out|timeout/i.test(message)
      ? "TIMED_OUT"
      : "INTERNAL_SERVER_ERROR";
  return new GraphQLError(code === "INTERNAL_SERVER_ERROR" ? "unexpected error" : code.toLowerCase(), {
    extensions: { code },
  });
}

async function readiness({ graph }: ApiServerParts, response: ServerResponse): Promise<void> {
  const isReady = await graph.verifyReachable(2_000).then(
    () => true,
    () => false,
  );
  response.writeHead(isReady ? 200 : 503).end(isReady ? "ready\n" : "not ready\n");
}

function listening(server: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve({ port: typeof address === "object" && address ? address.port : port });
    });
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
