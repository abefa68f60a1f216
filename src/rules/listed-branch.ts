import { defineRule } from "./rule.ts";

/** Branch and head office, one of them listed (分支机构关联): one legal person in law. */
export const listedBranch = defineRule({
  id: "listed-branch",
  name: { en: "Listed branch or head office", zh: "分支机构或总公司为严重失信主体" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis: "《公司法》（2023）第十三条第二款：分公司不具有法人资格，其民事责任由公司承担。",
  template: {
    seedLists: "severe",
    relations: ["BRANCH"],
    direction: "beside",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "touched" },
  params: {},
  hubPolicy: "none",
  population: "branches",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: () => "目标主体是严重失信主体的分支机构，或其分支机构为严重失信主体。",
});
