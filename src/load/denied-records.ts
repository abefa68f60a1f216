import type { DeniedField } from "../model/denied-fields.ts";
import { eachRecord, partsOf } from "./bulk/file-parts.ts";
import type { DenyList } from "./check/denied-names.ts";
import { LoadRefused } from "./load-refused.ts";
import { rowOf } from "./read/csv.ts";
import type { Delivery } from "./read/delivery.ts";
import type { DeliveryFiles, RawRow, Source } from "./source.ts";

/** Says which of some ids the graph knows as organisations. */
export type OrganisationsAmong = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

interface Suspect {
  field: DeniedField;
  rows: number;
  /** First row, and with consent fields the first row of each subject. */
  first: RawRow;
  firstById: Map<string, RawRow>;
}

/**
 * Refuse records of a type on the deny-list before anything is written: a quarantine would keep what nobody may keep.
 * What consent can open is kept out of natural persons' records only; a subject that nobody knows counts as one.
 * Returns reports on what came by consent.
 */
export async function screenRecords(
  source: Source,
  { files, placed }: Pick<Delivery, "files" | "placed">,
  denyList: DenyList,
  organisationsAmong: OrganisationsAmong,
): Promise<string[]> {
  const suspects = await suspectsOf(source, { files, placed }, denyList);
  if (suspects.size === 0) return [];
  const ids = [...suspects.values()].flatMap(({ firstById }) => [...firstById.keys()]);
  const organisations =
    ids.length === 0 ? ids : await knownOrganisations(source, files, ids, organisationsAmong);
  const reports: string[] = [];
  const refusals: string[] = [];
  for (const [name, { field, rows, first, firstById }] of suspects) {
    const row = field.kind === "never" ? first : firstOther(firstById, new Set(organisations));
    if (!row) continue;
    const more = rows > 1 ? ` and more, ${rows} records in all` : "";
    const ruling = denyList.rule({ place: `${row.file}:${row.line}${more}`, what: "recordType", name });
    if (ruling.report !== undefined) reports.push(ruling.report);
    if (ruling.refusal !== undefined) refusals.push(ruling.refusal);
  }
  if (refusals.length > 0) throw new LoadRefused(refusals);
  return reports;
}

async function suspectsOf(
  source: Source,
  delivery: Pick<Delivery, "files" | "placed">,
  denyList: DenyList,
): Promise<Map<string, Suspect>> {
  const fieldByType = new Map<string, DeniedField | undefined>();
  const suspects = new Map<string, Suspect>();
  const fieldOf = (type: string) => {
    if (!fieldByType.has(type)) fieldByType.set(type, denyList.fieldOf(type));
    return fieldByType.get(type);
  };
  await eachRow(source, delivery, fieldOf, (type, field, row) => {
    const suspect = suspects.get(type) ?? {
      field,
      rows: 0,
      first: row,
      firstById: new Map<string, RawRow>(),
    };
    suspects.set(type, suspect);
    suspect.rows += 1;
    const id = row.cells["subjectId"] ?? "";
    if (field.kind === "consent" && !suspect.firstById.has(id)) suspect.firstById.set(id, row);
  });
  return suspects;
}

/** Rows whose type is on the list. A bundle's are split at commas where they may be: the CSV reader takes 13 times as long. */
async function eachRow(
  source: Source,
  { files, placed }: Pick<Delivery, "files" | "placed">,
  fieldOf: (type: string) => DeniedField | undefined,
  take: (type: string, field: DeniedField, row: RawRow) => void,
): Promise<void> {
  if (source.id !== "bundle") {
    for await (const row of source.rows("records", files)) {
      const type = row.cells["recordType"] ?? "";
      const field = fieldOf(type);
      if (field) take(type, field, row);
    }
    return;
  }
  for (const file of placed.filter(({ shape }) => shape.id === "records")) {
    const column = file.header.indexOf("recordType");
    let linesBefore = 0;
    for (const part of partsOf(file)) {
      const before = linesBefore;
      linesBefore += await eachRecord(part, (record) => {
        const type = record.cells[column]?.trim() ?? "";
        const field = fieldOf(type);
        if (field) take(type, field, rowOf(file.name, file.header, record, before));
      });
    }
  }
}

function firstOther(firstById: ReadonlyMap<string, RawRow>, ids: ReadonlySet<string>): RawRow | undefined {
  for (const [id, row] of firstById) if (!ids.has(id)) return row;
  return undefined;
}

async function knownOrganisations(
  source: Source,
  files: DeliveryFiles,
  ids: readonly string[],
  organisationsAmong: OrganisationsAmong,
): Promise<string[]> {
  const asked = new Set(ids);
  const isPersonById = new Map<string, boolean>();
  for await (const { cells } of source.feeds.subjects ? source.rows("subjects", files) : []) {
    const id = cells["id"] ?? "";
    // Said twice in different ways: a person, until the delivery is mended.
    if (asked.has(id))
      isPersonById.set(id, (isPersonById.get(id) ?? false) || (cells["kind"] ?? "") === "person");
  }
  const strange = [...asked].filter((id) => !isPersonById.has(id));
  const known = strange.length === 0 ? new Set<string>() : await organisationsAmong(strange);
  return [...asked].filter((id) => isPersonById.get(id) === false || known.has(id));
}
