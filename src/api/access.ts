import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const COOKIE = "credit_graph";

/** Compare in constant time; hashing first makes lengths equal. */
export function isSameToken(given: string, token: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}

/** The token that a request sends as a bearer; undefined = none. */
export function bearerOf(request: Pick<IncomingMessage, "headers">): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
}

/** Who asks: a tool with a bearer, a browser with its cookie, or nobody (null). */
export function callerOf(
  request: Pick<IncomingMessage, "headers">,
  token: string,
): "bearer" | "browser" | null {
  const bearer = bearerOf(request);
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
export function exchangeToken(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): boolean {
  const given = url.searchParams.get("token");
  if (url.pathname !== "/" || given === null) return false;
  if (!isSameToken(given, token)) {
    refuseStranger(request, response);
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

const HOW_TO_ENTER = "open the address that the start printed (/?token=…), or send it as a bearer";

/** 401 with the published code, and what to do; a page for who came by a browser. */
export function refuseStranger(
  request: IncomingMessage,
  response: ServerResponse,
  message = HOW_TO_ENTER,
): void {
  const asPage = request.headers.accept?.includes("text/html") === true;
  const type = asPage ? "text/html" : "application/json";
  response.writeHead(401, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
  response.end(
    asPage
      ? STRANGERS_PAGE
      : JSON.stringify({ errors: [{ message, extensions: { code: "UNAUTHENTICATED" } }] }),
  );
}

/** 403: the token is known, and opens nothing but deliveries. */
export function refuseSender(response: ServerResponse, name: string): void {
  response.writeHead(403, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  const message = `the token of sender ${name} pushes deliveries; it opens nothing else`;
  response.end(JSON.stringify({ errors: [{ message, extensions: { code: "FORBIDDEN" } }] }));
}

const STRANGERS_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>信用图谱</title></head>
  <body style="font: 16px/1.8 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; margin: 20vh auto; max-width: 36em">
    <h1 style="font-size: 22px">信用图谱：请从启动时给出的地址进入</h1>
    <p>本页只对持有访问令牌的人开放。请打开服务启动时显示的地址，形如
      <code>http://127.0.0.1:4000/?token=…</code>；令牌也在服务目录的 <code>token</code> 文件里。重新启动浏览器之后需再次由该地址进入。</p>
    <p lang="en">Open the address that the start printed (/?token=…).</p>
  </body>
</html>
`;

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
