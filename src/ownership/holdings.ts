import { WHOLE_PPM } from "../model/shares.ts";
import { groupRows, orderByPair } from "./row-order.ts";
import type { RowGroups } from "./row-order.ts";

/**
 * Direct holdings, one row an array position; nodes are 0..nodeCount-1, shares and votes are ppm (500_000 =
 * 50 %).
 */
export interface Holdings {
  readonly nodeCount: number;
  readonly holder: Int32Array;
  readonly company: Int32Array;
  readonly sharePpm: Int32Array;
  readonly controlPpm: Int32Array;
}

/** Holdings with both adjacencies, each group sorted by its other end; a self-holding is in neither. */
export interface HoldingIndex {
  readonly holdings: Holdings;
  readonly byHolder: RowGroups;
  readonly byCompany: RowGroups;
  /** Indices of rows whose holder is the company itself, to be reported by the caller. */
  readonly selfHoldings: readonly number[];
  /** Company → ppm of itself that it holds. */
  readonly selfSharePpm: ReadonlyMap<number, number>;
}

/** Throws a RangeError naming the first row whose nodes or ppm are outside their bounds. */
function checkRows({ nodeCount, holder, company, sharePpm, controlPpm }: Holdings): void {
  const lengths = [company.length, sharePpm.length, controlPpm.length];
  if (lengths.some((length) => length !== holder.length)) {
    throw new RangeError(
      `holdings: columns of ${holder.length}, ${lengths.join(", ")} rows, expected equal lengths`,
    );
  }
  for (let row = 0; row < holder.length; row += 1) {
    const low = Math.min(holder[row]!, company[row]!, sharePpm[row]!, controlPpm[row]!);
    const inside = Math.max(holder[row]!, company[row]!) < nodeCount;
    if (low >= 0 && inside && Math.max(sharePpm[row]!, controlPpm[row]!) <= WHOLE_PPM) continue;
    throw new RangeError(
      `holdings row ${row}: holder ${holder[row]}, company ${company[row]}, sharePpm ${sharePpm[row]}, ` +
        `controlPpm ${controlPpm[row]}: expected nodes below ${nodeCount} and ppm 0 to ${WHOLE_PPM}; ` +
        `quarantine such a row before it comes here`,
    );
  }
}

/**
 * Builds both adjacencies in linear time. Throws a RangeError on a row out of bounds, and on two rows of one
 * pair, because adding them would invent shares: send such rows through `resolveOverlaps` first.
 */
export function indexHoldings(holdings: Holdings): HoldingIndex {
  checkRows(holdings);
  const { nodeCount, holder, company, sharePpm } = holdings;
  const order = orderByPair(holdings);
  const selfHoldings: number[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at]!;
    if (holder[row] === company[row]) selfHoldings.push(row);
    const before = at > 0 ? order[at - 1]! : -1;
    if (before >= 0 && holder[before] === holder[row] && company[before] === company[row]) {
      throw new RangeError(
        `holdings rows ${before} and ${row}: both say holder ${holder[row]} of company ${company[row]}, ` +
          `expected one row a pair; call resolveOverlaps first`,
      );
    }
  }
  const rows = selfHoldings.length ? order.filter((row) => holder[row] !== company[row]) : order;
  return {
    holdings,
    byHolder: groupRows(rows, holder, nodeCount),
    byCompany: groupRows(rows, company, nodeCount),
    selfHoldings,
    selfSharePpm: new Map(selfHoldings.map((row) => [company[row]!, sharePpm[row]!])),
  };
}
