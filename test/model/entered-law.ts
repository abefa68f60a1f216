import type { AddedLaw, AddedPeriodRule } from "../../src/model/law.ts";
import { NOTHING_ADDED } from "../../src/model/law.ts";

/** Nothing entered. */
export const nothing = NOTHING_ADDED;
/** A further year, which reaches into the last week of the one before. */
export const year2027 = {
  year: 2027,
  notices: ["国办发明电〔2026〕1号"],
  off: ["2026-12-31..2027-01-02", "2027-10-01..2027-10-07"],
  worked: ["2026-12-26", "2027-10-09"],
};
/** A rule on periods that ends a built-in one. */
export const stated: AddedPeriodRule = {
  id: "new-general",
  source: "新办法第一条",
  jurisdiction: "100000",
  effect: "publish",
  classes: ["general"],
  listCodes: [],
  penaltyTypes: [],
  authority: null,
  start: "determination",
  monthsMin: 2,
  monthsMax: 6,
  needsCorrection: false,
  waitsForBan: false,
  startsAfterSentence: false,
  noEarlyEndOf: [],
  waitsForRemoval: false,
  onlyWhere: null,
  from: "2027-01-01",
  to: null,
  sure: "L",
  startSure: "L",
  supersedes: ["ndrc-36-general"],
};
/** A span of a list that is severe nowhere by the built-in law. */
export const span = {
  listCode: "consumptionRestriction",
  jurisdiction: "100000",
  from: "2026-07-01",
  to: "2028-07-01",
  basis: "新法第二条",
  sure: "L",
} as const;
/** The same as an entry of law.json. */
export const entered: AddedLaw["severe"][number] = { ...span, supersedes: [], counts: true };
/** A city's own list. */
export const cityList: AddedLaw["lists"][number] = {
  ...{ listCode: "xiamenSevere", zh: "厦门市严重失信主体名单", red: false },
  bases: [{ zh: "厦府规〔2026〕9号", jurisdiction: "350200", from: "2026-07-01", to: null, sure: "L" }],
  ...{ period: { zh: "3年", sure: "L" }, exits: [], rolesAlong: [] },
};
/** What makes it severe there. */
export const ownSpan: AddedLaw["severe"][number] = {
  ...{ listCode: "xiamenSevere", jurisdiction: "350200", from: "2026-07-01", to: null },
  ...{ basis: "厦府规〔2026〕9号", sure: "L", supersedes: [], counts: true },
};
/** Of the right form, an organisation code that holds and begins with M, and a check character that fails. */
export const pilot = { code: "91350203M0001QAY9C", source: "厦门市商事登记档案" };

export const bar: AddedLaw["repairBars"][number] = {
  ...{ id: "zhejiang-2027", source: "新条例第一条", jurisdiction: "330000", authority: null },
  whileOn: ["severe"],
  ...{ penaltyTypes: [], from: "2027-01-01", to: null, sure: "L", supersedes: ["zhejiang-32"] },
};

/** Ten working days for objections in 浙江, where the built-in table has five. */
export const caseClock: AddedLaw["caseClocks"][number] = {
  ...{ id: "zhejiang-2026", source: "新条例第二条", jurisdiction: "330000", what: "objection" },
  ...{ heldByProvider: null, firstDays: 2, decideDays: 10, decideDaysExtended: 30, authority: null },
  ...{ from: "2026-07-01", to: null, sure: "L", firstSure: "L", supersedes: ["zhejiang-30"] },
};
/** Five working days for 双公示, where the built-in table has seven. */
export const publicationClock: AddedLaw["publicationClocks"][number] = {
  ...{ id: "double-publicity-2026", source: "新通知第一条", jurisdiction: "100000", authority: null },
  ...{ listCodes: null, duty: "publish", days: 5, dayOfNextMonth: null },
  ...{ from: "2026-07-01", to: null, sure: "L", supersedes: ["double-publicity-424"] },
};
