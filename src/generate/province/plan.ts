/** Companies at which hubs reach the greatest sizes of the brief figures below. */
const HUBS_FULL_AT = 2_000_000;

/** How many of everything a province has; planted stories are counted in, so that totals stay what was asked. */
export interface Plan {
  readonly companies: number;
  readonly seed: number;
  /** How often every planted story is told. */
  readonly copies: number;
  /** Companies of the background, without those of the stories. */
  readonly background: number;
  readonly businesses: number;
  readonly branches: number;
  readonly groupMembers: number;
  /** Members of one group at most; sizes follow a power law below it. */
  readonly groupMost: number;
  readonly loopMembers: number;
  readonly stateSubsidiaries: number;
  readonly fundStakes: number;
  /** Offices of each registration agent. */
  readonly agentOffices: readonly number[];
  /** Firms at each shared address. */
  readonly addressFirms: readonly number[];
  readonly guarantors: number;
  readonly guaranteeComponentMost: number;
  readonly institutions: number;
}

/** Fewest and most companies that can be asked for: stories need room, and codes run out above. */
export const COMPANIES_MIN = 1_000;
export const COMPANIES_MAX = 20_000_000;
const COPIES_MAX = 50;
const COMPANIES_A_COPY = 20_000;

/** What the stories of one copy bring along. */
export interface PlantedSizes {
  readonly companies: number;
  readonly businesses: number;
}

/** Counts for a number of companies; throws a RangeError outside the range or where stories leave no room. */
export function planProvince(companies: number, seed: number, planted: PlantedSizes): Plan {
  if (!Number.isInteger(companies) || companies < COMPANIES_MIN || companies > COMPANIES_MAX) {
    const expected = `expected a whole number from ${COMPANIES_MIN} to ${COMPANIES_MAX}`;
    throw new RangeError(`companies ${companies}: ${expected}`);
  }
  const copies = Math.min(COPIES_MAX, Math.max(1, Math.floor(companies / COMPANIES_A_COPY)));
  const background = companies - copies * planted.companies;
  if (background < companies / 10) {
    throw new RangeError(`companies ${companies}: the stories alone need ${copies * planted.companies}`);
  }
  const scale = Math.min(1, companies / HUBS_FULL_AT);
  const scaled = (sizes: readonly number[]) =>
    sizes.map((size) => Math.round(size * scale)).filter((n) => n > 1);
  const nodes = 5.4 * companies;
  return {
    ...{ companies, seed, copies, background },
    businesses: Math.max(0, Math.round(1.88 * companies) - copies * planted.businesses),
    branches: Math.round(0.01 * background),
    groupMembers: Math.round(0.11 * background),
    groupMost: Math.max(20, Math.min(3_000, Math.round(companies / 1_000))),
    // 498 of 7,970,065 nodes of the British register lie on a loop.
    loopMembers: Math.max(2, Math.round((60 * nodes) / 1_000_000)),
    stateSubsidiaries: Math.max(3, Math.round(3_000 * scale)),
    fundStakes: Math.max(5, Math.round(5_000 * scale)),
    agentOffices: scaled([20_000, 9_000, 4_000, 2_000, 1_200, 800, 500, 300]),
    addressFirms: scaled([50_000, 20_000, 9_000, 5_000, 3_000, 2_000, 1_000, 600, 400, 200]),
    guarantors: Math.round(0.0098 * background),
    guaranteeComponentMost: Math.max(12, Math.round(539 * scale)),
    institutions: Math.round(0.003 * companies),
  };
}
