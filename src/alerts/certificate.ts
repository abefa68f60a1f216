import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";
import type { Certificate, CertificateBody, Hop } from "../model/finding.ts";

// The package is CommonJS without an ESM type for its default export.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/** SHA-256 (hex) of the RFC 8785 canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalize(value)).digest("hex");
}

/** The part of a hop that is hashed: knowledge time stands beside it, so that a re-load of the same facts agrees. */
function hashedHop({ recordedAt: _, ...hop }: Hop): Omit<Hop, "recordedAt"> {
  return hop;
}

/** Hash of a certificate (contract 3): rule, version, parameters, target, seeds, hops, date; no run ids, no clock. */
export function certificateHash(body: Omit<CertificateBody, "hops"> & { hops: readonly Hop[] }): string {
  return hashOf({ ...body, hops: body.hops.map(hashedHop) });
}

/** Hash of the evidence without the date asked: equal = nothing new to tell. */
export function evidenceHash(
  body: Omit<CertificateBody, "hops" | "asOf"> & { hops: readonly Hop[]; verdict: string; severity: string },
): string {
  return hashOf({ ...body, hops: body.hops.map(hashedHop) });
}

/** What differs between a stored certificate and one recomputed from the graph, named hop by hop; empty = the same. */
export function certificateDifferences(stored: Certificate, again: Certificate): string[] {
  const differences: string[] = [];
  if (stored.ruleVersion !== again.ruleVersion) {
    differences.push(`rule version: stored ${stored.ruleVersion}, now ${again.ruleVersion}`);
  }
  if (hashOf(stored.params) !== hashOf(again.params)) differences.push("parameters differ");
  if (stored.asOf !== again.asOf) differences.push(`asOf: stored ${stored.asOf}, now ${again.asOf}`);
  const nameOf = (hop: Hop) => `${hop.kind} ${hop.statementId} ${hop.from} -> ${hop.to}`;
  const now = new Map(again.hops.map((hop) => [nameOf(hop), hop]));
  const before = new Map(stored.hops.map((hop) => [nameOf(hop), hop]));
  for (const [name, hop] of before) {
    const other = now.get(name);
    if (!other) differences.push(`hop gone: ${name}`);
    else differences.push(...hopDifferences(name, hop, other));
  }
  for (const name of now.keys()) if (!before.has(name)) differences.push(`hop new: ${name}`);
  if (differences.length === 0 && stored.hash !== again.hash) {
    differences.push(
      `hash: stored ${stored.hash}, recomputed ${again.hash}, although every named part agrees`,
    );
  }
  return differences;
}

function hopDifferences(name: string, stored: Hop, again: Hop): string[] {
  return (Object.keys(stored) as (keyof Hop)[])
    .filter((field) => field !== "recordedAt" && stored[field] !== again[field])
    .map((field) => `hop ${name}: ${field} stored ${stored[field]}, now ${again[field]}`);
}
