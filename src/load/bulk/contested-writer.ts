import type { SubjectFact } from "../../model/facts.ts";
import { targetOf } from "../write/rows.ts";
import type { Statement } from "../write/rows.ts";
import type { Writer } from "../write/writer.ts";
import type { NumberedSubject } from "./delivered-subjects.ts";
import { importRow } from "./import-row.ts";
import type { ImportSet } from "./import-set.ts";

/**
 * Writer of the contested rows of a first load, once they were judged together. Rows of one subject are gathered:
 * told once, it is its own version; told again, each telling is a version beside it.
 */
export class ContestedWriter implements Writer {
  readonly #files: ImportSet;
  readonly #tellings = new Map<string, Statement[]>();
  /** Subjects that contested rows named, by delivered id. */
  readonly subjects = new Map<string, NumberedSubject>();

  constructor(files: ImportSet) {
    this.#files = files;
  }

  write: Writer["write"] = async (table, statement) => {
    if (table === "subjects") {
      const { subjectId } = statement.subjects[0]!;
      this.#tellings.set(subjectId, [...(this.#tellings.get(subjectId) ?? []), statement]);
      return;
    }
    const numbers = (statement.subjects as NumberedSubject[]).map(({ number }) => number);
    this.#files.writeFact(targetOf(table, statement.fact), importRow(table, statement), numbers);
  };

  /** Write the gathered subjects; nothing stands in an empty graph that could be closed. */
  close: Writer["close"] = async (versions) => {
    if (versions.length > 0)
      throw new Error(`first load: ${versions.length} versions to close, expected none`);
    for (const [subjectId, tellings] of this.#tellings) {
      const { isPerson } = tellings[0]!.subjects[0]!;
      const rows = tellings.map((statement) => importRow("subjects", statement));
      const [first] = rows;
      const isOwnVersion = rows.length === 1;
      const { fact, derived } = first!;
      const number = this.#files.writeSubject(isPerson, isOwnVersion ? first! : { fact, derived });
      if (!isOwnVersion) for (const row of rows) this.#files.writeFact("subjects", row, [number]);
      for (const telling of tellings)
        this.subjects.set((telling.fact as SubjectFact).id, { subjectId, isPerson, number });
    }
    this.#tellings.clear();
  };
}
