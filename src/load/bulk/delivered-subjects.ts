import type { KnownSubject } from "../check/references.ts";
import type { KeyTable } from "./key-table.ts";
import { keyStates } from "./key-table.ts";

/** A subject of a first load, with the number of its node. */
export interface NumberedSubject extends KnownSubject {
  number: number;
}

/** The subjects that a first load accepted: nearly all by their key's hash, the contested ones by their text. */
export class DeliveredSubjects {
  readonly #ids: KeyTable;
  readonly #contested: ReadonlyMap<string, NumberedSubject>;

  constructor(ids: KeyTable, contested: ReadonlyMap<string, NumberedSubject>) {
    this.#ids = ids;
    this.#contested = contested;
  }

  /** The subject a delivered id stands for; undefined when the delivery names none, or it is in quarantine. */
  known(id: string): NumberedSubject | undefined {
    const slot = this.#ids.slotOf(id);
    if (slot < 0) return undefined;
    const state = this.#ids.stateAt(slot);
    if (state === keyStates.contested) return this.#contested.get(id);
    if (state === keyStates.unknown) return undefined;
    return {
      subjectId: id,
      isPerson: state === keyStates.person,
      number: this.#ids.numberAt(slot),
    };
  }
}
