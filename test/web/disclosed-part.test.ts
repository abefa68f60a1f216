import { expect, test } from "vitest";
import { disclosedTexts } from "../../web/panel/disclosed-part.ts";

const nothing = {
  ...{ documentNo: null, content: null, authorityCode: null },
  ...{ provider: null, providerCode: null, divisionNameZh: null },
};

test("what was disclosed is told by name in the order in which it is read, the provider with its code", () => {
  const penalty = {
    ...{ caseName: "不合格食品案", authorityCode: "11350200004140004R" },
    ...{ offence: "食品标签：标签不实", legalBasis: "食品安全法", content: "罚款壹万元", documentNo: "1号" },
    ...{ provider: "某局", providerCode: "11350200004140004R", divisionNameZh: "厦门市" },
  };
  expect(disclosedTexts(penalty)).toEqual([
    ["文号", "1号"],
    ["案件", "不合格食品案"],
    ["违法事实", "食品标签：标签不实"],
    ["依据", "食品安全法"],
    ["内容", "罚款壹万元"],
    ["机关代码", "11350200004140004R"],
    ["数据来源单位", "某局（11350200004140004R）"],
    ["地方", "厦门市"],
  ]);
});

test("what is not stated is not told", () => {
  expect(disclosedTexts(nothing)).toEqual([]);
  expect(disclosedTexts({ ...nothing, providerCode: "11350200004140004R", offence: null })).toEqual([
    ["数据来源单位", "（11350200004140004R）"],
  ]);
});
