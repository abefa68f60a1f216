const nothing = {
  ...{ caseName: null, offence: null, legalBasis: null, documentNo: null, content: null },
  ...{ authorityCode: null, provider: null, providerCode: null, divisionNameZh: null },
  ...{ removalReason: null, underObjection: null, correctedOn: null, periodRule: null },
  ...{ publishUntil: null, publishUntilStated: false, inUseUntil: null },
};
const rule = { source: "信用修复管理办法", isUncertain: false, mayApplyFrom: null, doubtZh: null };
const authority = "某市市场监督管理局（演示）";

/** A fine that is published, and two penalties that have ended: one by law, one that was repaired. */
export const cannedPenalties = [
  {
    ...{ ...nothing, statementId: "PE-1", penaltyType: "fine", authority, decidedOn: "2026-03-02" },
    ...{ amountFen: "5000000", state: "PUBLISHED", publishUntil: "2027-03-03", correctedOn: "2026-04-20" },
    periodRule: { ...rule, doubtZh: "罚款轻重按数额划分，数额标准未录入，此处按一般计" },
  },
  {
    ...{ ...nothing, statementId: "PE-2", penaltyType: "warning", authority, decidedOn: "2025-01-02" },
    ...{ amountFen: null, state: "SHARING_ENDED", publishUntil: "2025-04-03", inUseUntil: "2025-04-03" },
    periodRule: rule,
  },
  {
    ...{ ...nothing, statementId: "PE-3", penaltyType: "fine", authority, decidedOn: "2024-06-03" },
    ...{ amountFen: "100000", state: "SHARING_ENDED", removalReason: "repaired" },
    ...{ publishUntil: "2025-01-06", publishUntilStated: true, inUseUntil: "2025-01-06" },
    correctedOn: "2024-12-01",
  },
];
