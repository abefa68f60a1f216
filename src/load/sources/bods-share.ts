import { percentTextFromPpm, WHOLE_PPM } from "../../model/shares.ts";
import type { Cells } from "../source.ts";
import type { BodsShare } from "./bods-statement.ts";

/**
 * Share and votes of a stake → cells of shareholdings. Percent numbers are rounded half up to ppm, an exclusive bound
 * moves by one ppm. Votes stated as a range count with the least: control is never read out of what might be.
 */
export function boundCells(share: BodsShare | undefined, votes: BodsShare | undefined): Cells {
  const votesMin = votes ? (exactPpm(votes) ?? leastPpm(votes)) : undefined;
  const exact = share && exactPpm(share);
  return {
    sharePercent: textOf(exact),
    sharePercentMin: textOf(share && exact === undefined ? leastPpm(share) : undefined),
    sharePercentMax: textOf(share && exact === undefined ? mostPpm(share) : undefined),
    votesPercent: textOf(votesMin),
  };
}

function exactPpm({ exact }: BodsShare): number | undefined {
  return exact === undefined ? undefined : ppm(exact);
}

function leastPpm({ minimum, exclusiveMinimum }: BodsShare): number | undefined {
  const bounds = [
    ...(minimum === undefined ? [] : [ppm(minimum)]),
    ...(exclusiveMinimum === undefined ? [] : [Math.min(ppm(exclusiveMinimum) + 1, WHOLE_PPM)]),
  ];
  return bounds.length === 0 ? undefined : Math.max(...bounds);
}

function mostPpm({ maximum, exclusiveMaximum }: BodsShare): number | undefined {
  const bounds = [
    ...(maximum === undefined ? [] : [ppm(maximum)]),
    ...(exclusiveMaximum === undefined ? [] : [Math.max(ppm(exclusiveMaximum) - 1, 0)]),
  ];
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}

/** Percent as a number → ppm, half up. Out of range stays out of range, for the check to name. */
function ppm(percent: number): number {
  return Math.floor(percent * 10_000 + 0.5);
}

function textOf(share: number | undefined): string {
  return share === undefined ? "" : percentTextFromPpm(share);
}
