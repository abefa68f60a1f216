import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../graph/graph.ts";

/** One planted case (contract 5). */
export interface PlantedClaim {
  story: string;
  rule: string;
  target: string;
  seed: string | null;
  expect: "lead" | "none";
}

/** How the leads agree with what was planted; both lists are empty when everything was found and nothing else. */
export interface PlantedAnswer {
  found: number;
  missed: PlantedClaim[];
  falseLeads: PlantedClaim[];
}

const CLAIMS_ROWS = 5_000;

/** Hold the alert book against the truth that the generator wrote beside its tables. */
export async function checkPlanted(graph: Graph, directory: string): Promise<PlantedAnswer> {
  const claims = JSON.parse(readFileSync(join(directory, "planted.json"), "utf8")) as PlantedClaim[];
  const answer: PlantedAnswer = { found: 0, missed: [], falseLeads: [] };
  for (let start = 0; start < claims.length; start += CLAIMS_ROWS) {
    const page = claims.slice(start, start + CLAIMS_ROWS);
    const asked = page.map(({ rule, target, seed }, at) => ({ at, rule, target, seed }));
    for (const { at, found } of await graph.read<{ at: number; found: boolean }>("bench/claims-met", {
      claims: asked,
    })) {
      const claim = page[at]!;
      if (claim.expect === "lead" && found) answer.found += 1;
      if (claim.expect === "lead" && !found) answer.missed.push(claim);
      if (claim.expect === "none" && found) answer.falseLeads.push(claim);
    }
  }
  return answer;
}
