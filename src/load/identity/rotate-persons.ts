import { BATCH_ROWS } from "../../graph/graph.ts";
import type { Graph } from "../../graph/graph.ts";
import type { SubjectFact } from "../../model/facts.ts";
import type { PersonKeeping } from "../../vault/person-keeping.ts";
import { CONTENT_HASH_DIGITS, contentHash } from "../check/check-row.ts";
import { LoadBusy } from "../load-refused.ts";
import { rangeOf } from "./expect-one-secret.ts";

/** Persons of the graph by the secret that keyed them. */
export interface KeyedPersons {
  secretId: string;
  persons: number;
}

/** What a rotation came to. */
export interface Rotation {
  /** Numbers sealed anew. */
  sealed: number;
  /** Nodes of the graph with a new key: persons, and what was told of them. */
  rekeyed: number;
  /** Nodes whose number is not in the vault; they keep an older key, or lose it where that was asked. */
  unsealed: number;
}

export async function keyedPersons(graph: Graph): Promise<KeyedPersons[]> {
  return graph.read<KeyedPersons>("load/persons/counts");
}

/**
 * Key all persons by the newest secret. It may be killed and run again at any moment: seals come before keys, and the
 * old ones go last. Throws LoadBusy while a load runs. `forgetUnsealed` takes keys away that no seal stands behind.
 */
export async function rotatePersons(
  graph: Graph,
  { ring, vault }: PersonKeeping,
  forgetUnsealed: boolean,
): Promise<Rotation> {
  const older = vault.secretIds().filter((id) => id !== ring.currentId);
  const rotation: Rotation = { sealed: 0, rekeyed: 0, unsealed: 0 };
  for (const secretId of older) {
    for (const seals of vault.sealsUnder(secretId)) {
      const newKeys = new Map<string, string>();
      const fresh = seals.map(({ personKey, sealed }) => {
        const idNumber = ring.open(personKey, sealed);
        const newKey = ring.personKeyOf(idNumber);
        newKeys.set(personKey, newKey);
        return { personKey: newKey, sealed: ring.seal(newKey, idNumber) };
      });
      vault.keep(fresh);
      rotation.sealed += fresh.length;
      rotation.rekeyed += await rekeyed(graph, newKeys);
    }
  }
  const left = (await keyedPersons(graph)).filter(({ secretId }) => secretId !== ring.currentId);
  rotation.unsealed = left.reduce((sum, { persons }) => sum + persons, 0);
  if (rotation.unsealed > 0 && forgetUnsealed) await forgetOthers(graph, ring.currentId);
  // What no key of the graph names any more goes; while unsealed ones are left, so do the seals.
  if (rotation.unsealed === 0 || forgetUnsealed) for (const secretId of older) vault.dropUnder(secretId);
  return rotation;
}

interface KeyedNode extends Omit<SubjectFact, "id" | "personKey"> {
  personKey: string;
  subjectId: string | null;
  statementId: string | null;
  loadId: string | null;
  sourceId: string;
  contentHash: string | null;
}

async function rekeyed(graph: Graph, newKeys: ReadonlyMap<string, string>): Promise<number> {
  const personKeys = [...newKeys.keys()];
  let sum = 0;
  for (let start = 0; start < personKeys.length; start += BATCH_ROWS) {
    const batch = personKeys.slice(start, start + BATCH_ROWS);
    const nodes = await graph.read<KeyedNode>("load/persons/keyed", { personKeys: batch });
    if (nodes.length === 0) continue;
    const rows = nodes.map((node) => {
      const { personKey, subjectId, statementId, loadId } = node;
      const newKey = newKeys.get(personKey)!;
      return { personKey, newKey, subjectId, statementId, loadId, contentHash: rehashed(node, newKey) };
    });
    const [answer] = await graph.write<{ rekeyed: number }>("load/persons/rekey", { rows });
    if (answer?.rekeyed !== rows.length) {
      throw new LoadBusy(["a delivery is being loaded; expected none; rotate again when it is in"]);
    }
    sum += rows.length;
  }
  return sum;
}

/** Hash of the same content under another key, so that the next delivery finds it unchanged; null where none stood. */
function rehashed(node: KeyedNode, newKey: string): string | null {
  if (node.statementId === null || node.contentHash === null) return null;
  // A graph of before has longer ones.
  if (node.contentHash.slice(0, CONTENT_HASH_DIGITS) !== contentHash(factOf(node, node.personKey))) {
    throw new Error(`${node.statementId}: its content hash is not that of its content; nothing was changed`);
  }
  return contentHash(factOf(node, newKey));
}

/** The fact as check/subject.ts made it. */
function factOf(node: KeyedNode, personKey: string): SubjectFact {
  const { kind, name, uscc, usccStatus, regionCode, status, registeredOn, dissolvedOn } = node;
  const { industryCode, capitalFen, address, phone, idDigest, formerNames } = node;
  return {
    id: node.statementId!.slice(node.sourceId.length + 1),
    ...{ kind, name, uscc, usccStatus, regionCode, status, registeredOn, dissolvedOn },
    ...{ industryCode, capitalFen, address, phone, idDigest },
    ...(formerNames && { formerNames }),
    personKey,
  };
}

async function forgetOthers(graph: Graph, secretId: string): Promise<void> {
  for (;;) {
    const params = { ...rangeOf(secretId), limit: BATCH_ROWS };
    const [answer] = await graph.write<{ forgotten: number }>("load/persons/forget", params);
    if ((answer?.forgotten ?? 0) === 0) return;
  }
}
