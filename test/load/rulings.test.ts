import { describe, expect, test } from "vitest";
import { checkRow, contentHash } from "../../src/load/check/check-row.ts";
import type { Fact } from "../../src/load/check/facts.ts";
import { checkReferences } from "../../src/load/check/references.ts";
import type { TableName } from "../../src/load/source.ts";
import type { Row } from "./bundle-folder.ts";
import { code, company, link, listing, office, person, stake } from "./bundle-folder.ts";

const check = (table: TableName, cells: Row) => checkRow(table, { file: "f.csv", line: 2, cells });
/** The quarantined cell as "column: reason", or "accepted". */
const verdict = (table: TableName, cells: Row) => {
  const result = check(table, cells);
  return "fact" in result ? "accepted" : `${result.column}: ${result.reason}`;
};
const factOf = (table: TableName, cells: Row): Record<string, unknown> => {
  const result = check(table, cells);
  if (!("fact" in result)) throw new Error(`${result.column}: ${result.reason}`);
  return result.fact as unknown as Record<string, unknown>;
};
const notesOf = (table: TableName, cells: Row) => {
  const result = check(table, cells);
  return "fact" in result ? result.notes.map((note) => note.what) : [];
};

describe("codes", () => {
  const good = code(1);
  const wrong = good.slice(0, 17) + (good.endsWith("0") ? "1" : "0");
  test("a code that holds is valid", () => {
    expect(factOf("subjects", company("a", { uscc: good }))["usccStatus"]).toBe("valid");
  });
  test("a wrong check character is accepted, marked and reported", () => {
    expect(factOf("subjects", company("a", { uscc: wrong }))["usccStatus"]).toBe("wrong");
    expect(notesOf("subjects", company("a", { uscc: wrong }))).toEqual([
      "code with a wrong check character, no identity key",
    ]);
  });
  test("a pilot code is a legacy exception and not reported", () => {
    expect(factOf("subjects", company("a", { uscc: "91350100M0001TGQXM" }))["usccStatus"]).toBe(
      "legacyException",
    );
    expect(notesOf("subjects", company("a", { uscc: "91350100M0001TGQXM" }))).toEqual([]);
  });
  test.each([
    good.slice(1),
    `${good}0`,
    good.toLowerCase(),
    "9.135E+1",
    `${good.slice(0, 10)}I${good.slice(11)}`,
  ])("%s is malformed", (uscc) => {
    expect(verdict("subjects", company("a", { uscc }))).toMatch(/^uscc: expected a code of 18 characters/);
  });
  test.each(["9.135E+17", "9E+17", "9.1350203e+17"])("%s was a code before a spreadsheet read it", (uscc) => {
    expect(verdict("subjects", company("a", { uscc }))).toMatch(
      /^uscc: .*made a number; enter it again as text/,
    );
  });
  test.each([
    ["registrationNumber", "110108000000016", []],
    ["registrationNumber", "110108000000017", ["registration number with a wrong check digit"]],
    ["registrationNumber", "1101081266042", []],
    ["lei", "5493001KJTIIGC8Y1R12", []],
    ["lei", "5493001KJTIIGC8Y1R13", ["LEI with wrong check digits"]],
  ])("%s %s is kept, and told where it fails", (column, number, notes) => {
    const cells = company("a", { [column]: number });
    expect(factOf("subjects", cells)[column]).toBe(number);
    expect(notesOf("subjects", cells)).toEqual(notes);
  });
  test.each([
    ["registrationNumber", "11010800000001", /^registrationNumber: expected the 15 digits/],
    ["registrationNumber", "企合闽厦总字第00123号", /^registrationNumber: expected the 15 digits/],
    ["lei", "5493001KJTIIGC8Y1R1", /^lei: expected 18 letters or digits and 2 check digits/],
    ["lei", "5493001kjtiigc8y1r12", /^lei: expected 18/],
  ])("%s %s is malformed", (column, number, reason) => {
    expect(verdict("subjects", company("a", { [column]: number }))).toMatch(reason);
  });
  test("a division that no table lists is kept and told by its code; revoked ones and the whole country are not told", () => {
    const told = (regionCode: string) => notesOf("subjects", company("a", { regionCode }));
    expect(told("359999")).toEqual(["unknown region code, in no table of GB/T 2260 since 2002-12"]);
    expect(factOf("subjects", company("a", { regionCode: "359999" }))["regionCode"]).toBe("359999");
    for (const known of ["350000", "350200", "350203", "350204", "341400", "100000", "710000"])
      expect([known, told(known)]).toEqual([known, []]);
  });
  test("numbers of organisations stand beside no person, and an ID number beside nobody", () => {
    for (const [column, number] of [
      ["registrationNumber", "110108000000016"],
      ["lei", "5493001KJTIIGC8Y1R12"],
    ] as const)
      expect(verdict("subjects", person("p", { [column]: number }))).toBe(
        `${column}: is filled for a person, expected nothing`,
      );
    // 15 digits of a county with a birth date whose check digit fails as a registration number.
    expect(verdict("subjects", company("a", { registrationNumber: "110105491231001" }))).toMatch(
      /^registrationNumber: has a resident ID number in it/,
    );
    expect(verdict("subjects", company("a", { registrationNumber: "110105491231002" }))).toBe("accepted");
  });
  test("a row without such numbers hashes as it did before there were the columns", () => {
    // Read off the code before them.
    expect(contentHash(factOf("subjects", company("a", { uscc: good })) as unknown as Fact)).toBe(
      "b95c5c76ba1d5",
    );
  });
  test.each([
    ["350203", "accepted"],
    ["35020", "regionCode"],
    ["3502031", "regionCode"],
    ["35020x", "regionCode"],
  ])("region %s: %s", (regionCode, expected) => {
    expect(verdict("subjects", company("a", { regionCode }))).toContain(expected);
  });
  test("an ID number in place of a digest is kept out", () => {
    expect(verdict("subjects", person("p", { idDigest: "350203199001011234" }))).toMatch(
      /^idDigest: has a resident ID number in it, expected a keyed digest/,
    );
    expect(verdict("subjects", person("p", { idDigest: "9f86d081884c7d65" }))).toBe("accepted");
  });
});

