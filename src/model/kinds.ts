/** Closed and open vocabularies of the deliveries; 中文 is what the screen shows. */

export const subjectKinds = {
  company: "企业",
  individualBusiness: "个体工商户",
  institution: "事业单位",
  socialOrganisation: "社会组织",
  governmentBody: "行政机关",
  person: "自然人",
  arrangement: "法律安排",
  state: "国家",
  unknownParty: "未披露方",
} as const;
export type SubjectKind = keyof typeof subjectKinds;

/** Kinds through which control is the state's: firms are not related merely because the state controls both. */
export const stateKinds: readonly SubjectKind[] = ["governmentBody", "state"];

export const subjectStatuses = {
  active: "存续",
  dormant: "停业",
  dissolved: "注销",
  revoked: "吊销",
  unknown: "不明",
} as const;
export type SubjectStatus = keyof typeof subjectStatuses;

export const roles = {
  legalRepresentative: "法定代表人",
  director: "董事",
  supervisor: "监事",
  executive: "高级管理人员",
  principal: "负责人",
  operator: "经营者",
  actualController: "实际控制人",
  beneficialOwner: "受益所有人",
} as const;
export type Role = keyof typeof roles;

/** 董监高 with the legal representative: the offices that Company Law art. 178 closes to a listed person. */
export const barredRoles: readonly Role[] = ["legalRepresentative", "director", "supervisor", "executive"];
/** Roles that an organisation may hold as well as a person. */
export const organisationRoles: readonly Role[] = ["actualController", "beneficialOwner", "principal"];

/** `links.kind` of a delivery → relationship kind in the graph. */
export const linkKinds = {
  guarantees: "GUARANTEES",
  branchOf: "BRANCH_OF",
  actsWith: "ACTS_WITH",
  familyOf: "FAMILY_OF",
  pledges: "PLEDGES",
  suppliesTo: "SUPPLIES_TO",
} as const;
export type LinkKind = keyof typeof linkKinds;

export const recordTypes = {
  licence: "行政许可",
  lawsuitDefendant: "涉诉（被告）",
  lawsuitPlaintiff: "涉诉（原告）",
  taxArrears: "欠税",
  award: "荣誉表彰",
  incentive: "守信激励",
  commitmentBroken: "违背信用承诺",
  inspectionFailed: "检查不合格",
  socialInsuranceArrears: "社保欠缴",
  equityFrozen: "股权冻结",
  executedDebt: "被执行",
} as const;

export const penaltyTypes = {
  warning: "警告",
  criticism: "通报批评",
  fine: "罚款",
  confiscation: "没收",
  suspension: "责令停产停业",
  licenceSuspended: "暂扣许可证件",
  licenceRevoked: "吊销许可证件",
  licenceLowered: "降低资质等级",
  closure: "责令关闭",
  businessRestricted: "限制开展生产经营活动",
  occupationBanned: "限制从业",
} as const;

export const removalReasons = {
  expired: "期满",
  repaired: "信用修复",
  corrected: "更正",
  annulled: "撤销",
} as const;
