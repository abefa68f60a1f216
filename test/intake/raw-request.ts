import { connect } from "node:net";

/** An answer as it stood on the wire, its body put together. */
export interface Answer {
  status: number;
  head: string;
  body: string;
}

/** Send bytes and hear the first answer; null = the connection ended without one. */
export function sent(
  port: number,
  { bytes, cutAt }: { bytes: Buffer; cutAt: number | null },
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const heard: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => heard.push(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answerOf(Buffer.concat(heard).toString("latin1"))));
    // The connection is left open: a service takes a sender's half of it being closed for a cut.
    if (cutAt === null) socket.write(bytes);
    else socket.write(bytes.subarray(0, Math.floor(cutAt * bytes.length)), () => socket.destroy());
  });
}

function answerOf(text: string): Answer | null {
  // Behind a "100 Continue" stands the answer itself.
  const rest = text.replace(/^(HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/, "");
  const status = /^HTTP\/1\.1 (\d{3})/.exec(rest)?.[1];
  if (status === undefined) return null;
  const [head = "", body = ""] = rest.split(/\r\n\r\n([^]*)/);
  const whole = /transfer-encoding: chunked/i.test(head) ? chunksTogether(body) : body;
  return { status: Number(status), head, body: Buffer.from(whole, "latin1").toString("utf8") };
}

/** A body in chunks, a character a byte. */
function chunksTogether(body: string): string {
  let [whole, at] = ["", 0];
  for (;;) {
    const end = body.indexOf("\r\n", at);
    const size = end < 0 ? 0 : parseInt(body.slice(at, end), 16);
    if (!(size > 0)) return whole;
    whole += body.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}
