import { createRequire } from "node:module";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { code, company, link, listing, office, person, stake } from "../load/bundle-folder.ts";

const published = createRequire(import.meta.url)("chinese-days") as { isWorkday: (date: string) => boolean };

/** A row of penalties.csv. */
export const penalty = (recordId: string, subjectId: string, decidedOn: string, more: Row = {}): Row => {
  return { recordId, subjectId, penaltyType: "fine", documentNo: `文${recordId}`, decidedOn, ...more };
};
/** The last character is another one of the alphabet: the form stays, the check fails. */
const broken = (uscc: string) => uscc.slice(0, 17) + (uscc[17] === "A" ? "B" : "A");

const REGIONS = ["350203", "350602", ""];
const subjects: Row[] = [
  ...Array.from({ length: 30 }, (_, at) =>
    company(`S${at}`, {
      regionCode: at === 4 ? "359999" : REGIONS[at % 3]!,
      uscc: at % 5 === 0 ? "" : at % 7 === 0 ? broken(code(at)) : code(at % 11 === 0 ? 1 : at),
      status: at % 4 === 0 ? "unknown" : "active",
      address: at % 2 === 0 ? "某路" : "",
      registeredOn: at % 3 === 0 ? "2020-01-01" : "",
    }),
  ),
  person("P"),
  person("P2"),
];
/** Everything delivered, with the day of recording: the oracle's only input. */
export const deliveries: { sourceId: string; day: string; tables: Tables }[] = [
  { sourceId: "register", day: "2026-02-20", tables: { subjects } },
  {
    sourceId: "court",
    day: "2026-03-11",
    tables: {
      penalties: [
        // The bound: Monday 2 March is seven working days before 11 March, Friday 27 February eight.
        penalty("in", "S0", "2026-03-02"),
        penalty("out", "S0", "2026-02-27"),
        penalty("ahead", "S1", "2026-03-12", { authority: "某局" }),
        penalty("old", "S1", "2016-03-01", { publishUntil: "2027-03-01" }),
        ...Array.from({ length: 40 }, (_, at) =>
          penalty(
            `p${at}`,
            `S${at % 30}`,
            `2026-0${1 + (at % 3)}-${String(1 + (at % 11)).padStart(2, "0")}`,
            {
              authority: at % 2 ? "某局" : "",
              // Every fifth tells the document of the one before it, of the same subject where at = 30 … 39.
              documentNo: at % 9 === 0 ? "" : `文${at % 30}`,
            },
          ),
        ),
      ],
    },
  },
  {
    sourceId: "court",
    day: "2026-03-16",
    tables: {
      penalties: [
        // Told again with other content: not told first. Under another key: the same decision twice. Another type: not.
        penalty("in", "S0", "2026-03-02", { authority: "另一局" }),
        penalty("in2", "S0", "2026-03-02", { documentNo: "文in" }),
        penalty("in3", "S0", "2026-03-02", { documentNo: "文in", penaltyType: "warning" }),
        penalty("bad", "S0", "2026-13-02"),
      ],
      listings: [
        listing("l1", "S2", { listedOn: "2026-03-10", documentNo: "列1", authority: "法院" }),
        listing("l2", "S2", {
          listedOn: "2026-03-10",
          documentNo: "列1",
          actFrom: "2025-01-01",
          actTo: "2025-02-01",
        }),
        listing("l3", "S4", { listedOn: "2026-01-05" }),
      ],
      shareholdings: [
        stake("h1", "P", "S0", { amountFen: "100" }),
        // A share unknown, a range, one bound alone, no first day; told of divisions that differ by company.
        stake("h2", "S1", "S0", { sharePercent: "", validFrom: "" }),
        stake("h3", "S0", "S1", { sharePercent: "", sharePercentMin: "10", sharePercentMax: "20" }),
        stake("h4", "S0", "S4", { sharePercent: "", sharePercentMin: "10" }),
        stake("h6", "S2", "S4", { sharePercent: "", sharePercentMin: "0", sharePercentMax: "100" }),
        stake("h7", "S2", "S1", { sharePercent: "", sharePercentMax: "99.9999" }),
        stake("h8", "S2", "S5", { sharePercent: "100" }),
        stake("h5", "S0", "S2", { sharePercent: "0", amountFen: "0" }),
      ],
      positions: [
        office("o1", "P", "S0", { validFrom: "2020-01-01" }),
        office("o2", "P", "S3", { validTo: "2025-01-01" }),
        office("o3", "P", "S1"),
      ],
      links: [
        link("k1", "S0", "S1", { amountFen: "5", validFrom: "2020-01-01" }),
        link("k2", "S0", "S2"),
        link("k3", "S1", "S2", { kind: "pledges", amountFen: "5" }),
        link("k4", "S2", "S0", { kind: "suppliesTo", validFrom: "2020-01-01" }),
        link("k5", "S2", "S0", { kind: "branchOf", validFrom: "2020-01-01" }),
        link("k6", "S2", "S1", { kind: "actsWith", amountFen: "5" }),
        link("k7", "P", "P2", { kind: "familyOf" }),
      ],
    },
  },
];

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
  const regionOf = new Map(subjects.map((row) => [row["id"]!, row["regionCode"] ?? ""]));
  const seen: { table: string; key: string; row: Row }[] = [];
  const codesSeen = new Map<string, string>();
  for (const { sourceId, day, tables } of deliveries) {
    for (const row of (tables.subjects ?? []).toSorted((a, b) => (a["id"]! < b["id"]! ? -1 : 1))) {
      add(`${sourceId} ${day} - accuracy.rows`, true);
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
      add(`${sourceId} ${day} - accuracy.rows`, true);
      const at = `${sourceId} ${day} ${regionOf.get(row["companyId"]!)} completeness.shareholdings`;
      const [least, most] = [Number(row["sharePercentMin"] || 0), Number(row["sharePercentMax"] || 100)];
      add(`${at}.share`, Boolean(row["sharePercent"]) || least > 0 || most < 100);
      add(`${at}.amountFen`, Boolean(row["amountFen"]));
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
    }
    for (const row of tables.positions ?? []) {
      add(`${sourceId} ${day} - accuracy.rows`, true);
      const at = `${sourceId} ${day} ${regionOf.get(row["organisationId"]!)} completeness.positions`;
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
    }
    for (const row of tables.links ?? []) {
      add(`${sourceId} ${day} - accuracy.rows`, true);
      if (row["kind"] === "familyOf") continue;
      const at = `${sourceId} ${day} ${regionOf.get(row["fromId"]!)} completeness.links`;
      add(`${at}.validFrom`, Boolean(row["validFrom"]));
      if (["guarantees", "pledges", "suppliesTo"].includes(row["kind"]!)) {
        add(`${at}.amountFen`, Boolean(row["amountFen"]));
      }
    }
    for (const table of ["penalties", "listings"] as const) {
      const [keyField, dayField, kindField] =
        table === "penalties"
          ? (["recordId", "decidedOn", "penaltyType"] as const)
          : (["listingId", "listedOn", "listCode"] as const);
      const before = [...seen];
      const rows = (tables[table] ?? []).toSorted((a, b) => (a[keyField]! < b[keyField]! ? -1 : 1));
      for (const row of rows) {
        const isBad = row[dayField] === "2026-13-02";
        add(`${sourceId} ${day} - accuracy.rows`, !isBad);
        if (isBad) continue;
        const at = `${sourceId} ${day} ${regionOf.get(row["subjectId"]!)}`;
        const key = row[keyField]!;
        const isFirst = !before.some((one) => one.table === table && one.key === key);
        const isSame = (other: Row) =>
          [dayField, kindField, "documentNo", "subjectId"].every((field) => other[field] === row[field]);
        add(`${at} completeness.${table}.authority`, Boolean(row["authority"]));
        add(`${at} completeness.${table}.documentNo`, Boolean(row["documentNo"]));
        if (table === "penalties")
          add(`${at} completeness.penalties.publishUntil`, Boolean(row["publishUntil"]));
        else add(`${at} completeness.listings.act`, Boolean(row["actFrom"]));
        if (isFirst) {
          const decidedOn = row[dayField]!;
          const isUnknown = decidedOn > day || decidedOn < "2018-01-01";
          add(`${at} timeliness.${table}`, !isUnknown && workingDays(decidedOn, day) <= 7, isUnknown);
          if (row["documentNo"]) {
            const isTwin = seen.some((one) => one.table === table && one.key !== key && isSame(one.row));
            add(`${at} duplication.${table}`, isTwin);
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
