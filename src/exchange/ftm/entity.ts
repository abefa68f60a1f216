import { createHash } from "node:crypto";
import type { IsoInstant } from "../../model/dates.ts";
import { filled } from "../format.ts";

/** Ids that FollowTheMoney takes. */
const ID = /^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/;

/** Id of an entity: our own where the format takes it, else made of it, the same in every export. */
export function entityId(id: string): string {
  return ID.test(id) ? id : madeId("subject", id);
}

/** An id made of what it names; never of an ID number, which is found by trying (../personal.ts). */
export function madeId(...parts: readonly string[]): string {
  return `cg-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;
}

interface Told {
  sourceId: string;
  recordedAt: IsoInstant;
  /** Until when it was told. */
  lastSeen: IsoInstant;
}

/** An entity; properties without values are left out, single values become lists. */
export function entityOf(
  id: string,
  schema: string,
  properties: Readonly<Record<string, string | readonly string[] | null | undefined>>,
  { sourceId, recordedAt, lastSeen }: Told,
  caption?: string,
): object {
  const lists = Object.entries(filled(properties)).map(([name, value]) => [
    name,
    Array.isArray(value) ? value : [value],
  ]);
  return {
    id,
    ...(caption !== undefined && { caption }),
    schema,
    properties: Object.fromEntries(lists) as object,
    datasets: [datasetOf(sourceId)],
    referents: [],
    first_seen: recordedAt.slice(0, 19),
    last_seen: lastSeen.slice(0, 19),
  };
}

/** A source as a name of a dataset: small letters, digits and underscores. */
function datasetOf(sourceId: string): string {
  const name = sourceId
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return name === "" ? "credit_graph" : name;
}
