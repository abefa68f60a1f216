import fc from "fast-check";

/** Text that careless or hostile senders put into cells. */
export const hostileText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "NaN",
    "Infinity",
    "-0",
    "1e999",
    "9".repeat(300),
    "=1+1",
    "'; DROP",
    "\u202e",
    "9999-12-31",
    "0001-01-01",
    "2024-02-30",
    "100",
    "100.0001",
    "company",
    "person",
    "active",
    "guarantees",
  ),
);
