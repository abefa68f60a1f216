import { hash } from "node:crypto";
import { CONTENT_HASH_DIGITS } from "../check/check-row.ts";
import { residentNumberIn } from "../identity/keyed-row.ts";
import type { DeliveryFiles, RawRow } from "../source.ts";
import type { KeyState } from "../write/key-book.ts";
import { KeyBook } from "../write/key-book.ts";
import { rowsMade } from "./made-rows.ts";
import type { Mapping } from "./mapping.ts";

/** What the resident ID numbers of a delivery say of an id: several = persons with different ones have it. */
export type NumbersBeside = "none" | "one" | "several";

/**
 * How many persons the files of a delivery name under an id, by their resident ID numbers: two of one name at one
 * company. No id is made of a number, because a key changes when its secret does and an id never may. Each delivery is
 * looked through once, for all of its tables.
 */
export function numbersBesideIds(
  mapping: Mapping,
): (delivered: DeliveryFiles) => Promise<(id: string) => NumbersBeside> {
  const known = new WeakMap<DeliveryFiles, Promise<KeyBook>>();
  return async (delivered) => {
    const found = known.get(delivered) ?? searched(mapping, delivered);
    known.set(delivered, found);
    const book = await found;
    return (id) => numbersAt[book.state(id)] ?? "none";
  };
}

const numbersAt: Partial<Record<KeyState, NumbersBeside>> = { toWrite: "one", barred: "several" };

async function searched(mapping: Mapping, delivered: DeliveryFiles): Promise<KeyBook> {
  const mentioned = mapping.files.flatMap(({ rows }) => rows.filter(({ mentions }) => mentions));
  const book = new KeyBook();
  if (mentioned.some(({ cells }) => "idNumber" in cells)) {
    for await (const { row } of rowsMade(mapping, "subjects", delivered)) {
      const number = numberOf(row);
      if (number === "" || row.broken !== undefined) continue;
      book.enter(row.cells["id"]!, hash("sha256", number).slice(0, CONTENT_HASH_DIGITS));
    }
  }
  return book;
}

/** The resident ID number that a row states, "" where it states none that holds. */
export const numberOf = ({ cells }: RawRow): string => residentNumberIn(cells["idNumber"] ?? "");
