import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { columnsOfFile } from "../../../src/load/mapping/mapping.ts";
import type { Mapping } from "../../../src/load/mapping/mapping.ts";
import { shippedMappingNames, shippedMappingPath } from "../../../src/load/mapping/shipped-mappings.ts";

export const ID_NUMBER = "11010519491231002X";
/** Words that stand for what JSON.stringify cannot write, put into the text afterwards. */
const [DEEP_TOKEN, HUGE_TOKEN] = ["@deep", "@huge"];
const DEEP = 50_000;

const words = [
  ...["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty", "prototype", "length"],
  ...["\u202e倒", "\u200b", "\ufeff", "\u0000", "\ud800", "\udfff", "a\nb", "\u001b[31m", "\u2028"],
  ...["'}) DETACH DELETE n //", "`}) MATCH (n) SET n.name = 'x' //", "$rows", "=1+1", "${7*7}"],
  ...["../x.csv", "..", "/etc/x.csv", "..\\x.csv", "*.csv", "**.csv", ".csv", `${"a*".repeat(100)}.csv`],
  ...["(a+)+$.csv", "[.csv", "a|.*.csv", `${"长".repeat(300)}.csv`, "x".repeat(100_000)],
  ...[ID_NUMBER, "decisions", "judgements", '"', ",", "\t", "", " ", "9".repeat(400), "2025-02-30"],
  ...["subjects", "links", "id", "name", "kind", "统一社会信用代码", "企业名称", "案号", "100", "company"],
  ...[`${DEEP_TOKEN}first`, `${DEEP_TOKEN}join`, `${DEEP_TOKEN}list`, HUGE_TOKEN],
];
const word = fc.constantFrom(...words);
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom(null, true, false, 0, -1, 1.5, 101, 2 ** 53, 1e308, -0),
  fc.constant([]),
  fc.constant({}),
  fc.array(word, { maxLength: 3 }),
  fc.dictionary(word, word, { maxKeys: 3 }),
  word.map((column) => ({ column, as: "date" })),
  word.map((column) => ({ column, as: "amount", map: Object.fromEntries([[column, column]]) })),
  fc.tuple(word, word).map((parts) => ({ join: parts, with: parts[0] })),
  word.map((part) => ({ digest: [part, part], prefix: "x" })),
  word.map((constant) => ({ constant })),
);

/** One change at a place of the tree; places are numbers from 0 to 1, so that they fit any tree. */
type Slip = (root: unknown) => unknown;
type Place = readonly [holder: Record<PropertyKey, unknown>, key: PropertyKey];

function placesIn(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return places;
  for (const [key, one] of Object.entries(value)) {
    places.push([value as Record<PropertyKey, unknown>, key]);
    placesIn(one, places);
  }
  return places;
}

/** An own property whatever its name is, "__proto__" too. */
function put(holder: object, key: PropertyKey, value: unknown): void {
  if (Array.isArray(holder)) holder.push(value);
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const change: fc.Arbitrary<(place: Place) => void> = fc.oneof(
  hostile.map(
    (value) =>
      ([holder, key]: Place) =>
        void (holder[key] = value),
  ),
  fc.constant(([holder, key]: Place) => void delete holder[key]),
  fc.constant(([holder, key]: Place) => put(holder, `${String(key)}2`, holder[key])),
  fc.tuple(word, hostile).map(
    ([name, value]) =>
      ([holder]: Place) =>
        put(holder, name, value),
  ),
  word.map((name) => ([holder, key]: Place) => {
    put(holder, name, holder[key]);
    if (!Array.isArray(holder)) delete holder[key];
  }),
  fc.constant(([holder, key]: Place) => void (holder[key] = [holder[key]])),
  fc.constant(([holder, key]: Place) => void (holder[key] = { first: [holder[key], holder[key]] })),
);
const slip: fc.Arbitrary<Slip> = fc
  .tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), change)
  .map(([at, make]) => (root) => {
    const places = placesIn(root);
    const place = places[Math.floor(at * places.length)];
    if (place) make(place);
    return root;
  });