describe("dates", () => {
  test.each([
    ["2024-02-29", "accepted"],
    ["2023-02-29", "validFrom"],
    ["2024-13-01", "validFrom"],
    ["2024-1-1", "validFrom"],
    ["01/02/2024", "validFrom"],
    ["20240101", "validFrom"],
    ["0000-01-01", "validFrom"],
    ["", "accepted"],
  ])("validFrom %s: %s", (validFrom, expected) => {
    expect(verdict("shareholdings", stake("s", "a", "b", { validFrom }))).toContain(expected);
  });
  test("an end on the start is accepted, a day before it is not", () => {
    const until = (validTo: string) =>
      verdict("shareholdings", stake("s", "a", "b", { validFrom: "2024-01-02", validTo }));
    expect(until("2024-01-02")).toBe("accepted");
    expect(until("2024-01-01")).toMatch(/^validTo: is before validFrom 2024-01-02/);
  });
  test("a listing needs its date", () => {
    expect(verdict("listings", listing("g", "a", { listedOn: "" }))).toBe(
      "listedOn: is empty, expected a value",
    );
  });
  test("a listing without the number of its decision is taken and told; an honour needs none", () => {
    expect(notesOf("listings", listing("g", "a"))).toEqual(["listing without the number of its decision"]);
    expect(notesOf("listings", listing("g", "a", { documentNo: "〔2025〕1号" }))).toEqual([]);
    expect(notesOf("listings", listing("g", "a", { listCode: "redList" }))).toEqual([]);
  });
  test("the number of the decision that ended a listing stands beside its day, and a row without it hashes as before", () => {
    const ended = { removedOn: "2026-01-01", removalReason: "expired" };
    const removalDocumentNo = "〔2026〕移1号";
    const fact = (more: Row) => factOf("listings", listing("g", "a", more));
    expect(fact({ ...ended, removalDocumentNo })).toMatchObject({ removalDocumentNo });
    expect("removalDocumentNo" in fact(ended)).toBe(false);
    expect("removalDocumentNo" in fact({ ...ended, removalDocumentNo: "" })).toBe(false);
    expect(verdict("listings", listing("g", "a", { removalDocumentNo }))).toBe(
      "removedOn: is empty beside removalDocumentNo, expected the date",
    );
  });
});

describe("shares", () => {
  test.each([
    ["0", 0],
    ["100", 1_000_000],
    ["33.3333", 333_333],
    ["0.0001", 1],
  ])("%s percent is %d ppm", (sharePercent, ppm) => {
    expect(factOf("shareholdings", stake("s", "a", "b", { sharePercent }))["sharePpm"]).toBe(ppm);
  });
  test.each(["100.0001", "-1", "33.33333", "1e2", "50%", "５０", "0x10", "1,5", ".5"])(
    "%s is no plain share",
    (sharePercent) => {
      expect(verdict("shareholdings", stake("s", "a", "b", { sharePercent }))).toMatch(
        /^sharePercent: expected plain percent/,
      );
    },
  );
  test("an interval keeps its ends, an open side is 0 or 100, nothing is unknown", () => {
    const ends = (more: Row) => {
      const fact = factOf("shareholdings", stake("s", "a", "b", { sharePercent: "", ...more }));
      return [fact["sharePpm"], fact["sharePpmMin"], fact["sharePpmMax"]];
    };
    expect(ends({ sharePercentMin: "25", sharePercentMax: "50" })).toEqual([null, 250_000, 500_000]);
    expect(ends({ sharePercentMin: "25" })).toEqual([null, 250_000, 1_000_000]);
    expect(ends({})).toEqual([null, 0, 1_000_000]);
    expect(ends({ sharePercentMin: "30", sharePercentMax: "30" })).toEqual([300_000, 300_000, 300_000]);
  });
  test("an interval that is reversed, or leaves its own share out, is kept out", () => {
    const of = (more: Row) => verdict("shareholdings", stake("s", "a", "b", more));
    expect(of({ sharePercent: "", sharePercentMin: "51", sharePercentMax: "50" })).toMatch(
      /^sharePercentMin: is above/,
    );
    expect(of({ sharePercent: "60", sharePercentMin: "61" })).toMatch(/^sharePercent: is outside/);
    expect(of({ sharePercent: "60", sharePercentMin: "60" })).toBe("accepted");
  });
  test("a company holding itself is accepted and reported", () => {
    expect(notesOf("shareholdings", stake("s", "a", "a"))).toEqual([
      "company holds itself, left out of control",
    ]);
  });
  test.each([
    ["12", "accepted"],
    ["12.5", "amountFen"],
    ["-1", "amountFen"],
    ["1234567890123456789", "amountFen"],
  ])("amount %s: %s", (amountFen, expected) => {
    expect(verdict("shareholdings", stake("s", "a", "b", { amountFen }))).toContain(expected);
  });
});

