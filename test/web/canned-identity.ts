/** Who is who of the canned persons: one of two namesakes may be the same, one was judged to be another. */
const party = (id: string, regionNameZh: string) => ({
  ...{ id, name: "庄砚川", kind: "person", regionNameZh },
  listed: id === "P2",
});

const judged = { by: "inspector", reason: "住址不同", recordedAt: "2026-06-12T02:00:00.000Z" };

const identity = {
  basis: "NAME",
  basisZh: "仅有姓名,不与他人合并",
  maskedIdNumber: null,
  kept: null,
  mergedInto: null,
  merged: [],
  different: [{ id: "J1", other: party("P3", "泉州市丰泽区"), ...judged }],
  namesakes: {
    ...{ bearers: 3, bearersExact: true, persons: 120, different: 1, total: 1, why: null },
    candidates: [{ subject: party("P2", "漳州市芗城区"), key: "UNKNOWN", shared: ["PHONE", "ORGANISATION"] }],
  },
};

/** Null for organisations, as the service answers. */
export function cannedIdentity(id: string) {
  if (id !== "P9") return id === "P1" ? identity : null;
  const kept = party("P1", "厦门市湖里区");
  return {
    ...identity,
    kept,
    mergedInto: { id: "J0", other: kept, ...judged },
    different: [],
    namesakes: null,
  };
}

/** P9 was merged into P1. */
export const cannedMoved = (id: string) => ({
  ...{ id, name: id === "P9" ? "莊硯川" : "庄砚川" },
  identity: { kept: id === "P9" ? party("P1", "厦门市湖里区") : null },
});
