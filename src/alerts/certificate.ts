import { hash } from "node:crypto";
import canonicalizeModule from "canonicalize";
import type { Certificate, CertificateBody, Hop } from "../model/finding.ts";

// The package is CommonJS without an ESM type for its default export.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/** SHA-256 (hex) of the RFC 8785 canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return hash("sha256", canonicalize(value));
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

/** A hashed hop in canonical form: its members in the order of their names, its values as JSON.stringify writes them. */
function canonicalHop({
  calculator,
  from,
  kind,
  role,
  sharePpm,
  sourceId,
  statementId,
  to,
  ...days
}: Hop): string {
  const { validFrom, validTo } = days;
  const members = { calculator, from, kind, role, sharePpm, sourceId, statementId, to, validFrom, validTo };
  return JSON.stringify(members satisfies { [K in keyof ReturnType<typeof hashedHop>]: Hop[K] });
}

/** What both hashes of an alert are of. */
type AlertBody = Omit<CertificateBody, "hops"> & { hops: readonly Hop[]; verdict: string; severity: string };

/** Both hashes of one alert as the two above give them, its hops and parameters put in canonical form only once. */
export function alertHashes(body: AlertBody): { certificateHash: string; evidenceHash: string } {
  const { asOf, verdict, severity, hops, params, ...rest } = body;
  const same = {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, canonicalize(value)])),
    params: canonicalParams(params),
    hops: `[${hops.map(canonicalHop).join(",")}]`,
  };
  const others = { verdict: canonicalize(verdict), severity: canonicalize(severity) };
  return {
    certificateHash: hashOfMembers({ ...same, asOf: canonicalize(asOf) }),
    evidenceHash: hashOfMembers({ ...same, ...others }),
  };
}

/** Hash of an object whose members are in canonical form already; its names are plain ASCII, so sorting is RFC 8785's. */
function hashOfMembers(members: Readonly<Record<string, string>>): string {
  const names = Object.keys(members).sort();
  const text = `{${names.map((name) => `"${name}":${members[name]}`).join(",")}}`;
  return hash("sha256", text);
}

/** One run has one set of parameters for all its alerts. */
const paramsInForm = new WeakMap<object, string>();
function canonicalParams(params: CertificateBody["params"]): string {
  const known = paramsInForm.get(params) ?? canonicalize(params);
  paramsInForm.set(params, known);
  return known;
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
