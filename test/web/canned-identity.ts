/** Who is who of the canned subjects: one of two namesakes may be the same, one was judged to be another. */
const party = (id: string, regionNameZh: string) => ({
  ...{ id, name: "庄砚川", kind: "person", regionNameZh },
  listed: id === "P2",
});

const judged = { by: "inspector", reason: "住址不同", recordedAt: "2026-06-12T02:00:00.000Z" };

const alike = { name: "POSSIBLE", nameZh: "姓名相同，重名常见，须有第二项信息", differs: [] };

const identity = {
  basis: "NAME",
  basisZh: "仅有姓名，不与他人合并",
  maskedIdNumber: null,
  kept: null,
  mergedInto: null,
  merged: [],
  different: [{ id: "J1", other: party("P3", "泉州市丰泽区"), ...judged }],
  namesakes: {
    ...{ bearers: 3, bearersExact: true, population: 120, different: 1, total: 1, why: null },
    candidates: [
      { subject: party("P2", "漳州市芗城区"), key: "UNKNOWN", ...alike, shared: ["PHONE", "ORGANISATION"] },
    ],
  },
};

/** C1 has a code and no question; C7 has none, and a firm of its name. */
const coded = {
  ...identity,
  basis: "CODE",
  basisZh: "以统一社会信用代码识别",
  different: [],
  namesakes: null,
};
const uncoded = {
  ...coded,
  basis: "NAME",
  basisZh: "没有可用的统一社会信用代码，仅凭名称不合并",
  namesakes: {
    ...{ bearers: 2, bearersExact: true, population: 900, different: 0, total: 1, why: null },
    candidates: [
      {
        subject: {
          id: "C8",
          name: "厦门鹭川冷链有限公司",
          kind: "company",
          regionNameZh: "厦门市思明区",
          listed: true,
        },
        ...{ key: "UNKNOWN", name: "SAME", nameZh: "名称写法归一后相同" },
        ...{ shared: ["LEADER"], differs: ["ADDRESS"] },
      },
    ],
  },
};

export function cannedIdentity(id: string) {
  if (id === "P1") return identity;
  if (id !== "P9") return id === "C7" ? uncoded : coded;
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
