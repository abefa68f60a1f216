/** A case of a subject with all that may become of it, for browser tests without a service. */
const open = { decideDue: null, decideOverdue: false, sure: "L" };
const review = {
  ...{ status: "PENDING", statusZh: "复核中", authority: "浙江省发展和改革委员会" },
  ...{ requestedOn: "2026-06-20", decidedOn: null, newStatusZh: null, clock: open },
};

/** Objections of the card: one whose decision stands, one under review, one that waits for its decision. */
export const cannedObjections = [
  {
    ...{ id: "O1", statementId: "SH-1", ground: "FACT_ERROR", groundZh: "事实错误", raisedOn: "2026-06-01" },
    ...{ statusZh: "异议不成立", decisionZh: "异议不成立", decidedOn: "2026-06-08" },
    ...{ clock: { decideDue: "2026-06-08", decideOverdue: false, sure: "L" }, review: null, lifting: null },
    extendedAt: null,
  },
  {
    ...{ id: "O2", statementId: "SH-2", ground: "TEXT_ERROR", groundZh: "文字错误", raisedOn: "2026-06-02" },
    ...{ statusZh: "异议不成立", decisionZh: "异议不成立", decidedOn: "2026-06-09" },
    ...{ clock: { decideDue: "2026-06-09", decideOverdue: false, sure: "L" }, review, lifting: null },
    extendedAt: null,
  },
  {
    ...{ id: "O3", statementId: "SH-3", ground: "OMISSION", groundZh: "遗漏", raisedOn: "2026-06-22" },
    ...{ statusZh: "异议中", decisionZh: null, decidedOn: null, extendedAt: null },
    ...{ clock: { decideDue: "2026-06-29", decideOverdue: true, sure: "L" }, review: null, lifting: null },
  },
];

const undecided = {
  ...{ decisionZh: null, decidedOn: null, review: null, lifting: null, extendedOn: null },
  ...{ correctedOn: null, performedOn: null, committedOn: null },
  ...{ determinedBy: null, decisionAuthority: null, uncertainBars: [] },
};

/** Applications of the card: one that waits to be accepted, one that was. */
export const cannedRepairs = [
  {
    ...{ id: "R1", statementId: "LI-1", status: "APPLIED", statusZh: "已申请", appliedOn: "2026-06-25" },
    clock: { firstDue: "2026-06-30", firstOverdue: false, firstSure: "M", ...open },
    ...undecided,
  },
  {
    ...{ id: "R2", statementId: "LI-2", status: "ACCEPTED", statusZh: "已受理", appliedOn: "2026-06-24" },
    clock: {
      ...{ firstDue: "2026-06-29", firstOverdue: false, firstSure: "L" },
      ...{ decideDue: "2026-07-10", decideOverdue: false, sure: "M" },
    },
    ...undecided,
  },
];

const zhejiang = { source: "浙江省公共信用信息管理条例第三十条、第三十一条" };
const fromMemory = { source: "信用修复管理办法（国家发展改革委令第36号）" };
const company = { id: "C2", name: "厦门鹭川冷链有限公司" };
const openCases = [
  {
    ...{ id: "O3", awaits: "DECIDE_OBJECTION", awaitsZh: "异议待决定", due: "2026-06-29", overdue: true },
    ...{ sure: "L", workingDaysLeft: -1, unknownWhy: null, application: null },
    objection: {
      ...{ groundZh: "遗漏", raisedOn: "2026-06-22", clock: zhejiang, review: null },
      subjects: [{ id: "P1", name: "庄砚川" }, company],
    },
  },
  {
    ...{ id: "R1", awaits: "ACCEPT_REPAIR", awaitsZh: "修复待受理", due: "2026-06-30", overdue: false },
    ...{ sure: "M", workingDaysLeft: 0, unknownWhy: null, objection: null },
    application: {
      ...{ appliedOn: "2026-06-25", acceptedOn: null, clock: fromMemory, review: null, subjects: [company] },
    },
  },
  {
    ...{ id: "R2", awaits: "DECIDE_REPAIR", awaitsZh: "修复待决定", due: "2026-07-10", overdue: false },
    ...{ sure: "M", workingDaysLeft: 8, unknownWhy: null, objection: null },
    application: {
      ...{ appliedOn: "2026-06-24", acceptedOn: "2026-06-26", clock: fromMemory, review: null },
      subjects: [company],
    },
  },
  {
    ...{ id: "O2", awaits: "DECIDE_REVIEW", awaitsZh: "复核待决定", due: null, overdue: false },
    ...{ sure: "L", workingDaysLeft: null, unknownWhy: "办理天数尚未核实，不作推算", application: null },
    objection: {
      ...{ groundZh: "文字错误", raisedOn: "2026-06-02", clock: zhejiang, subjects: [company] },
      review: { authority: review.authority, requestedOn: "2026-06-20", clock: zhejiang },
    },
  },
];

/** Pages of three, so that four cases make two; the filters work as the service's. */
export function cannedOpenCases({ filter, after, asOf }: Record<string, unknown>) {
  const { awaits, overdueOnly, regionCode } = filter as {
    awaits?: string[];
    overdueOnly?: boolean;
    regionCode?: string;
  };
  const isEmpty = regionCode !== undefined || asOf === "2020-01-01";
  const all = isEmpty ? [] : openCases;
  const chosen = all.filter(
    (one) => (!awaits || awaits.includes(one.awaits)) && (!overdueOnly || one.overdue),
  );
  const from = after ? Number(after) : 0;
  const page = chosen.slice(from, from + 3);
  return {
    totalCount: chosen.length,
    overdueCount: chosen.filter(({ overdue }) => overdue).length,
    counts: all.map(({ awaits: one, awaitsZh, overdue }) => ({
      ...{ awaits: one, awaitsZh, open: 1, overdue: overdue ? 1 : 0 },
    })),
    edges: page.map((node) => ({ node })),
    pageInfo: { hasNextPage: from + 3 < chosen.length, endCursor: page.length > 0 ? `${from + 3}` : null },
  };
}
