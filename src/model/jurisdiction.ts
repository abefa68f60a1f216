/** The whole country as a jurisdiction, beside the codes of GB/T 2260. */
export const WHOLE_COUNTRY = "100000";

/** "350203" lies in 350203, 350200, 350000 and the whole country. True also for the region itself. */
export function withinRegion(regionCode: string, jurisdiction: string): boolean {
  return rankIn(regionCode, jurisdiction) >= 0;
}

/** How near a jurisdiction is to a region: 3 its own county, 2 city, 1 province, 0 the country, -1 = not its law. */
export function rankIn(regionCode: string, jurisdiction: string): number {
  if (jurisdiction === WHOLE_COUNTRY) return 0;
  if (jurisdiction.endsWith("0000")) return regionCode.startsWith(jurisdiction.slice(0, 2)) ? 1 : -1;
  if (jurisdiction.endsWith("00")) return regionCode.startsWith(jurisdiction.slice(0, 4)) ? 2 : -1;
  return regionCode === jurisdiction ? 3 : -1;
}
