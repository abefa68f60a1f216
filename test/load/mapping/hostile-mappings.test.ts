import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRow, contentHash } from "../../../src/load/check/check-row.ts";
import { keyedRow } from "../../../src/load/identity/keyed-row.ts";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import type { Mapping } from "../../../src/load/mapping/mapping.ts";
import { MappingRefused, readMapping } from "../../../src/load/mapping/mapping.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { tableShapes } from "../../../src/load/tables.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import type { HostileFiles } from "./hostile-mappings.ts";
import { brokenMapping, filesUnder, hostileFiles, ID_NUMBER, mappingIn } from "./hostile-mappings.ts";

/** Mappings tried; the seed of a run is printed with its failure. */
const TRIED = 3_000;
/** A bound that only work without end reaches, however busy the machine is. */
const CASE_MS_MAX = 30_000;
const place = temporaryFolder();
const delivery = join(place, "delivery");
const natural = Object.getOwnPropertyNames(Object.prototype).sort();

function read(bytes: Buffer): Mapping | null {
  writeFileSync(mappingIn(place), bytes);
  try {
    return readMapping(mappingIn(place));
  } catch (error) {
    if (!(error instanceof MappingRefused)) throw error;
    expect(error.sentences.length).toBeGreaterThan(0);
    for (const sentence of error.sentences) {
      expect(sentence).toMatch(/^own\.json: .*(expected|Unrecognized key|and \d+ more)/);
      expect(sentence.length).toBeLessThan(1_010);
      expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(sentence).not.toContain(ID_NUMBER);
    }
    return null;
  }
}

/** Rows that hold and rows that are kept out; null = the delivery was refused. */
async function checkedUnder(mapping: Mapping, hostile: HostileFiles) {
  rmSync(delivery, { recursive: true, force: true });
  mkdirSync(delivery);
  for (const [name, text] of filesUnder(mapping, hostile)) writeFileSync(join(delivery, name), text);
  const source = mappedSource(mapping);
  let [facts, reasons] = [0, 0];
  try {
    const { files, tablesPresent } = await openDelivery(delivery, source);
    for (const table of tablesPresent) {
      const { columns, optionalColumns } = tableShapes[table];
      for await (const row of source.rows(table, files)) {
        for (const name of Object.keys(row.cells)) expect([...columns, ...optionalColumns]).toContain(name);
        const checked = checkRow(table, table === "subjects" ? keyedRow(row, undefined) : row);
        if ("fact" in checked) {
          facts += 1;
          expect(contentHash(checked.fact)).toMatch(/^[0-9a-f]{13}$/);
        } else {
          reasons += 1;
          expect(checked.reason).not.toBe("");
        }
      }
    }
  } catch (error) {
    if (!(error instanceof LoadRefused)) throw error;
    expect(error.sentences.every((sentence) => sentence.length > 20)).toBe(true);
    return null;
  }
  return { facts, reasons };
}

test(`${TRIED} broken mappings end in a refusal that says where, or in rows that hold or are kept out`, async () => {
  const seen = { refused: 0, accepted: 0, refusedDeliveries: 0, facts: 0, reasons: 0 };
  await fc.assert(
    fc.asyncProperty(brokenMapping, hostileFiles, async (bytes, hostile) => {
      const started = performance.now();
      const mapping = read(bytes);
      if (!mapping) seen.refused += 1;
      else {
        seen.accepted += 1;
        const checked = await checkedUnder(mapping, hostile);
        if (checked) {
          seen.facts += checked.facts;
          seen.reasons += checked.reasons;
        } else seen.refusedDeliveries += 1;
      }
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(natural);
      expect(readdirSync(place).filter((name) => name !== "own.json" && name !== "delivery")).toEqual([]);
      expect(performance.now() - started).toBeLessThan(CASE_MS_MAX);
    }),
    { numRuns: TRIED },
  );
  // Every end must be met often, or the slips are too coarse or too fine to try anything.
  expect(Math.min(seen.refused, seen.accepted)).toBeGreaterThan(TRIED / 10);
  expect(Math.min(seen.refusedDeliveries, seen.facts, seen.reasons)).toBeGreaterThan(TRIED / 100);
});
