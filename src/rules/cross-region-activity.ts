import { barredRoles } from "../model/kinds.ts";
import { defineRule, percentText } from "./rule.ts";

/** A listed party active in another prefecture (跨区域活动). */
export const crossRegionActivity = defineRule({
  id: "cross-region-activity",
  name: { en: "Activity in another region", zh: "严重失信主体跨区域活动" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "国办发〔2020〕49号（失信信息共享与区域协同）；《长三角地区深化推进国家社会信用体系建设区域合作示范区建设行动方案（2018—2020年）》（红黑名单跨区域应用）；仅供属地协查。",
  template: {
    seedLists: "severe",
    relations: ["POSITION", "OWNERSHIP", "BRANCH"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-activity" },
  params: { sharePpmAbove: 500_000, roles: barredRoles },
  hubPolicy: "none",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `严重失信主体在其所在地以外的地级行政区活动：任目标主体法定代表人、董事、监事或高级管理人员，直接持股超过 ${percentText(params.sharePpmAbove)}，或以其为总公司设立分支机构。`,
});
