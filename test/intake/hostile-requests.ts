import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { TOKEN } from "./push-service.ts";

export const ID_NUMBER = "11010519491231002X";

/** One request as bytes; `cutAt` = the connection is cut after that part of them. */
export interface HostileRequest {
  bytes: Buffer;
  cutAt: number | null;
  /** Lines of the body as they were meant, for an accepted delivery's account. */
  lines: readonly Buffer[];
}

const names = ["C1", "C2", "C3", "p1", "constructor", "__proto__", "\ud800", "\udfff", "a\u0000b", "\u202eC"];
const texts = [
  ...names,
  ...["", " ", "公司", "\u200b", "\u2028", "x".repeat(300), "长".repeat(5_000), "9".repeat(400)],
  ...["'}) DETACH DELETE n //", "`}) MATCH (n) SET n.name = 'x' //", "$rows", "../../outside", "=1+1"],
  ...[
    ID_NUMBER,
    `证${ID_NUMBER}号`,
    "company",
    "person",
    "2025-03-01",
    "2025-02-30",
    "60",
    "100",
    "guarantees",
  ],
];
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...texts) },
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, 1e308, [], ["C1"], {}, { id: "C1" }, [[[[]]]]),
);
const columns = {
  subjects: [
    "id",
    "kind",
    "name",
    "uscc",
    "capitalFen",
    "idNumber",
    "idDigest",
    "formerNames",
    "registeredOn",
  ],
  shareholdings: [
    "statementId",
    "holderId",
    "companyId",
    "sharePercent",
    "amountFen",
    "validFrom",
    "validTo",
  ],
  positions: ["statementId", "personId", "organisationId", "role", "validFrom"],
  links: ["statementId", "fromId", "toId", "kind", "amountFen"],
  listings: ["listingId", "subjectId", "listCode", "documentNo", "listedOn", "removedOn"],
  records: ["recordId", "subjectId", "recordType", "value", "occurredOn"],
} as const;
const sound = fc.constantFrom(
  { table: "subjects", id: "C1", kind: "company", name: "公司一" },
  { table: "subjects", id: "C2", kind: "company", name: "公司二", capitalFen: 100 },
  { table: "subjects", id: "p1", kind: "person", name: "王五", idNumber: ID_NUMBER },
  { table: "shareholdings", statementId: "s1", holderId: "C1", companyId: "C2", sharePercent: "60" },
  { table: "listings", listingId: "L1", subjectId: "C1", listCode: "taxEvasion", listedOn: "2025-03-01" },
);
const strange = fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])).chain((table) =>
  fc
    .dictionary(fc.constantFrom(...columns[table], "constructor", "extra", ID_NUMBER), value, {
      maxKeys: 6,
    })
    .map((fields) => ({ table, ...fields })),
);
const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const broken = fc.constantFrom(
  ...["{", "[]", "null", "{}", '"subjects"', '{"table":"subject"}', `{"table":"${ID_NUMBER}"}`, "\ufeff"],
  ...['{"table":"constructor"}', '{"table":"__proto__"}', '{"__proto__":{"table":"subjects"}}', "NaN"],
  ...[`{"table":${deep(100_000)}}`, deep(200_000), '{"table":"subjects","id":"C3"', "\u0000"],
);
const odd = fc.constantFrom(
  '{"table":"subj\\u0065cts","id":"C1","kind":"company","name":"公司三"}',
  '{"table":"links","table":"subjects","id":"C2","kind":"company","name":"重"}',
  '{"table":"subjects","__proto__":{"id":"C1"},"id":"C3","kind":"company"}',
  `{"table":"subjects","id":"C3","kind":"company","name":${deep(100_000)}}`,
  `{"table":"subjects","id":"C3","kind":"company","name":"${"长".repeat(700_000)}"}`,
  '{"table":"shareholdings","statementId":"s2","holderId":"C1","companyId":"C2","amountFen":9007199254740993}',
  '{"table":"shareholdings","statementId":"s3","holderId":"C1","companyId":"C2","amountFen":1e400}',
);
const notUtf8 = fc.constantFrom(
  // Read as GB18030 the name ends before its quote, so the line would be another than the one looked at.
  Buffer.concat([
    Buffer.from('{"table":"subjects","id":"C3","name":"'),
    Buffer.from([0x81, 0x5c]),
    Buffer.from('""}'),
  ]),
  Buffer.from([0x80]),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
);
const line: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 8, arbitrary: sound.map((row) => Buffer.from(JSON.stringify(row))) },
  { weight: 6, arbitrary: strange.map((row) => Buffer.from(JSON.stringify(row))) },
  { weight: 2, arbitrary: odd.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: broken.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: notUtf8 },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\r").map((text) => Buffer.from(text)) },
);

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
let count = 0;
/** A delivery not met before, so that it can be taken. */
const fresh = () => `d-${(count += 1)}`;
const address = fc.record({
  source: mostly(
    "s",
    "t",
    "constructor",
    "..",
    "%2e%2e",
    ".",
    "decisions",
    ID_NUMBER,
    "s%00",
    "s%2Ft",
    "%E5%8E",
    "x".repeat(65),
  ),
  delivery: mostly<string | null>(
    ...([null, "d-1", "again", "..", "%2e%2e", "a%2F..%2Fb", "%00", ID_NUMBER, "constructor"] as const),
    ...[
      encodeURIComponent("年".repeat(128)),
      "x".repeat(129),
      "x".repeat(9_000),
      "",
      "a/b",
      "%F0%9F",
      "%ud800",
    ],
  ),
  query: mostly(
    "",
    "?mode=full",
    "?mode=delta&mode=full",
    "?asOf=2026-07-01",
    "?asOf=0000-00-00",
    `?mode=${ID_NUMBER}`,
    "?x=1",
    "?mode=%00",
  ),
  whole: mostly<string | null>(
    null,
    "//[",
    "*",
    "http://[x/deliveries/s/d",
    "//deliveries/s/d",
    "/deliveries",
    "/deliveries/s/../../d",
  ),
});
const head = fc.record({
  method: mostly("POST", "GET", "PUT", "HEAD", "OPTIONS", "DELETE", "TRACE"),
  bearer: mostly(
    `Authorization: Bearer ${TOKEN}`,
    "",
    "Authorization: Bearer wrong",
    `Cookie: credit_graph=${TOKEN}`,
    "Authorization: Basic x",
  ),
  type: mostly(
    "application/x-ndjson",
    "",
    "text/csv",
    "application/json",
    ID_NUMBER,
    "application/jsonl; charset=gbk",
  ),
  encoding: mostly("", "gzip", "lie", "br", "GZIP", "gzip, gzip"),
  framing: mostly("length", "chunked", "none", "long", "short", "negative", "words", "both", "badChunk"),
  expect: mostly("", "Expect: 100-continue", "Expect: more", "Upgrade: websocket\r\nConnection: Upgrade"),
});

