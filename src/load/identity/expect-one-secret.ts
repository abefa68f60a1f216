import type { Graph } from "../../graph/graph.ts";
import { secretIdOf } from "../../model/person-key.ts";
import type { KeyRing } from "../../vault/key-ring.ts";
import { LoadRefused } from "../load-refused.ts";

/** All keys of one secret, as texts compare: ":" and ";" are neighbours. */
export function rangeOf(secretId: string): { low: string; high: string } {
  return { low: `${secretId}:`, high: `${secretId};` };
}

/** Persons keyed by an older secret would not be recognised, so a rotation comes before the next load. */
export async function expectOneSecret(graph: Graph, ring: KeyRing): Promise<void> {
  const range = rangeOf(ring.currentId);
  const [other] = await graph.read<{ personKey: string }>("load/persons/of-other-secrets", range);
  if (!other) return;
  throw new LoadRefused([
    `persons are keyed by the secret "${secretIdOf(other.personKey)}", and the newest is "${ring.currentId}"; ` +
      "expected one; run `credit-graph person-keys rotate` first",
  ]);
}
