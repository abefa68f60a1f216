import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/** One row as text by column, exactly as it stands in the file. */
export type TextRow = Record<string, string>;

/** A stake in force: shares and votes in ppm, unknown as 0, a range as its least. */
export interface Stake {
  holder: string;
  company: string;
  sharePpm: number;
  votesPpm: number;
}

const told = ["subjects", "shareholdings", "positions", "links", "penalties", "records"] as const;

/** The facts of a bundle that hold on one date, with every term of office: rules ask about the past. */
export interface World {
  asOf: string;
  kindOf: Map<string, string>;
  /** One stake a pair, overlapping rows resolved; a company's stake in itself is left out. */
  stakes: Stake[];
  /** Companies whose register contradicts itself. */
  conflicted: Set<string>;
  offices: TextRow[];
  links: TextRow[];
  /** Severe listings in force, each with its act filled. */
  listings: { subject: string; listedOn: string; actFrom: string; actTo: string }[];
  listed: Set<string>;
  /** Every row of the tables that rules about the past read, as it stands in the file. */
  rows: Record<(typeof told)[number], TextRow[]>;
  /** Severe listings known, those that ended or are yet to begin among them. */
  severeRows: TextRow[];
  /** Listings of every kind, red lists among them. */
  listingRows: TextRow[];
  regionOf: Map<string, string>;
  /** Every stake ever stated: rules ask who held what at an act. */
  stakeRows: TextRow[];
}

/** Which of several rows of one pair counts: the region is built so that either gives the same leads. */
export type OverlapReading = "least" | "greatest";

const severe = new Set([
  ...["dishonestJudgmentDebtor", "majorTaxViolation", "seriousMarketViolation", "wageArrears", "workSafety"],
  ...["governmentProcurement", "statistics", "ecology", "foodAndDrug", "tourism", "customs"],
]);

/** Rows of one table of a bundle folder. */
export function readTable(folder: string, table: string): TextRow[] {
  return parse(readFileSync(join(folder, `${table}.csv`), "utf8"), { columns: true });
}

/** Whether a row's period [from, to) holds on the date; an empty end is open. */
export function holdsOn(row: TextRow, asOf: string): boolean {
  return (row["validFrom"] || "0001") <= asOf && asOf < (row["validTo"] || "9999");
}

const ppm = (percent: string): number => Math.round(Number(percent) * 10_000);

function stakeOf(row: TextRow): Stake {
  const sharePpm = ppm(row["sharePercent"] || row["sharePercentMin"] || "0");
  const votesPpm = row["votesPercent"] ? ppm(row["votesPercent"]) : sharePpm;
  return { holder: row["holderId"]!, company: row["companyId"]!, sharePpm, votesPpm };
}

function resolve(rows: Stake[], reading: OverlapReading): { stakes: Stake[]; conflicted: Set<string> } {
  const choose = reading === "least" ? Math.min : Math.max;
  const byPair = new Map<string, Stake>();
  const conflicted = new Set<string>();
  for (const row of rows) {
    const pair = `${row.holder}>${row.company}`;
    const other = byPair.get(pair);
    if (other) conflicted.add(row.company);
    byPair.set(pair, {
      ...row,
      sharePpm: choose(row.sharePpm, other?.sharePpm ?? row.sharePpm),
      votesPpm: choose(row.votesPpm, other?.votesPpm ?? row.votesPpm),
    });
  }
  for (const company of new Set(rows.map((row) => row.company))) {
    const held = rows.filter((row) => row.company === company);
    const totalPpm = held.reduce((sum, row) => sum + row.sharePpm, 0);
    if (totalPpm > 1_000_000 + held.length) conflicted.add(company);
  }
  return { stakes: [...byPair.values()].filter((stake) => stake.holder !== stake.company), conflicted };
}

/** Reads a bundle folder as it stands on a date; `changes` are listing rows of a later delta, by id. */
export function readWorld(
  folder: string,
  asOf: string,
  reading: OverlapReading = "least",
  changes: TextRow[] = [],
): World {
  const stakeRows = readTable(folder, "shareholdings");
  const subjects = readTable(folder, "subjects");
  const changeById = new Map(changes.map((row) => [row["listingId"], row]));
  const listingRows = readTable(folder, "listings").map((row) => changeById.get(row["listingId"]) ?? row);
  const severeRows = listingRows.filter((row) => severe.has(row["listCode"]!));
  const listings = severeRows
    .filter((row) => row["listedOn"]! <= asOf && asOf < (row["removedOn"] || "9999"))
    .map((row) => ({
      subject: row["subjectId"]!,
      listedOn: row["listedOn"]!,
      actFrom: row["actFrom"] || row["listedOn"]!,
      actTo: row["actTo"] || row["listedOn"]!,
    }));
  return {
    asOf,
    kindOf: new Map(subjects.map((row) => [row["id"]!, row["kind"]!])),
    ...resolve(stakeRows.filter((row) => holdsOn(row, asOf)).map(stakeOf), reading),
    offices: readTable(folder, "positions"),
    links: readTable(folder, "links").filter((row) => holdsOn(row, asOf)),
    listings,
    listed: new Set(listings.map((listing) => listing.subject)),
    rows: Object.fromEntries(told.map((name) => [name, readTable(folder, name)])) as World["rows"],
    severeRows,
    listingRows,
    regionOf: new Map(subjects.map((row) => [row["id"]!, row["regionCode"]!])),
    stakeRows,
  };
}
