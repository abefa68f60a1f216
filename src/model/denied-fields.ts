import type { IsoDate } from "./dates.ts";
import type { Sureness } from "./sureness.ts";

/** An article that keeps a field out, within [from, to). */
export interface DenialBasis {
  id: string;
  articleZh: string;
  /** GB/T 2260 code of the region it is the law of; 100000 = the whole country. */
  jurisdiction: string;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

/** What may not be told of a natural person: never, or only with written consent. */
export interface DeniedField {
  id: string;
  zh: string;
  kind: "never" | "consent";
  basisIds: readonly string[];
  /** Chinese names of it; beginnings and endings that add nothing (个人, 信息, 金额) are taken off before. */
  zhNames: readonly string[];
  /** English names, pinyin and initials that data sets use, in small letters with one blank between words. */
  latinNames: readonly string[];
}

/** Laws on what may not be collected. One delivery speaks of many regions, so the strictest of them holds for all. */
export const denialBases: readonly DenialBasis[] = [
  {
    id: "shanghai-14",
    articleZh: "上海市社会信用条例第十四条",
    jurisdiction: "310000",
    from: "2017-10-01",
    to: null,
    sure: "L",
  },
  {
    id: "zhejiang-14",
    articleZh: "浙江省公共信用信息管理条例第十四条",
    jurisdiction: "330000",
    from: "2018-01-01",
    to: null,
    sure: "L",
  },
  {
    id: "credit-reporting-14",
    articleZh: "征信业管理条例（国务院令第631号）第十四条",
    jurisdiction: "100000",
    from: "2013-03-15",
    to: null,
    sure: "M",
  },
];

const all = denialBases.map((basis) => basis.id);
const field = (
  kind: DeniedField["kind"],
  id: string,
  zh: string,
  zhNames: string,
  latinNames: string,
): DeniedField => ({
  id,
  zh,
  kind,
  basisIds: all,
  zhNames: zhNames.split(" "),
  latinNames: latinNames.split(", "),
});

/**
 * The deny-list: fields that stop a delivery at its header. Names are of what a person has or is; what only sounds
 * like it (纳税信用等级, 保险公司, 证券代码) or is a figure of an organisation (营业收入, 纳税总额) stands in no row.
 */
export const deniedFields: readonly DeniedField[] = [
  field(
    "never",
    "religion",
    "宗教信仰",
    "宗教 宗教信仰 信仰 信教 教派",
    "religion, religious, religious belief, religious beliefs, religious affiliation, faith, zongjiao, zongjiaoxinyang, " +
      "zong jiao xin yang, zjxy, zjxydm",
  ),
  field(
    "never",
    "genes",
    "基因",
    "基因 基因组 基因型 遗传基因 遗传 DNA",
    "gene, genes, genetic, genetics, genome, genotype, dna, jiyin, ji yin",
  ),
  field(
    "never",
    "fingerprints",
    "指纹",
    "指纹 指纹图 左手指纹 右手指纹",
    "fingerprint, fingerprints, finger print, finger prints, zhiwen, zhi wen",
  ),
  field(
    "never",
    "bloodType",
    "血型",
    "血型",
    "blood type, blood group, bloodtype, bloodgroup, abo, xuexing, xue xing",
  ),
  field(
    "never",
    "illness",
    "疾病和病史",
    "疾病 疾病史 病史 病历 病情 病症 患病 患病史 健康 健康状况 诊断",
    "illness, illnesses, disease, diseases, sickness, medical history, disease history, health, health condition, " +
      "health status, diagnosis, medical record, medical records, jibing, ji bing, bingshi, bing shi, jwbs",
  ),
  field(
    "consent",
    "income",
    "收入",
    "收入 工资 薪酬 薪资 工资收入 年薪 月薪 薪水",
    "income, incomes, earnings, salary, salaries, wage, wages, annual salary, shouru, shou ru, grsr, jtnsr, gongzi",
  ),
  field(
    "consent",
    "deposits",
    "存款",
    "存款 银行存款 储蓄 储蓄存款 银行账户余额",
    "deposit, deposits, bank deposit, bank deposits, bank balance, savings, savings account, cunkuan, cun kuan, ckye",
  ),
  field(
    "consent",
    "securities",
    "有价证券",
    "有价证券 证券资产 证券账户 证券持有 持有证券 股票账户 股票持仓 债券持有 基金持有 持有基金 持有债券",
    "securities, securities account, securities accounts, securities holding, securities holdings, stock account, " +
      "bond holdings, fund holdings, youjiazhengquan, you jia zheng quan, yjzq",
  ),
  field(
    "consent",
    "insurance",
    "商业保险",
    "保险 商业保险 人身保险 人寿保险 保险单 保单 保险费 投保 财产保险",
    "insurance, insurances, commercial insurance, life insurance, insurance policy, insurance policies, " +
      "insurance premium, shangyebaoxian, shang ye bao xian, sybx",
  ),
  field(
    "consent",
    "realEstate",
    "不动产",
    "不动产 不动产面积 房产 房产面积 住房面积 房产证 房产证号 房屋产权 房屋所有权 住房 不动产权 不动产权证 不动产权证号 不动产权证书 不动产登记",
    "real estate, realestate, realty, real property, immovable property, house property, housing property, " +
      "property certificate, budongchan, bu dong chan, fangchan, bdc, bdcxx, bdcqzh",
  ),
  field(
    "consent",
    "taxAmount",
    "纳税数额",
    "纳税额 纳税数额 纳税金额 缴税额 缴税数额 缴税金额 缴纳税款 已缴税额 已缴税款 实缴税额 应纳税额 个人所得税 个税 税款 税额",
    "tax amount, tax amounts, tax paid, taxes paid, paid tax, paid taxes, tax payment, tax payments, tax payable, " +
      "taxes, income tax, individual income tax, nashuishue, nashuie, na shui e, nsse, yjse, sjse, grsds",
  ),
];

const articlesOf = (denied: DeniedField, asOf: IsoDate): string[] =>
  denialBases
    .filter(({ id }) => denied.basisIds.includes(id))
    .filter(({ from, to }) => from <= asOf && (to === null || asOf < to))
    .map(({ articleZh }) => articleZh);

/** Fields that are kept out on a date, each with the articles in force; none before the first of them. */
export function deniedOn(asOf: IsoDate): { denied: DeniedField; articles: readonly string[] }[] {
  return deniedFields
    .map((denied) => ({ denied, articles: articlesOf(denied, asOf) }))
    .filter(({ articles }) => articles.length > 0);
}