describe("vocabularies", () => {
  const decided = (more: Row = {}) => listing("g", "a", { documentNo: "〔2025〕1号", ...more });
  test.each<[TableName, Row, string]>([
    ["subjects", company("a", { kind: "fund" }), "unknown kind, kept as an organisation of that name"],
    ["positions", office("o", "p", "a", { role: "chairman" }), "unknown role, kept as such"],
    ["listings", decided({ listCode: "newList" }), "unknown listCode, kept as such"],
    [
      "records",
      { recordId: "r", subjectId: "a", recordType: "new", occurredOn: "2025-01-01" },
      "unknown recordType, kept as such",
    ],
    [
      "penalties",
      { recordId: "n", subjectId: "a", penaltyType: "new", decidedOn: "2025-01-01" },
      "unknown penaltyType, kept as such",
    ],
  ])("an unknown word in %s is accepted as such and reported", (table, cells, note) => {
    expect(notesOf(table, cells)).toEqual([note]);
  });
  test("known words are not reported", () => {
    expect(notesOf("listings", decided())).toEqual([]);
    expect(notesOf("positions", office("o", "p", "a"))).toEqual([]);
  });
  test("an unknown kind of link is kept out: relationships have no free kinds", () => {
    expect(verdict("links", link("l", "a", "b", { kind: "knows" }))).toMatch(
      /^kind: is no kind of link the graph has/,
    );
    expect(verdict("links", link("l", "a", "b", { kind: "toString" }))).toMatch(/^kind:/);
  });
  test("an unknown status is kept out, an empty one is unknown", () => {
    expect(verdict("subjects", company("a", { status: "closed" }))).toMatch(
      /^status: expected one of active/,
    );
    expect(factOf("subjects", company("a", { status: "" }))["status"]).toBe("unknown");
  });
});

describe("subjects referred to", () => {
  const organisation = { subjectId: "x", isPerson: false };
  const human = { subjectId: "y", isPerson: true };
  const ruling = (
    table: TableName,
    cells: Row,
    known: ({ subjectId: string; isPerson: boolean } | undefined)[],
  ) => {
    try {
      checkReferences(table, factOf(table, cells) as unknown as Fact, known);
      return "accepted";
    } catch (fault) {
      return (fault as Error).message;
    }
  };
  test("an unknown one keeps the row out", () => {
    expect(ruling("listings", listing("g", "a"), [undefined])).toMatch(
      /neither this delivery nor the graph knows/,
    );
    expect(ruling("listings", listing("g", "a"), [organisation])).toBe("accepted");
  });
  test("a person cannot be owned", () => {
    expect(ruling("shareholdings", stake("s", "a", "p"), [organisation, human])).toMatch(
      /whom nobody can own/,
    );
    expect(ruling("shareholdings", stake("s", "p", "a"), [human, organisation])).toBe("accepted");
  });
  test.each([
    ["actualController", "accepted"],
    ["beneficialOwner", "accepted"],
    ["principal", "accepted"],
    ["legalRepresentative", "is an organisation"],
    ["director", "is an organisation"],
    ["supervisor", "is an organisation"],
    ["executive", "is an organisation"],
    ["operator", "is an organisation"],
    ["chairman", "is an organisation"],
  ])("an organisation as %s: %s", (role, expected) => {
    expect(ruling("positions", office("o", "b", "a", { role }), [organisation, organisation])).toContain(
      expected,
    );
  });
  test("an office in a person is kept out", () => {
    expect(ruling("positions", office("o", "p", "q"), [human, human])).toMatch(/expected an organisation/);
  });
});

test("keys are one line of at most 200 characters", () => {
  expect(verdict("subjects", company("x".repeat(200)))).toBe("accepted");
  expect(verdict("subjects", company("x".repeat(201)))).toBe("id: has 201 characters, expected at most 200");
  expect(verdict("subjects", company("a\nb"))).toMatch(/^id: has control characters/);
  expect(verdict("subjects", company(""))).toBe("id: is empty, expected a value");
});
