import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyTable, keyStates } from "../../../src/load/bulk/key-table.ts";

test("keys entered once are found and free, keys entered twice are contested, others are not there", () => {
  const keys = fc.array(fc.string({ minLength: 1 }), { maxLength: 200 });
  fc.assert(
    fc.property(keys, fc.string({ minLength: 1 }), (entered, other) => {
      const table = KeyTable.of(entered.length, true);
      for (const key of entered) table.enter(key);
      for (const key of entered) {
        const slot = table.slotOf(key);
        expect(slot).toBeGreaterThanOrEqual(0);
        const isRepeated = entered.indexOf(key) !== entered.lastIndexOf(key);
        expect(table.stateAt(slot)).toBe(isRepeated ? keyStates.contested : keyStates.unknown);
      }
      expect(table.slotOf(other) >= 0).toBe(entered.includes(other));
      expect(new Set(entered.map((key) => table.slotOf(key))).size).toBe(new Set(entered).size);
    }),
  );
});

test("a hundred thousand keys stand in slots of their own, and what is settled there is read by another view", () => {
  const table = KeyTable.of(100_000, true);
  for (let at = 0; at < 100_000; at += 1) table.enter(`91350200MA${at}`);
  for (let at = 0; at < 100_000; at += 1)
    table.settle(table.slotOf(`91350200MA${at}`), keyStates.organisation, at);
  const view = new KeyTable(table.memory);
  for (let at = 0; at < 100_000; at += 1) {
    const slot = view.slotOf(`91350200MA${at}`);
    expect([view.stateAt(slot), view.numberAt(slot)]).toEqual([keyStates.organisation, at]);
  }
  expect(view.slotOf("91350200MB1")).toBe(-1);
});

test("a full table finds what is in it and takes no other key", () => {
  const table = KeyTable.of(1, false);
  for (let at = 0; at < 16; at += 1) table.enter(`k${at}`);
  table.enter("k3");
  expect(table.stateAt(table.slotOf("k3"))).toBe(keyStates.contested);
  expect(table.slotOf("k16")).toBe(-1);
  expect(() => table.enter("k16")).toThrow("all 16 slots are taken, expected fewer keys");
});
