import type { Row, Tables } from "../load/bundle-folder.ts";
import { broken, code, company, link, listing, office, person, stake } from "../load/bundle-folder.ts";

/** A row of penalties.csv. */
export const penalty = (recordId: string, subjectId: string, decidedOn: string, more: Row = {}): Row => {
  return { recordId, subjectId, penaltyType: "fine", documentNo: `文${recordId}`, decidedOn, ...more };
};
/** A row of records.csv. */
export const record = (recordId: string, subjectId: string, occurredOn: string, more: Row = {}): Row => {
  return { recordId, subjectId, recordType: "licence", value: `许可${recordId}`, occurredOn, ...more };
};

const REGIONS = ["350203", "350602", ""];
export const subjects: Row[] = [
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
        // What is disclosed of the act, in part and whole.
        penalty("told", "S2", "2026-03-02", { offence: "未按规定公示", legalBasis: "第七十条" }),
        penalty("whole", "S2", "2026-03-03", {
          ...{ offence: "未按规定公示", legalBasis: "第七十条", content: "罚款", provider: "某局" },
        }),
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
      records: [
        record("rin", "S0", "2026-03-02", { authority: "某局", documentNo: "许1" }),
        record("rout", "S0", "2026-02-27"),
        record("rahead", "S2", "2026-03-12", { value: "", content: "准予开业", provider: "某局" }),
        record("rpart", "S2", "2026-03-04", { content: "准予变更" }),
        record("rprize", "S2", "2026-03-04", { recordType: "award", content: "某奖", provider: "某局" }),
        record("award", "S1", "2026-03-02", { recordType: "award", value: "某奖" }),
        record("late", "S1", "2026-01-05", { recordType: "award", value: "", authority: "某局" }),
        ...Array.from({ length: 30 }, (_, at) =>
          record(`r${at}`, `S${at % 20}`, `2026-02-${10 + (at % 4)}`, {
            recordType: at % 3 === 0 ? "taxArrears" : "licence",
            authority: at % 2 ? "某局" : "",
            // r20 … r29 are of the subjects of r0 … r9, on other days or the same.
            value: at % 7 === 0 ? "" : `许可${at % 20}`,
            documentNo: at % 4 === 0 ? "" : `许${at % 20}`,
          }),
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
      records: [
        // Told again with other content; under another key; another document; another value; another type; nothing said.
        record("rin", "S0", "2026-03-02", { authority: "另一局", documentNo: "许1" }),
        record("rin2", "S0", "2026-03-02", { value: "许可rin", documentNo: "许1" }),
        record("rin3", "S0", "2026-03-02", { value: "许可rin", documentNo: "许2" }),
        record("rin4", "S0", "2026-03-02", { documentNo: "许1" }),
        record("rin5", "S0", "2026-03-02", { value: "许可rin", documentNo: "许1", recordType: "award" }),
        record("rin6", "S2", "2026-03-12", { value: "" }),
        record("rbad", "S0", "2026-13-02"),
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
        // Under another key: the same stake; another share; another first day; another holder; told a third time.
        stake("t1", "P", "S0", { amountFen: "200" }),
        stake("t2", "P", "S0", { sharePercent: "60.0001" }),
        stake("t3", "P", "S0", { validFrom: "2020-01-02" }),
        stake("t4", "P2", "S0"),
        stake("t5", "P", "S0"),
        stake("t6", "S2", "S1", { sharePercent: "", sharePercentMax: "99.9999" }),
      ],
      positions: [
        office("o1", "P", "S0", { validFrom: "2020-01-01" }),
        office("o2", "P", "S3", { validTo: "2025-01-01" }),
        office("o3", "P", "S1"),
        // The same office; another role; another first day.
        office("u1", "P", "S1"),
        office("u2", "P", "S1", { role: "supervisor" }),
        office("u3", "P", "S1", { validFrom: "2020-01-01" }),
      ],
      links: [
        link("k1", "S0", "S1", { amountFen: "5", validFrom: "2020-01-01" }),
        link("k2", "S0", "S2"),
        link("k3", "S1", "S2", { kind: "pledges", amountFen: "5" }),
        link("k4", "S2", "S0", { kind: "suppliesTo", validFrom: "2020-01-01" }),
        link("k5", "S2", "S0", { kind: "branchOf", validFrom: "2020-01-01" }),
        link("k6", "S2", "S1", { kind: "actsWith", amountFen: "5" }),
        link("k7", "P", "P2", { kind: "familyOf" }),
        link("k8", "P", "P2", { kind: "familyOf" }),
        // The same guarantee; another amount; another kind; the other way.
        link("v1", "S0", "S1", { amountFen: "5", validFrom: "2020-01-01" }),
        link("v2", "S0", "S1", { amountFen: "6", validFrom: "2020-01-01" }),
        link("v3", "S0", "S1", { amountFen: "5", validFrom: "2020-01-01", kind: "pledges" }),
        link("v4", "S1", "S0", { amountFen: "5", validFrom: "2020-01-01" }),
      ],
    },
  },
  {
    sourceId: "bank",
    day: "2026-03-17",
    tables: {
      // What another source said stands; what it said and no longer says does not.
      shareholdings: [stake("b1", "P", "S0", { validFrom: "2020-01-02" }), stake("b2", "S0", "S1")],
      positions: [office("b1", "P", "S3", { validTo: "2025-01-01" })],
      links: [link("b1", "S0", "S2"), link("b2", "P", "P2", { kind: "actsWith" })],
    },
  },
  {
    sourceId: "court",
    day: "2026-03-18",
    tables: {
      // Told anew in the words of another; told anew in words that nobody has.
      shareholdings: [stake("t4", "P", "S0"), stake("h1", "P", "S0", { sharePercent: "61" })],
    },
  },
];
