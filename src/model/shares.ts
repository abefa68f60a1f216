/** Shares are integers, parts per million: 500_000 is 50 %, so that "at least 50 %" is exact when stakes add up. */
export const WHOLE_PPM = 1_000_000;

/** "12.5" percent text → 125_000 ppm. Plain decimals, 0 to 100, at most 4 decimals; anything else throws. */
export function ppmFromPercentText(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new RangeError(`share "${text}": expected plain percent, 0 to 100, at most 4 decimals`);
  const ppm = Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"));
  if (ppm > WHOLE_PPM) throw new RangeError(`share "${text}": expected at most 100`);
  return ppm;
}

/** Ratio 0..1 → ppm, rounded half up. For adapters whose source states ratios with more decimals. */
export function ppmFromRatio(ratio: number): number {
  return Math.floor(ratio * WHOLE_PPM + 0.5);
}

/** ppm → percent as a number, for JSON: 333_333 → 33.3333. */
export function percentFromPpm(ppm: number): number {
  return ppm / 10_000;
}

/** ppm → percent text without trailing zeros: 333_333 → "33.3333", 500_000 → "50". */
export function percentTextFromPpm(ppm: number): string {
  return String(percentFromPpm(ppm));
}
