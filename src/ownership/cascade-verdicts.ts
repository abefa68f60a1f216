import { boundedSearch } from "./bounded-search.ts";
import type { Fixpoint } from "./bounded-search.ts";
import type { HoldingBounds } from "./bounds.ts";
import { CASCADE_FROM_PPM, passesFromPpm } from "./cascade.ts";
import type { CascadeThreshold } from "./cascade.ts";
import { decidingRecords, proofOf } from "./deciding.ts";
import type { Deciding } from "./deciding.ts";

/** A company that listed or caught holders own enough of, surely or possibly. */
export interface CascadeVerdict extends Deciding {
  readonly company: number;
  readonly verdict: "yes" | "undetermined";
  /** The aggregate at the least and at the greatest end. */
  readonly leastPpm: number;
  readonly greatestPpm: number;
  /** Whether the company is on the list itself. */
  readonly isListed: boolean;
  /** Companies on the way whose registers pass the whole: there the verdict is as stated. */
  readonly overAllotted: readonly number[];
}

/**
 * Verdicts on every company that is not safe from the cascade, by company; one that is missing is a "no".
 * `listed` has one byte a node. Throws a RangeError like `cascade`.
 */
export function cascadeVerdicts(
  bounds: HoldingBounds,
  listed: Uint8Array,
  threshold: CascadeThreshold = CASCADE_FROM_PPM,
): CascadeVerdict[] {
  const { nodeCount } = bounds.index.holdings;
  if (listed.length !== nodeCount) {
    throw new RangeError(
      `cascade verdicts: ${listed.length} listing marks for ${nodeCount} nodes, expected one a node`,
    );
  }
  const fixpoint: Fixpoint = { column: "share", fromPpm: passesFromPpm(threshold) };
  const seeds = new Set<number>();
  listed.forEach((mark, node) => mark && seeds.add(node));
  const least = boundedSearch(bounds, fixpoint, "least");
  const greatest = boundedSearch(bounds, fixpoint, "greatest");
  least.findFrom([...seeds]);
  const count = greatest.findFrom([...seeds]);
  const caught = [...greatest.members.subarray(0, count)];
  const companies = [...caught, ...[...seeds].filter((node) => greatest.ppmOf(node) >= fixpoint.fromPpm)];
  return companies
    .sort((a, b) => a - b)
    .map((company) => {
      const [leastPpm, greatestPpm] = [least.ppmOf(company), greatest.ppmOf(company)];
      const verdict = leastPpm >= fixpoint.fromPpm ? "yes" : "undetermined";
      const proof = proofOf(bounds, fixpoint, verdict === "yes" ? least : greatest, { seeds, company });
      const deciding =
        verdict === "undetermined" ? decidingRecords(bounds, fixpoint, proof) : { yesIf: [], noIf: [] };
      const { overAllotted } = proof;
      return {
        company,
        verdict,
        leastPpm,
        greatestPpm,
        isListed: seeds.has(company),
        overAllotted,
        ...deciding,
      };
    });
}
