import type { IsoDate } from "./dates.ts";
import { regionPrefixOf } from "./region-prefix.ts";
import { regionCodesOn, regionCodesRevoked } from "./regions.ts";

/**
 * Which subjects a region holds on a date, by the codes that sources state: those of its prefix, without revoked
 * divisions whose area lies elsewhere by then, and with those of other prefixes whose area has come to it.
 */
export interface RegionScope {
  /** Null = every region. */
  regionPrefix: string | null;
  movedIn: readonly string[];
  movedOut: readonly string[];
}

/**
 * The code under which a subject of a division is counted on a date: its own while it is in force or unknown, else its
 * successor; of several the city or province that holds them all.
 */
export function countedRegionCode(regionCode: string, on: IsoDate): string {
  const codes = regionCodesOn(regionCode, on);
  if (codes.length < 2) return codes[0] ?? regionCode;
  const city = codes[0]!.slice(0, 4);
  if (codes.every((code) => code.startsWith(city))) return `${city}00`;
  const province = codes[0]!.slice(0, 2);
  return codes.every((code) => code.startsWith(province)) ? `${province}0000` : regionCode;
}

/** Scope of a region on a date; one that is revoked itself is asked for by its own codes. */
export function regionScopeOf(regionCode: string | null | undefined, on: IsoDate): RegionScope {
  const regionPrefix = regionPrefixOf(regionCode);
  if (!regionPrefix || countedRegionCode(regionCode!, on) !== regionCode)
    return { regionPrefix, movedIn: [], movedOut: [] };
  const moved = regionCodesRevoked.filter(
    (code) => code.startsWith(regionPrefix) !== countedRegionCode(code, on).startsWith(regionPrefix),
  );
  return {
    regionPrefix,
    movedIn: moved.filter((code) => !code.startsWith(regionPrefix)),
    movedOut: moved.filter((code) => code.startsWith(regionPrefix)),
  };
}

/** Whether a subject that states a code is of the region. */
export function isInScope({ regionPrefix, movedIn, movedOut }: RegionScope, regionCode: string): boolean {
  if (regionPrefix === null) return true;
  return regionCode.startsWith(regionPrefix) ? !movedOut.includes(regionCode) : movedIn.includes(regionCode);
}
