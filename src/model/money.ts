/** Money in fen (分, 1/100 yuan). bigint, because system-wide sums pass 2^53 fen ≈ 90 万亿元. */
export type Fen = bigint;

/** Plain integer text → fen. Throws on signs, decimals or grouping: the bundle states fen. */
export function parseFen(text: string): Fen {
  if (!/^\d{1,18}$/.test(text))
    throw new RangeError(`amount "${text}": expected whole fen, at most 18 digits`);
  return BigInt(text);
}

/** "1,234.50" yuan → 123450n fen. Throws on more than two decimals: the source is wrong, do not round it away. */
export function fenFromYuan(text: string): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.replaceAll(",", "").trim());
  if (!match) throw new RangeError(`amount "${text}": expected yuan with at most 2 decimals`);
  const [, sign, yuan, decimals = ""] = match;
  const fen = BigInt(yuan!) * 100n + BigInt(decimals.padEnd(2, "0"));
  return sign ? -fen : fen;
}

/** "1,234.5" 万元 → 1234500000n fen, exactly: at most six decimals. Throws on a sign, more decimals or odd grouping. */
export function fenFromWanYuan(text: string): Fen {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) throw new RangeError(`amount "${text}": expected 万元, plain, with at most 6 decimals`);
  const [, whole, decimals = ""] = match;
  return BigInt(whole!.replaceAll(",", "") + decimals.padEnd(6, "0"));
}

/** Fen → plain yuan, "1234" or "1234.50". */
export function yuanTextFromFen(fen: Fen): string {
  const [yuan, rest] = [fen / 100n, fen % 100n];
  return rest === 0n ? String(yuan) : `${yuan}.${String(rest).padStart(2, "0")}`;
}
