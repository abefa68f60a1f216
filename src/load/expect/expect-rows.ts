import type { IsoDate } from "../../model/dates.ts";
import { dayFromIsoDate, parseIsoDate } from "../../model/dates.ts";
import { checkRow } from "../check/check-row.ts";
import { LoadRefused } from "../load-refused.ts";
import type { Tally } from "../load-report.ts";
import type { Manifest } from "../read/manifest.ts";
import type { DeliveryFiles, RawRow, Source, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import type { Expectations, TableExpectation } from "./expectations.ts";
import type { ProcedureCount } from "./delivered-procedures.ts";
import { DeliveredProcedures } from "./delivered-procedures.ts";
import { EXPECTATIONS_FILE } from "./expectations.ts";

/** What was counted of one table before anything is written. */
export interface TableSurvey {
  rows: number;
  /** Rows that are kept out by themselves, whatever they refer to. */
  unsound: number;
  /** Rows in which a column is filled. */
  filled: ReadonlyMap<string, number>;
  /** Newest date of the column asked, up to today; null = none. */
  newest: IsoDate | null;
  /** Procedures in the steps, and those at fault. */
  procedures: ProcedureCount;
}

/** One delivery on its way in. */
export interface ExpectedDelivery {
  source: Source;
  files: DeliveryFiles;
  manifest: Pick<Manifest, "sourceId" | "mode">;
  today: IsoDate;
}

/**
 * Hold a delivery against what is expected of its source, before anything is written: one more look at the rows of the
 * tables that have expectations. Throws LoadRefused with a sentence for each expectation that does not hold.
 */
export async function expectRows(delivery: ExpectedDelivery, expectations: Expectations): Promise<void> {
  const refusals: string[] = [];
  for (const table of tableNames) {
    const expected = expectations[table];
    if (!expected) continue;
    const survey = await surveyOf(delivery, table, expected);
    const { sourceId, mode } = delivery.manifest;
    const place = `${sourceId}.${mode}.${table}`;
    for (const fault of faultsOf(survey, expected, delivery.today)) {
      refusals.push(`${table}: ${fault} (${EXPECTATIONS_FILE}: ${place}); nothing was written`);
    }
  }
  if (refusals.length > 0) throw new LoadRefused(refusals);
}

/** The share of rows kept out once more, when rows are known to refer to nobody: the load is then taken back. */
export function expectKept(
  manifest: Pick<Manifest, "sourceId" | "mode">,
  tally: Tally,
  all: Expectations,
): void {
  const { sourceId, mode } = manifest;
  for (const table of tableNames) {
    const shareMax = all[table]?.quarantinedShareMax;
    if (shareMax === undefined) continue;
    const files = tally.files().filter((file) => file.table === table);
    const rows = files.reduce((sum, file) => sum + file.rowsRead, 0);
    const unsound = files.reduce((sum, file) => sum + file.rowsQuarantined, 0);
    for (const fault of keptOutFaults(rows, unsound, shareMax)) {
      const place = `${EXPECTATIONS_FILE}: ${sourceId}.${mode}.${table}`;
      throw new LoadRefused([`${table}: ${fault} (${place}); the graph stays as it was`]);
    }
  }
}

async function surveyOf(
  { source, files, today, manifest }: ExpectedDelivery,
  table: TableName,
  { filledShareMin = {}, newest, quarantinedShareMax, disorderShareMax }: TableExpectation,
): Promise<TableSurvey> {
  const procedures = new DeliveredProcedures();
  const filled = new Map(Object.keys(filledShareMin).map((column) => [column, 0]));
  let [rows, unsound, newestDate] = [0, 0, null as IsoDate | null];
  const isFed = source.feeds[table]?.some((shape) => files.filesOf(shape).length > 0) ?? false;
  for await (const row of isFed ? source.rows(table, files) : []) {
    rows += 1;
    if (quarantinedShareMax !== undefined && !("fact" in checkRow(table, row))) unsound += 1;
    for (const [column, count] of filled) {
      if ((row.cells[column] ?? "").trim() !== "") filled.set(column, count + 1);
    }
    if (disorderShareMax !== undefined) procedures.add(row.cells);
    const date = newest ? dateIn(row, newest.column) : null;
    if (date !== null && date <= today && (newestDate === null || date > newestDate)) newestDate = date;
  }
  return { rows, unsound, filled, newest: newestDate, procedures: procedures.counted(manifest.mode) };
}

function faultsOf(survey: TableSurvey, expected: TableExpectation, today: IsoDate): string[] {
  const { rows } = survey;
  const { rowsMin, rowsMax, quarantinedShareMax, filledShareMin = {}, newest, disorderShareMax } = expected;
  const faults: string[] = [];
  if (rowsMin !== undefined && rows < rowsMin) faults.push(`${rows} rows, expected at least ${rowsMin}`);
  if (rowsMax !== undefined && rows > rowsMax) faults.push(`${rows} rows, expected at most ${rowsMax}`);
  if (quarantinedShareMax !== undefined)
    faults.push(...keptOutFaults(rows, survey.unsound, quarantinedShareMax));
  for (const [column, shareMin] of Object.entries(filledShareMin)) {
    const count = survey.filled.get(column)!;
    if (count < rows * shareMin) {
      faults.push(
        `${column} is filled in ${count} of ${rows} rows, expected a share of at least ${shareMin}`,
      );
    }
  }
  if (newest && rows > 0) {
    const days = survey.newest === null ? null : dayFromIsoDate(today) - dayFromIsoDate(survey.newest);
    if (days === null || days > newest.daysMax) {
      const found = survey.newest === null ? "no date up to today" : `${survey.newest}, ${days} days old`;
      faults.push(
        `newest ${newest.column} is ${found}, expected at most ${newest.daysMax} days before ${today}`,
      );
    }
  }
  const { atFault, all } = survey.procedures;
  if (disorderShareMax !== undefined && atFault > all * disorderShareMax) {
    const what = "out of order or without a step that is asked for";
    faults.push(
      `${atFault} of ${all} procedures are ${what}, expected a share of at most ${disorderShareMax}`,
    );
  }
  return faults;
}

function keptOutFaults(rows: number, unsound: number, shareMax: number): string[] {
  if (unsound <= rows * shareMax) return [];
  return [`${unsound} of ${rows} rows would be kept out, expected a share of at most ${shareMax}`];
}

function dateIn(row: RawRow, column: string): IsoDate | null {
  try {
    return parseIsoDate((row.cells[column] ?? "").trim());
  } catch {
    return null;
  }
}
