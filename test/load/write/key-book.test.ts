import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KeyBook } from "../../../src/load/write/key-book.ts";
import { MAP_ENTRIES_MAX, ManyMap } from "../../../src/load/write/many-map.ts";

/** Far below what a Map takes, so that a few keys need many of them. */
const BOUND = 10;
const key = fc.nat({ max: 60 }).map((number) => `k${number}`);
const hash = fc.constantFrom("0000000000001", "0000000000002");

describe("a map of many", () => {
  test("is a Map, whatever each of its Maps may hold", () => {
    const step = fc.record({ key, value: fc.option(fc.nat(), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 70 }), (steps, bound) => {
        const [many, one] = [new ManyMap<number | undefined>(bound), new Map<string, number | undefined>()];
        for (const { key, value } of steps) {
          many.set(key, value);
          one.set(key, value);
        }
        expect([...many.keys()].sort()).toEqual([...one.keys()].sort());
        expect([...many.values()].length).toBe(one.size);
        expect(many.size).toBe(one.size);
        for (let number = 0; number <= 61; number += 1) {
          expect(many.get(`k${number}`)).toBe(one.get(`k${number}`));
          expect(many.has(`k${number}`)).toBe(one.has(`k${number}`));
        }
      }),
    );
  });

  test.each([BOUND - 1, BOUND, BOUND + 1, 2 * BOUND, 2 * BOUND + 1])(
    "of %i keys has all of them",
    (count) => {
      const many = new ManyMap<number>(BOUND);
      for (let number = 0; number < count; number += 1) many.set(`k${number}`, number);
      for (let number = 0; number < count; number += 1) many.set(`k${number}`, -number);
      expect(many.size).toBe(count);
      expect([...many.values()]).toEqual(Array.from({ length: count }, (_, number) => -number));
    },
  );

  test("begins another before the number of entries at which V8 throws", () => {
    expect(MAP_ENTRIES_MAX).toBe(16_777_215);
  });
});

type Step = (book: KeyBook) => unknown;
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(key, hash).map(
    ([one, content]): Step =>
      (book) =>
        book.enter(one, content),
  ),
  fc.tuple(key, hash).map(
    ([one, content]): Step =>
      (book) =>
        book.compare(one, content),
  ),
  key.map(
    (one): Step =>
      (book) =>
        book.bar(one),
  ),
  key.map(
    (one): Step =>
      (book) =>
        book.state(one) === "toWrite" ? book.markWritten(one) : null,
  ),
);

test("a key book of many Maps says of every key what one of a single Map says", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 200 }), (all) => {
      const [many, one] = [new KeyBook(BOUND), new KeyBook()];
      for (const step of all) expect(step(many)).toEqual(step(one));
      for (let number = 0; number <= 61; number += 1) {
        expect(many.state(`k${number}`)).toBe(one.state(`k${number}`));
        expect(many.accepts(`k${number}`)).toBe(one.accepts(`k${number}`));
      }
      expect([...many.keys()].sort()).toEqual([...one.keys()].sort());
    }),
  );
});
