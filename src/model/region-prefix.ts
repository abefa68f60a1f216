/** GB/T 2260 code → prefix of everything inside: 350200 holds 350203. */
export function regionPrefixOf(regionCode: string | null | undefined): string | null {
  return regionCode ? regionCode.replace(/(00)+$/, "") : null;
}
