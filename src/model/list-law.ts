import type { IsoDate } from "./dates.ts";
import { WHOLE_COUNTRY } from "./jurisdiction.ts";
import { tableInForce } from "./law.ts";
import type { Sureness } from "./sureness.ts";

/** A rule that a list rests on, in force within [from, to). */
export interface ListBasis {
  zh: string;
  jurisdiction: string;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

/** How a listing ends, apart from correction and annulment, which every list knows. */
export const exitWays = {
  expired: "期满移出",
  performed: "履行义务后删除",
  repaired: "信用修复后提前移出",
  banEnds: "禁止期满",
} as const;
export type ExitWay = keyof typeof exitWays;

/** Who stands on a list together with the firm. 中文 is the wording of the rules. */
export const roleAlongNames = {
  legalRepresentative: "法定代表人",
  principal: "主要负责人",
  actualController: "实际控制人",
  personInCharge: "直接负责的主管人员",
  personResponsible: "直接责任人员",
  debtPerson: "影响债务履行的直接责任人员",
  director: "董事",
  supervisor: "监事",
  executive: "高级管理人员",
} as const;
export type RoleAlong = keyof typeof roleAlongNames;

/** What the law says of one list; each fact with how sure it is. No basis = no rule with a number was found. */
export interface ListLaw {
  bases: readonly ListBasis[];
  /** How long a listing lasts, as the rule puts it. */
  period: { zh: string; sure: Sureness };
  exits: readonly { way: ExitWay; zh: string; sure: Sureness }[];
  rolesAlong: readonly { role: RoleAlong; sure: Sureness }[];
}

const basis = (
  zh: string,
  from: IsoDate,
  sure: Sureness,
  to: IsoDate | null = null,
  jurisdiction = WHOLE_COUNTRY,
): ListBasis => ({ zh, jurisdiction, from, to, sure });
const exit = (way: ExitWay, zh: string, sure: Sureness) => ({ way, zh, sure });
const along = (sure: Sureness, ...roles: RoleAlong[]) => roles.map((role) => ({ role, sure }));
const memo = "长三角区域生态环境领域实施信用联合奖惩合作备忘录（2020年版）";

/** What the law says of each list of the catalogue, by its code. Sources: the rules named, in the shared facts' words. */
export const builtInListLaw: Readonly<Record<string, ListLaw>> = {
  dishonestJudgmentDebtor: {
    bases: [
      basis("最高人民法院关于公布失信被执行人名单信息的若干规定（法释〔2013〕17号）", "2013-10-01", "L"),
      basis("最高人民法院关于公布失信被执行人名单信息的若干规定（2017修正）", "2017-05-01", "V"),
    ],
    period: { zh: "履行前有效；以规避等方式抗拒执行的2年（2017修正）", sure: "V" },
    exits: [
      exit("performed", "履行完毕、和解或者终结执行后删除", "L"),
      exit("expired", "2年期满；有暴力等情节的延长1至3年", "M"),
    ],
    rolesAlong: along("L", "legalRepresentative", "principal"),
  },
  consumptionRestriction: {
    bases: [
      basis("最高人民法院关于限制被执行人高消费的若干规定（2010）", "2010-10-01", "L"),
      basis("最高人民法院关于限制被执行人高消费及有关消费的若干规定（2015修正）", "2015-07-22", "V"),
    ],
    period: { zh: "至履行、提供担保或者申请执行人同意", sure: "L" },
    exits: [exit("performed", "履行、提供有效担保或者申请执行人同意后解除", "L")],
    rolesAlong: [
      ...along("L", "legalRepresentative", "principal", "debtPerson"),
      ...along("V", "actualController"),
    ],
  },
  majorTaxViolation: {
    bases: [basis("重大税收违法失信主体信息公布管理办法（国家税务总局令第54号）", "2022-02-01", "V")],
    period: { zh: "公布满3年", sure: "M" },
    exits: [exit("expired", "公布满3年停止", "M"), exit("repaired", "缴清税款等后提前停止公布", "M")],
    rolesAlong: along("M", "legalRepresentative", "personResponsible"),
  },
  seriousMarketViolation: {
    bases: [
      basis(
        "严重违法失信企业名单管理暂行办法（原国家工商行政管理总局令第83号）",
        "2016-04-01",
        "M",
        "2021-09-01",
      ),
      basis("市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）", "2021-09-01", "V"),
    ],
    period: { zh: "3年", sure: "M" },
    exits: [exit("expired", "满3年移出", "M"), exit("repaired", "列入满1年可申请提前移出", "M")],
    rolesAlong: [],
  },
  abnormalOperations: {
    bases: [basis("企业信息公示暂行条例（2014）第十七条", "2014-10-01", "L")],
    period: { zh: "至履行公示义务；满3年未履行的列入严重违法企业名单（2014文本）", sure: "L" },
    exits: [exit("performed", "履行公示义务后移出", "L")],
    rolesAlong: along("L", "legalRepresentative"),
  },
  wageArrears: {
    bases: [
      basis(
        "拖欠农民工工资失信联合惩戒对象名单管理暂行办法（人力资源和社会保障部令第45号）",
        "2022-01-01",
        "V",
      ),
    ],
    period: { zh: "3年", sure: "V" },
    exits: [exit("expired", "满3年移出", "V"), exit("repaired", "改正满6个月并作出承诺可申请提前移出", "V")],
    rolesAlong: along("V", "legalRepresentative", "principal", "personInCharge", "personResponsible"),
  },
  workSafety: {
    bases: [basis("安全生产严重失信主体名单管理办法（应急管理部令第11号）", "2023-10-01", "V")],
    period: { zh: "3年", sure: "M" },
    exits: [exit("expired", "满3年移出", "M"), exit("repaired", "满12个月可申请提前移出", "M")],
    rolesAlong: along("V", "principal", "personResponsible"),
  },
  governmentProcurement: {
    bases: [basis("政府采购严重违法失信行为记录（财办库〔2014〕526号）", "2014-12-01", "V")],
    period: { zh: "公布3年，或者至禁止参加采购活动的期限届满", sure: "V" },
    exits: [exit("expired", "公布满3年", "V"), exit("banEnds", "禁止期限届满", "V")],
    rolesAlong: [],
  },
  statistics: {
    bases: [
      basis("企业统计信用管理办法（国统字〔2019〕33号）", "2019-03-20", "V", "2022-05-19"),
      basis("统计严重失信企业信用管理办法（国家统计局令第35号）", "2022-05-19", "V"),
    ],
    period: { zh: "1年；未整改的2年（2019文本）", sure: "V" },
    exits: [exit("expired", "满1年", "V"), exit("repaired", "满6个月可申请提前移出（2019文本）", "V")],
    rolesAlong: along("V", "principal"),
  },
  ecology: {
    bases: ["310000", "320000", "330000", "340000"].map((region) =>
      basis(memo, "2020-10-20", "V", null, region),
    ),
    period: { zh: "见备忘录附件，未查到", sure: "M" },
    exits: [],
    rolesAlong: along("V", "legalRepresentative", "principal", "personResponsible"),
  },
  foodAndDrug: {
    bases: [
      basis("市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）第五条", "2021-09-01", "V"),
    ],
    period: { zh: "3年", sure: "M" },
    exits: [exit("expired", "满3年移出", "M"), exit("repaired", "列入满1年可申请提前移出", "M")],
    rolesAlong: [],
  },
  tourism: {
    bases: [basis("文化和旅游市场信用管理规定（文化和旅游部令第7号）", "2022-01-01", "V")],
    period: { zh: "3年", sure: "M" },
    exits: [exit("expired", "满3年移出", "M")],
    rolesAlong: along("S", "personResponsible"),
  },
  customs: {
    bases: [
      basis("海关注册登记和备案企业信用管理办法（海关总署令第251号）", "2021-11-01", "V", "2026-04-01"),
      basis("海关注册登记和备案企业信用管理办法（海关总署令第282号）", "2026-04-01", "V"),
    ],
    period: { zh: "未查到", sure: "M" },
    exits: [],
    rolesAlong: along("V", "legalRepresentative", "director", "supervisor", "executive"),
  },
  transport: {
    bases: [],
    period: { zh: "未查到", sure: "M" },
    exits: [],
    rolesAlong: [],
  },
  redList: {
    bases: [basis("国发〔2016〕33号", "2016-05-30", "M")],
    period: { zh: "由认定部门规定", sure: "M" },
    exits: [],
    rolesAlong: [],
  },
};

/** The same with the lists that the operator entered. */
export const listLaw = tableInForce(({ lists }): Readonly<Record<string, ListLaw>> => {
  const added = lists.map(({ listCode, bases, period, exits, rolesAlong }) => {
    return [listCode, { bases, period, exits, rolesAlong }];
  });
  return { ...builtInListLaw, ...Object.fromEntries(added) };
});
