import { recordsOf } from "./snapshot-files.ts";

/** The snapshot as the oracle reads it: ids with prefix, shares in millionths. */
export interface FinbenchGraph {
  parties: string[];
  listed: Set<string>;
  /** holder → company → ppm. */
  holds: Map<string, Map<string, number>>;
  /** company → holder → ppm. */
  heldBy: Map<string, Map<string, number>>;
  guarantees: [from: string, to: string][];
}

/** Decimal text of a ratio → ppm, half up, digit by digit: no floating point before the rounding. */
export function millionths(text: string): number {
  const match = /^(\d+)(?:\.(\d+))?(?:[eE]-(\d+))?$/.exec(text);
  if (!match) throw new Error(`ratio ${text}`);
  const decimals = "0".repeat(Number(match[3] ?? 0)) + (match[2] ?? "");
  // With an exponent the one digit before the point moves behind it as well.
  const digits = match[3] ? "0".repeat(Number(match[3]) - 1) + match[1]! + (match[2] ?? "") : decimals;
  const whole = match[3] ? 0n : BigInt(match[1]!);
  const padded = digits.padEnd(7, "0");
  return Number(whole * 1_000_000n + BigInt(padded.slice(0, 6)) + (padded[6]! >= "5" ? 1n : 0n));
}

/** Read the snapshot; every party whose number is divisible by `divisor` is listed. */
export function readFinbench(divisor: bigint): FinbenchGraph {
  const graph: FinbenchGraph = {
    parties: [],
    listed: new Set(),
    holds: new Map(),
    heldBy: new Map(),
    guarantees: [],
  };
  for (const [file, column, prefix] of [
    ["Company", "companyId", "C"],
    ["Person", "personId", "P"],
  ] as const) {
    for (const row of recordsOf(`finbench/${file}.csv.gz`, "|")) {
      graph.parties.push(prefix + row[column]!);
      if (BigInt(row[column]!) % divisor === 0n) graph.listed.add(prefix + row[column]!);
    }
  }
  for (const [file, prefix] of [
    ["CompanyInvestCompany", "C"],
    ["PersonInvestCompany", "P"],
  ] as const) {
    for (const row of recordsOf(`finbench/${file}.csv.gz`, "|")) {
      const [holder, company, ppm] = [
        prefix + row["investorId"]!,
        `C${row["companyId"]!}`,
        millionths(row["ratio"]!),
      ];
      put(graph.holds, holder, company, ppm);
      put(graph.heldBy, company, holder, ppm);
    }
  }
  for (const [file, prefix] of [
    ["CompanyGuaranteeCompany", "C"],
    ["PersonGuaranteePerson", "P"],
  ] as const) {
    for (const row of recordsOf(`finbench/${file}.csv.gz`, "|")) {
      graph.guarantees.push([prefix + row["fromId"]!, prefix + row["toId"]!]);
    }
  }
  return graph;
}

function put(map: Map<string, Map<string, number>>, key: string, other: string, ppm: number): void {
  const row = map.get(key) ?? new Map<string, number>();
  if (row.has(other)) throw new Error(`${key} ${other} stands twice: the oracle expects one row a pair`);
  map.set(key, row.set(other, ppm));
}
