import { expect, test } from "vitest";
import { checkRow } from "../../src/load/check/check-row.ts";

const subject = (cells: Record<string, string>) =>
  checkRow("subjects", {
    file: "subjects.csv",
    line: 2,
    cells: { id: "S-1", kind: "company", name: "甲", status: "active", ...cells },
  });

test.each(["address", "phone"])("%s: 1,000 characters fit its index, 1,001 are for quarantine", (column) => {
  expect("fact" in subject({ [column]: "鹭".repeat(1_000) })).toBe(true);
  expect(subject({ [column]: "鹭".repeat(1_001) })).toMatchObject({ column });
});

test("the document of a listing: 1,000 characters fit its index, 1,001 are for quarantine", () => {
  const listing = (documentNo: string) =>
    checkRow("listings", {
      file: "listings.csv",
      line: 2,
      cells: { listingId: "L", subjectId: "S", listCode: "customs", listedOn: "2025-01-01", documentNo },
    });
  expect("fact" in listing("鹭".repeat(1_000))).toBe(true);
  expect(listing("鹭".repeat(1_001))).toMatchObject({ column: "documentNo" });
});