const nested = (open: string, close: string) => open.repeat(DEEP) + '"a"' + close.repeat(DEEP);
function withTokens(text: string): string {
  return text
    .replaceAll(`"${DEEP_TOKEN}first"`, () => nested('{"first":[', "]}"))
    .replaceAll(`"${DEEP_TOKEN}join"`, () => nested('{"join":[', "]}"))
    .replaceAll(`"${DEEP_TOKEN}list"`, () => nested("[", "]"))
    .replaceAll(`"${HUGE_TOKEN}"`, "1e999");
}

const torn: fc.Arbitrary<(text: string) => Buffer> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => Buffer.from(text)) },
  fc.constant((text: string) => Buffer.from(`\ufeff${text}`)),
  fc.constant((text: string) => Buffer.from(text, "utf16le")),
  fc.constant((text: string) => Buffer.from(text, "latin1")),
  fc.nat(999).map((at) => (text: string) => Buffer.from(text.slice(0, (text.length * at) / 1_000))),
);

const own = {
  id: "own",
  nameZh: "自有",
  files: [
    { id: "f", name: "f*.csv", rows: [{ table: "subjects", cells: { id: "no", kind: "k", name: "n" } }] },
  ],
};
const originals = [
  ...shippedMappingNames().map((name) => readFileSync(shippedMappingPath(name), "utf8")),
  JSON.stringify(own),
];

/** Bytes of a mapping after its slips, the fewest first when a case is shrunk. */
export const brokenMapping: fc.Arbitrary<Buffer> = fc
  .tuple(fc.constantFrom(...originals), fc.array(slip, { maxLength: 4 }), torn)
  .map(([text, slips, tear]) => {
    const value = slips.reduce((root, one) => one(root), JSON.parse(text) as unknown);
    return tear(withTokens(JSON.stringify(value)));
  });

const known = ["91350100M000100Y43", "厦门甲示例有限公司", "2025-03-01", "1,000.00", "33.3%", "company", "1"];
const cell = fc.oneof(fc.constantFrom(...known), word, fc.string({ unit: "binary", maxLength: 12 }));

/** What comes under a mapping: the changes to each file's header, and cells without end. */
export interface HostileFiles {
  headers: readonly ((header: string[]) => string[])[];
  cells: { next: () => { value?: string } };
  rows: number;
}
export const hostileFiles: fc.Arbitrary<HostileFiles> = fc.record({
  headers: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant((header: string[]) => header) },
      word.map((name) => (header: string[]) => [...header, name]),
      fc.constant((header: string[]) => [...header, header[0] ?? ""]),
      fc.nat(9).map((at) => (header: string[]) => header.toSpliced(at % (header.length || 1), 1)),
      fc.constant((header: string[]) => header.toReversed()),
    ),
    { minLength: 4, maxLength: 4 },
  ),
  cells: fc.infiniteStream(cell),
  rows: fc.nat(4),
});

/** Files that a mapping asks for, by name; those that no disk can hold are left out. */
export function filesUnder(mapping: Mapping, { headers, cells, rows }: HostileFiles): [string, string][] {
  return mapping.files.slice(0, headers.length).flatMap((file, at): [string, string][] => {
    const name = file.name.replaceAll("*", "x");
    if (Buffer.byteLength(name) > 255 || name.includes("\0")) return [];
    const header = headers[at]!(columnsOfFile(file));
    const lines = Array.from({ length: rows }, () => header.map(() => cells.next().value ?? ""));
    const text = stringify([header, ...lines], { delimiter: file.delimiter ?? ",", quoted: true });
    return [[name, "\n".repeat((file.headerLine ?? 1) - 1) + text]];
  });
}

/** A folder of its own for each case would be thousands: one is emptied for the next. */
export const mappingIn = (folder: string) => join(folder, "own.json");
