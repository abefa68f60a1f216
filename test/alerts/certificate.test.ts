import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  alertHashes,
  certificateDifferences,
  certificateHash,
  evidenceHash,
  hashOf,
} from "../../src/alerts/certificate.ts";
import type { Certificate, Hop } from "../../src/model/finding.ts";

const hop: Hop = {
  statementId: "s:1",
  kind: "OWNS",
  from: "A",
  to: "B",
  sharePpm: 500_000,
  role: null,
  calculator: "direct",
  validFrom: "2020-01-01",
  validTo: null,
  sourceId: "s",
  recordedAt: "2026-06-30T00:00:00.000Z",
};
const body = {
  ruleId: "r",
  ruleVersion: "1.0.0",
  params: { sharePpmMin: 500_000 },
  target: "B",
  seeds: ["A"],
  hops: [hop],
  asOf: "2026-06-30",
};

test("the published example of RFC 8785 (3.2.3, sorted by UTF-16) gives its published canonical form", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  const canonical =
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
    '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
    '"\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}';
  expect(hashOf(value)).toBe(createHash("sha256").update(canonical).digest("hex"));
});

describe("the hash of a certificate", () => {
  test("is the same when only the time of recording differs, and whatever the order of fields", () => {
    const again = { ...hop, recordedAt: "2027-01-01T00:00:00.000Z" };
    expect(certificateHash({ ...body, hops: [again] })).toBe(certificateHash(body));
    const { asOf, ...rest } = body;
    expect(certificateHash({ asOf, ...rest })).toBe(certificateHash(body));
  });

  const otherHops: Partial<Hop>[] = [
    { statementId: "s:2" },
    { kind: "CONTROLS" },
    { from: "C" },
    { to: "C" },
    { sharePpm: 500_001 },
    { role: "director" },
    { calculator: null },
    { validFrom: null },
    { validTo: "2027-01-01" },
    { sourceId: "t" },
  ];
  test.each(otherHops)("differs with a hop that says %o", (change) => {
    expect(certificateHash({ ...body, hops: [{ ...hop, ...change }] })).not.toBe(certificateHash(body));
  });

  const others: Partial<typeof body>[] = [
    { ruleId: "q" },
    { ruleVersion: "1.0.1" },
    { params: { sharePpmMin: 500_001 } },
    { target: "C" },
    { seeds: ["A", "C"] },
    { hops: [] },
    { asOf: "2026-07-01" },
  ];
  test.each(others)("differs with %o", (change) => {
    expect(certificateHash({ ...body, ...change })).not.toBe(certificateHash(body));
  });
});

test("the hash of the evidence tells verdict and severity", () => {
  const { ruleId, ruleVersion, params, target, seeds, hops } = body;
  const evidence = { ruleId, ruleVersion, params, target, seeds, hops };
  const hash = evidenceHash({ ...evidence, verdict: "yes", severity: "WARN" });
  expect(evidenceHash({ ...evidence, verdict: "undetermined", severity: "WARN" })).not.toBe(hash);
  expect(evidenceHash({ ...evidence, verdict: "yes", severity: "ACT" })).not.toBe(hash);
});

describe("differences are told by name", () => {
  const stored: Certificate = {
    hash: certificateHash(body),
    hops: [hop],
    ruleId: "r",
    ruleVersion: "1.0.0",
    params: body.params,
    asOf: body.asOf,
    knownAt: "2026-06-30T00:00:00.000Z",
  };
  const cases: [string, Partial<Certificate>, string][] = [
    ["nothing", {}, ""],
    ["a share", { hops: [{ ...hop, sharePpm: 1 }] }, "hop OWNS s:1 A -> B: sharePpm stored 500000, now 1"],
    ["a hop gone", { hops: [] }, "hop gone: OWNS s:1 A -> B"],
    ["the version", { ruleVersion: "2.0.0" }, "rule version: stored 1.0.0, now 2.0.0"],
    ["a parameter", { params: {} }, "parameters differ"],
    ["the date", { asOf: "2026-07-01" }, "asOf: stored 2026-06-30, now 2026-07-01"],
    [
      "the hash alone",
      { hash: "0" },
      `hash: stored ${stored.hash}, recomputed 0, although every named part agrees`,
    ],
  ];
  test.each(cases)("%s", (_, change, told) => {
    expect(certificateDifferences(stored, { ...stored, ...change }).join("; ")).toBe(told);
  });

  test("a hop that is new", () => {
    expect(certificateDifferences({ ...stored, hops: [] }, stored)).toEqual(["hop new: OWNS s:1 A -> B"]);
  });
});

test("both hashes of an alert, made at once, are the two that are made apart", () => {
  const text = { ruleId: 'r"\\ü', target: "目\n标", seeds: ["B", "A", "é"] };
  const one = { ...body, ...text, hops: [hop, { ...hop, role: "监事", validTo: "2025-01-01" }] };
  const { asOf: _, ...undated } = one;
  for (const params of [{ sharePpmMin: 500_000, b: ["y", "x"], a: 1 }, { sharePpmMin: 1 }]) {
    expect(alertHashes({ ...one, params, verdict: "yes", severity: "ACT" })).toEqual({
      certificateHash: certificateHash({ ...one, params }),
      evidenceHash: evidenceHash({ ...undated, params, verdict: "yes", severity: "ACT" }),
    });
  }
});
