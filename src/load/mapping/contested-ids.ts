import { hash } from "node:crypto";
import { CONTENT_HASH_DIGITS } from "../check/check-row.ts";
import { residentNumberIn } from "../identity/keyed-row.ts";
import type { DeliveryFiles } from "../source.ts";
import { KeyBook } from "../write/key-book.ts";
import { rowsMade } from "./made-rows.ts";
import type { Mapping } from "./mapping.ts";

/**
 * Ids under which the files of a delivery name persons with different resident ID numbers: two of one name at one
 * company. No id is made of a number, because a key changes when its secret does and an id never may. Each delivery is
 * looked through once, for all of its tables.
 */
export function contestedIdsOf(mapping: Mapping): (delivered: DeliveryFiles) => Promise<ReadonlySet<string>> {
  const known = new WeakMap<DeliveryFiles, Promise<ReadonlySet<string>>>();
  return (delivered) => {
    const found = known.get(delivered) ?? searched(mapping, delivered);
    known.set(delivered, found);
    return found;
  };
}

async function searched(mapping: Mapping, delivered: DeliveryFiles): Promise<ReadonlySet<string>> {
  const mentioned = mapping.files.flatMap(({ rows }) => rows.filter(({ mentions }) => mentions));
  const book = new KeyBook();
  if (mentioned.some(({ cells }) => "idNumber" in cells)) {
    for await (const { row } of rowsMade(mapping, "subjects", delivered)) {
      const number = residentNumberIn(row.cells["idNumber"] ?? "");
      if (number === "" || row.broken !== undefined) continue;
      book.enter(row.cells["id"]!, hash("sha256", number).slice(0, CONTENT_HASH_DIGITS));
    }
  }
  return new Set([...book.keys()].filter((id) => book.state(id) === "barred"));
}
