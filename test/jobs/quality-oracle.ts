import { createRequire } from "node:module";
import type { Row } from "../load/bundle-folder.ts";
import { deliveries, subjects } from "./quality-deliveries.ts";

const published = createRequire(import.meta.url)("chinese-days") as { isWorkday: (date: string) => boolean };

/** Columns that say which stake, office or link a row states: alike in all of them is the same. */
const SAME_BY = {
  shareholdings: [
    ...[
      "holderId",
      "companyId",
      "sharePercent",
      "sharePercentMin",
      "sharePercentMax",
      "votesPercent",
      "validFrom",
    ],
  ],
  positions: ["personId", "organisationId", "role", "validFrom"],
  links: ["fromId", "toId", "kind", "amountFen", "validFrom"],
} as const;

/** The same figures by plain arithmetic over the rows delivered; working days by a published table. */
export function oracle(): Record<string, string> {
  const counts = new Map<string, [number, number, number]>();
  const add = (key: string, isPart: boolean, isUnknown = false) => {
    const count = counts.get(key) ?? [0, 0, 0];
    counts.set(key, count);
    if (isUnknown) count[2] += 1;
    else {
      count[1] += 1;
      if (isPart) count[0] += 1;
    }
  };
  const accept = (told: string, isAccepted: boolean) => {
    add(`${told} - accuracy.rows`, isAccepted);
    // Nobody has objected to any of it yet.
    if (isAccepted) add(`${told} - accuracy.objections`, true);
  };
  const regionOf = new Map(subjects.map((row) => [row["id"]!, row["regionCode"] ?? ""]));
  const seen: { table: string; key: string; row: Row }[] = [];
  const codesSeen = new Map<string, string>();
  /** What each key of a source says now, by table. */
  const standing = new Map<string, string>();
  const isTwin = (table: keyof typeof SAME_BY, sourceId: string, row: Row, toldNow: readonly Row[]) => {
    const says = (one: Row) => JSON.stringify([table, ...SAME_BY[table].map((column) => one[column] ?? "")]);
    const key = (one: Row) => `${table} ${sourceId}:${one["statementId"]!}`;
    const earlier = [...standing].some(
      ([other, said]) => said === says(row) && !toldNow.some((one) => key(one) === other),
    );
    return earlier || toldNow.some((one) => key(one) < key(row) && says(one) === says(row));
  };
  for (const { sourceId, day, tables } of deliveries) {
    for (const row of (tables.subjects ?? []).toSorted((a, b) => (a["id"]! < b["id"]! ? -1 : 1))) {
      accept(`${sourceId} ${day}`, true);
      const at = `${sourceId} ${day} ${row["regionCode"] ?? ""}`;
      if (row["kind"] === "person") {
        add(`${at} completeness.persons.identity`, false);
        continue;
      }
      for (const field of ["uscc", "regionCode", "registeredOn", "industryCode", "address"]) {
        add(`${at} completeness.subjects.${field}`, Boolean(row[field]));
      }
      add(`${at} completeness.subjects.status`, row["status"] !== "unknown");
      if (row["regionCode"]) add(`${at} accuracy.regions`, row["regionCode"] !== "359999");
      if (!row["uscc"]) continue;
      const number = Number(row["id"]!.slice(1));
      add(`${at} accuracy.codes`, number % 7 !== 0);
      add(`${at} duplication.codes`, codesSeen.has(row["uscc"]));
      codesSeen.set(row["uscc"], row["id"]!);
    }
    for (const row of tables.shareholdings ?? []) {
      accept(`${sourceId} ${day}`, true);
      const told = `${sourceId} ${day} ${regionOf.get(row["companyId"]!)}`;
      add(`${told} duplication.shareholdings`, isTwin("shareholdings", sourceId, row, tables.shareholdings!));
      const at = `${told} completeness.shareholdings`;
      const [least, most] = [Number(row["sharePercentMin"] || 0), Number(row["sharePercentMax"] || 100)];
      add(`${at}.share`, Boolean(row["sharePercent"]) || least > 0 || most < 100);
      add(`${at}.amountFen`, Boolean(row["amountFen"]));
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
    }
    for (const row of tables.positions ?? []) {
      accept(`${sourceId} ${day}`, true);
      const told = `${sourceId} ${day} ${regionOf.get(row["organisationId"]!)}`;
      add(`${told} duplication.positions`, isTwin("positions", sourceId, row, tables.positions!));
      const at = `${told} completeness.positions`;
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
    }
    for (const row of tables.links ?? []) {
      accept(`${sourceId} ${day}`, true);
      if (row["kind"] === "familyOf") continue;
      const told = `${sourceId} ${day} ${regionOf.get(row["fromId"]!)}`;
      add(`${told} duplication.links`, isTwin("links", sourceId, row, tables.links!));
      const at = `${told} completeness.links`;
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
      if (["guarantees", "pledges", "suppliesTo"].includes(row["kind"]!)) {
        add(`${at}.amountFen`, Boolean(row["amountFen"]));
      }
    }
    for (const table of ["shareholdings", "positions", "links"] as const) {
      for (const row of tables[table] ?? []) {
        const says = JSON.stringify([table, ...SAME_BY[table].map((column) => row[column] ?? "")]);
        standing.set(`${table} ${sourceId}:${row["statementId"]!}`, says);
      }
    }
    for (const table of ["penalties", "listings", "records"] as const) {
      const [keyField, dayField, kindField] = {
        penalties: ["recordId", "decidedOn", "penaltyType"] as const,
        listings: ["listingId", "listedOn", "listCode"] as const,
        records: ["recordId", "occurredOn", "recordType"] as const,
      }[table];
      const before = [...seen];
      const rows = (tables[table] ?? []).toSorted((a, b) => (a[keyField]! < b[keyField]! ? -1 : 1));
      for (const row of rows) {
        const isBad = row[dayField] === "2026-13-02";
        accept(`${sourceId} ${day}`, !isBad);
        if (isBad) continue;
        const at = `${sourceId} ${day} ${regionOf.get(row["subjectId"]!)}`;
        const key = row[keyField]!;
        const isFirst = !before.some((one) => one.table === table && one.key === key);
        const isSame = (other: Row) =>
          [dayField, kindField, "documentNo", "subjectId", ...(table === "records" ? ["value"] : [])].every(
            (field) => (other[field] ?? "") === (row[field] ?? ""),
          );
        const named = table !== "records" ? table : row["recordType"] === "licence" ? "licences" : "records";
        add(`${at} completeness.${named}.authority`, Boolean(row["authority"]));
        if (named !== "records") add(`${at} completeness.${named}.documentNo`, Boolean(row["documentNo"]));
        if (table === "records") add(`${at} completeness.${named}.value`, Boolean(row["value"]));
        else if (table === "penalties") {
          for (const field of ["publishUntil", "offence", "legalBasis", "content", "provider"])
            add(`${at} completeness.penalties.${field}`, Boolean(row[field]));
        } else add(`${at} completeness.listings.act`, Boolean(row["actFrom"]));
        if (named === "licences") {
          for (const field of ["content", "provider"])
            add(`${at} completeness.licences.${field}`, Boolean(row[field]));
        }
        if (isFirst) {
          const decidedOn = row[dayField]!;
          const isUnknown = decidedOn > day || decidedOn < "2018-01-01";
          add(`${at} timeliness.${named}`, !isUnknown && workingDays(decidedOn, day) <= 7, isUnknown);
          if (row["documentNo"] || (table === "records" && row["value"])) {
            const isToldTwice = seen.some((one) => one.table === table && one.key !== key && isSame(one.row));
            add(`${at} duplication.${named}`, isToldTwice);
          }
        }
        seen.push({ table, key, row });
      }
    }
  }
  return Object.fromEntries(
    [...counts].map(([key, [part, whole, unknown]]) => [key, `${part}/${whole}+${unknown}`]),
  );
}

function workingDays(from: string, to: string): number {
  let count = 0;
  for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
    if (published.isWorkday(new Date(at).toISOString().slice(0, 10))) count += 1;
  }
  return count;
}
