/** A case of a subject with all that may become of it, for browser tests without a service. */
const open = { decideDue: null, decideOverdue: false };
const review = {
  ...{ status: "PENDING", statusZh: "复核中", authority: "浙江省发展和改革委员会" },
  ...{ requestedOn: "2026-06-20", decidedOn: null, newStatusZh: null, clock: open },
};

/** Objections of the card: one whose decision stands, one under review, one lifted. */
export const cannedObjections = [
  {
    ...{ id: "O1", statementId: "SH-1", ground: "FACT_ERROR", groundZh: "事实错误", raisedOn: "2026-06-01" },
    ...{ statusZh: "异议不成立", decisionZh: "异议不成立", decidedOn: "2026-06-08" },
    ...{ clock: { decideDue: "2026-06-08", decideOverdue: false }, review: null, lifting: null },
  },
  {
    ...{ id: "O2", statementId: "SH-2", ground: "TEXT_ERROR", groundZh: "文字错误", raisedOn: "2026-06-02" },
    ...{ statusZh: "异议不成立", decisionZh: "异议不成立", decidedOn: "2026-06-09" },
    ...{ clock: { decideDue: "2026-06-09", decideOverdue: false }, review, lifting: null },
  },
];
