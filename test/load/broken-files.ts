import { gzipSync } from "node:zlib";
import fc from "fast-check";

/** What hostile or careless senders put into files. */
const intruders = [
  "\0",
  '"',
  '""',
  '",\n"',
  "\r",
  "\r\n\r\n",
  "\ufeff",
  "\u202e",
  ",,,,,,,,,,,,",
  "'}) DETACH DELETE n //",
  "`}) MATCH (n) SET n.name = 'x' //",
  "$rows",
  "=cmd|' /C calc'!A0",
  "../../../outside",
  "..\\..\\outside",
  "__proto__",
  "constructor",
  "110105194912310021",
  "9".repeat(400),
  "长".repeat(5_000),
  "1e309",
  "NaN",
  "2025-02-30",
  "0001-01-01",
  "{}",
].map((text) => Buffer.from(text));
/** Bytes that are no UTF-8: a lone continuation, half a character, GB18030. */
const strangeBytes = [
  [0x80],
  [0xe5, 0x8e],
  [0xff, 0xfe],
  [0xcf, 0xc3, 0xc3, 0xc5],
  [0x84, 0x31, 0xa4, 0x37],
].map((bytes) => Buffer.from(bytes));

/** One way to break a file; places are parts of its length, so that they fit any. */
type Slip = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const cut = (bytes: Buffer, from: number, to: number): [Buffer, Buffer, Buffer] => {
  const [start, end] = [from, to].map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
  return [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
};

/** A column taken out of every line, as careless exports do; quotes are not minded. */
const withoutColumn = (bytes: Buffer, column: number): Buffer =>
  Buffer.from(
    bytes
      .toString("latin1")
      .split("\n")
      .map((line) => line.split(",").toSpliced(column, 1).join(","))
      .join("\n"),
    "latin1",
  );

const slip: fc.Arbitrary<Slip> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...intruders, ...strangeBytes)).map(([at, text]): Slip => {
    return (bytes) => {
      const [before, , after] = cut(bytes, at, at);
      return Buffer.concat([before, text, after]);
    };
  }),
  fc.tuple(place, place).map(([from, to]): Slip => {
    return (bytes) => {
      const [before, , after] = cut(bytes, from, to);
      return Buffer.concat([before, after]);
    };
  }),
  fc.tuple(place, place).map(([from, to]): Slip => {
    return (bytes) => {
      const [before, middle, after] = cut(bytes, from, to);
      return Buffer.concat([before, middle, middle, after]);
    };
  }),
  fc.tuple(place, fc.nat(255)).map(([at, value]): Slip => {
    return (bytes) => {
      const changed = Buffer.from(bytes);
      if (changed.length > 0) changed[Math.min(changed.length - 1, Math.floor(at * changed.length))] = value;
      return changed;
    };
  }),
  fc.nat(8).map(
    (column): Slip =>
      (bytes) =>
        withoutColumn(bytes, column),
  ),
  place.map(
    (at): Slip =>
      (bytes) =>
        cut(bytes, at, at)[0],
  ),
);

/** Slips of one file, the smallest first when a case is shrunk; `packed` = sent as .gz, `torn` = and cut short. */
export interface Breakage {
  slips: Slip[];
  packed: boolean;
  torn: number;
}

export const breakage: fc.Arbitrary<Breakage> = fc.record({
  slips: fc.array(slip, { maxLength: 3 }),
  packed: fc.boolean(),
  torn: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: place }),
});

/** A file after its breakage: its name on disk and its bytes; `wrapped` makes of the text what the name says it is. */
export function brokenFile(
  name: string,
  text: string,
  { slips, packed, torn }: Breakage,
  wrapped?: (bytes: Buffer) => Buffer,
): [string, Buffer] {
  const bytes = slips.reduce<Buffer>((some, one) => one(some), Buffer.from(text));
  const whole = wrapped ? wrapped(bytes) : bytes;
  if (!packed) return [name, whole];
  const zipped = wrapped ? whole : gzipSync(whole);
  return [wrapped ? name : `${name}.gz`, zipped.subarray(0, Math.ceil(torn * zipped.length))];
}