/** A request that is hostile in some of its parts; most are sound in most, so that all parts are reached. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .tuple(address, head, fc.array(line, { maxLength: 6 }), mostly<number | null>(null, 0.3, 0.6, 0.95, 0.999))
  .map(([where, how, lines, cutAt]) => {
    const path = where.whole ?? `/deliveries/${where.source}/${where.delivery ?? fresh()}${where.query}`;
    const body = Buffer.concat(lines.flatMap((one) => [one, Buffer.from("\n")]));
    // What waits for more than it sends is cut in the end. So does Node after a chunk that is none where a change of
    // protocol was asked for: the service closes it after five minutes.
    const isWaiting =
      how.framing === "long" || (how.framing === "badChunk" && how.expect.startsWith("Upgrade"));
    const cut = isWaiting ? (cutAt ?? 1) : cutAt;
    return { bytes: requestBytes(path, how, body), cutAt: cut, lines };
  });

type Head = typeof head extends fc.Arbitrary<infer T> ? T : never;

function requestBytes(
  path: string,
  { method, bearer, type, encoding, framing, expect }: Head,
  lines: Buffer,
): Buffer {
  const body = encoding.startsWith("gzip") ? gzipSync(lines) : lines;
  const lengths: Record<string, string> = {
    length: `Content-Length: ${body.length}`,
    chunked: "Transfer-Encoding: chunked",
    badChunk: "Transfer-Encoding: chunked",
    none: "",
    long: `Content-Length: ${body.length + 10}`,
    short: `Content-Length: ${Math.floor(body.length / 2)}`,
    negative: "Content-Length: -1",
    words: "Content-Length: many",
    both: `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked`,
  };
  const fields = [
    `${method} ${path} HTTP/1.1`,
    ...["Host: 127.0.0.1", "Connection: close", bearer, lengths[framing]!, expect],
    type === "" ? "" : `Content-Type: ${type}`,
    encoding === "" ? "" : `Content-Encoding: ${encoding === "lie" ? "gzip" : encoding}`,
  ];
  const start = Buffer.from(`${fields.filter((field) => field !== "").join("\r\n")}\r\n\r\n`);
  const isChunked = lengths[framing]!.endsWith("chunked") && framing !== "both";
  if (!isChunked) return Buffer.concat([start, body]);
  const size = framing === "badChunk" ? "xyz" : body.length.toString(16);
  return Buffer.concat([start, Buffer.from(`${size}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);
}
