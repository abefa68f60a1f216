import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const COOKIE = "credit_graph";

/** Compare in constant time; hashing first makes lengths equal. */
export function isSameToken(given: string, token: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}

/** Who asks: a tool with a bearer, a browser with its cookie, or nobody (null). */
export function callerOf(
  request: Pick<IncomingMessage, "headers">,
  token: string,
): "bearer" | "browser" | null {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return isSameToken(bearer, token) ? "bearer" : null;
  const cookie = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? "")?.[1];
  return cookie !== undefined && isSameToken(cookie, token) ? "browser" : null;
}

/**
 * What was never published, such as a procedure that has led to no listing, is for inspectors at the viewer: a system
 * that asks passes on what it gets. One token opens both ways in, so this parts purposes; it stops no holder of it.
 */
export function seesUnpublished(actor: string): boolean {
  return actor === "local:browser";
}

/** `/?token=…`: a right token becomes a cookie and leaves the address; a wrong one is refused. True = answered. */
export function exchangeToken(url: URL, response: ServerResponse, token: string): boolean {
  const given = url.searchParams.get("token");
  if (url.pathname !== "/" || given === null) return false;
  if (!isSameToken(given, token)) {
    refuseStranger(response);
    return true;
  }
  response.writeHead(303, {
    "set-cookie": `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    location: "./",
    "cache-control": "no-store",
  });
  response.end();
  return true;
}

/** 401 with the published code, and what to do. */
export function refuseStranger(response: ServerResponse): void {
  response.writeHead(401, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  const message = "open the address that the start printed (/?token=…), or send it as a bearer";
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: "UNAUTHENTICATED" } }] }));
}

/** Headers of every answer: nothing from outside, no frames, no sniffing, no referrer. */
export function securityHeaders(): Record<string, string> {
  return {
    "content-security-policy":
      "default-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data: blob:; " +
      "style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
  };
}
