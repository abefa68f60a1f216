import { boundedSearch } from "./bounded-search.ts";
import type { Fixpoint } from "./bounded-search.ts";
import type { HoldingBounds } from "./bounds.ts";
import { CASCADE_FROM_PPM, passesFromPpm } from "./cascade.ts";
import type { CascadeThreshold } from "./cascade.ts";
import { fixpointJudge } from "./deciding.ts";
import type { FixpointVerdict } from "./deciding.ts";

/** A company that listed or caught holders own enough of, surely or possibly; the sums are aggregates. */
export interface CascadeVerdict extends FixpointVerdict {
  readonly company: number;
  /** Whether the company is on the list itself. */
  readonly isListed: boolean;
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
  const judge = fixpointJudge(bounds, fixpoint, { least, greatest });
  return companies
    .sort((a, b) => a - b)
    .map((company) => ({ company, isListed: seeds.has(company), ...judge(seeds, company) }));
}
