/**
 * Sources under which this system accounts for what people decide: decisions on objections and repairs, judgements on
 * who is who. They say nothing themselves, they amend and move what sources said; no delivery may come under their name.
 */
export const ownSources = { decisions: "decisions", judgements: "judgements" } as const;

/** What an inspector reads of each. */
export const ownSourceNames: Readonly<Record<string, string>> = {
  [ownSources.decisions]: "异议与修复决定",
  [ownSources.judgements]: "同一主体认定",
};

/** Names of all of them. */
export const ownSourceIds: readonly string[] = Object.values(ownSources);
