import { percentTextFromPpm, ppmFromRatio, WHOLE_PPM } from "../../../model/shares.ts";
import type { Cells } from "../../source.ts";

interface Bounds {
  minPpm: number;
  maxPpm: number;
}

const NUMBER = String.raw`(\d{1,3}(?:\.\d+)?)\s*%?`;
const EXACT = new RegExp(`^${NUMBER}$`);
const RANGE = new RegExp(String.raw`^${NUMBER}\s*(?:-|–|—|to|~)\s*${NUMBER}$`, "i");
const OPEN = new RegExp(String.raw`^(>=|≥|>|<=|≤|<)\s*${NUMBER}$`);

/** Percentages of one stake → cells; several of them make the interval that holds all. Null = cannot be read. */
export function shareCells(values: readonly string[]): Cells | null {
  const bounds = values.map(boundsOf);
  if (bounds.some((one) => one === null)) return null;
  if (bounds.length === 0) return {};
  const minPpm = Math.min(...bounds.map((one) => one!.minPpm));
  const maxPpm = Math.max(...bounds.map((one) => one!.maxPpm));
  if (minPpm === maxPpm) return { sharePercent: percentTextFromPpm(minPpm) };
  return { sharePercentMin: percentTextFromPpm(minPpm), sharePercentMax: percentTextFromPpm(maxPpm) };
}

/** "33.3", "33.3 %", "25-50", ">50": exact, a range, or open to one side; an exclusive bound moves by one ppm. */
function boundsOf(value: string): Bounds | null {
  const text = value.normalize("NFKC").trim();
  const exact = EXACT.exec(text);
  if (exact) return within(ppmOf(exact[1]!), ppmOf(exact[1]!));
  const range = RANGE.exec(text);
  if (range) return within(ppmOf(range[1]!), ppmOf(range[2]!));
  const open = OPEN.exec(text);
  if (!open) return null;
  const ppm = ppmOf(open[2]!);
  switch (open[1]) {
    case ">":
      return within(ppm + 1, WHOLE_PPM);
    case "<":
      return within(0, ppm - 1);
    case ">=":
    case "≥":
      return within(ppm, WHOLE_PPM);
    default:
      return within(0, ppm);
  }
}

function ppmOf(percent: string): number {
  return ppmFromRatio(Number(percent) / 100);
}

function within(minPpm: number, maxPpm: number): Bounds | null {
  return minPpm >= 0 && minPpm <= maxPpm && maxPpm <= WHOLE_PPM ? { minPpm, maxPpm } : null;
}
