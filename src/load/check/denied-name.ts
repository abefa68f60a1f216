import type { DeniedField } from "../../model/denied-fields.ts";
import { deniedFields } from "../../model/denied-fields.ts";
import { nameKey } from "../../names/folding.ts";

/** Whose or when, before the name of a thing; adds nothing to what it is. Longest first, so that 家庭成员 goes whole. */
const ZH_BEGINNINGS =
  /^(?:法定代表人|家庭成员|自然人|申请人|当事人|负责人|个人|本人|家庭|股东|法人|主体|员工|职工|客户|户主|配偶|累计|年度|年均|月均|上年|税前|税后|名下|有无|是否有|是否|既往|历史|现|有|年|月|总|其)/;
/** In which form or measure, after the name of a thing. */
const ZH_ENDINGS =
  /(?:信息|情况|金额|数额|总额|余额|数据|明细|状况|记录|类型|类别|种类|合计|价值|市值|证明|检测|结果|样本|特征值|特征|图像|模板|采集|描述|说明|代码|编码|编号|名称|清单|列表|账号|账户|持有|来源|水平|万元|元|值|数|额)$/;
const LATIN_BEGINNINGS = new Set(
  "personal person individual private family household spouse annual yearly monthly has is own owner applicant".split(
    " ",
  ),
);
const LATIN_ENDINGS = new Set(
  (
    "info information detail details data value values amount amounts balance balances record records status type " +
    "kind code result results sample image template yuan cny rmb fen flag list level source proof id ids " +
    "name names desc description no number sequence history"
  ).split(" "),
);

/** After "securities", what a listed company goes by. */
const LISTED_COMPANY = new Set("code id ids name names no number".split(" "));

const HAN = /^\p{Script=Han}+$/u;
/** Blanks and marks between two Chinese characters, as headers are spaced out: 血　型, 宗-教. */
const HAN_GAP = /(?<=\p{Script=Han})[^\p{L}\p{N}]+(?=\p{Script=Han})/gu;

/**
 * What is no person's though it begins or ends with such a word: bodies, places, goods and tasks (宗教活动场所, 基因工程,
 * 疾病预防控制中心, 血型试剂), and faults or prints of things (文件指纹, 转基因, 动物疾病, 故障诊断, 经营健康).
 */
const ZH_OF_NO_PERSON = new RegExp(
  "场所|机构|单位|公司|企业|集团|中心|医院|协会|学会|基金|委员会|部门|[局厅处科室馆院站]$|事务|事业|团体|组织|院校|活动|" +
    "工程|工作|产业|行业|技术|服务|管理|监管|监测|防治|预防|防控|控制|救助|建筑|用品|用地|制品|食品|产品|作物|药物|疫苗|" +
    "试剂|设备|仪器?|系统|平台|软件|许可|资质|资源|育种|考勤|锁|健康[码证]|卫生健康|职业健康|公共健康|环境健康|经营|财务|" +
    "转基因|人数|文件|数据|数字|证书|密钥|公钥|私钥|网站|网页|浏览器|代码|镜像|内容|音频|视频|动物|植物|家畜|家禽|" +
    "水产|林木|农业|故障|[税信]用?健康",
);

const fieldByZh = new Map(deniedFields.flatMap((one) => one.zhNames.map((name) => [name, one] as const)));
const fieldByLatin = new Map(
  deniedFields.flatMap((one) => one.latinNames.map((name) => [name, one] as const)),
);

/** Words of what no consent opens, each field's in one expression: such a name is found by how it begins or ends. */
const neverByZh = deniedFields
  .filter(({ kind }) => kind === "never")
  .map((field) => {
    const words = field.zhNames.filter((name) => HAN.test(name)).join("|");
    return { field, pattern: new RegExp(`^(?:${words})|(?:${words})$`) };
  });

/**
 * The field of the deny-list that a column, a key or a record type is named after; undefined = none. Pure. Widths,
 * case, camelCase, script (指紋), separators and digits make no difference; Chinese and Latin parts are looked at apart.
 */
export function deniedField(name: string): DeniedField | undefined {
  const text = name.normalize("NFKC");
  // Both ways, because a gap parts two names (收入_税额) or spaces one out (收 入).
  for (const written of new Set([text, text.replace(HAN_GAP, "")])) {
    for (const [han] of written.matchAll(/\p{Script=Han}+/gu)) {
      const found = deniedZh(nameKey(han));
      if (found) return found;
    }
  }
  return deniedLatin(wordsOf(text));
}

function deniedZh(name: string): DeniedField | undefined {
  const found = fieldByZh.get(name);
  if (found || name.length < 2) return found;
  const shorter = [name.replace(ZH_ENDINGS, ""), name.replace(ZH_BEGINNINGS, "")];
  for (const rest of shorter) {
    const denied = rest === name ? undefined : deniedZh(rest);
    if (denied) return denied;
  }
  if (ZH_OF_NO_PERSON.test(name)) return undefined;
  return neverByZh.find(({ pattern }) => pattern.test(name))?.field;
}

function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

function deniedLatin(words: readonly string[]): DeniedField | undefined {
  if (words.length === 0) return undefined;
  const found = fieldByLatin.get(words.join(" "));
  if (found) return found;
  if (LATIN_ENDINGS.has(words.at(-1)!)) {
    const denied = deniedLatin(words.slice(0, -1));
    // 证券代码, 证券简称 and their like name a company, not what a person holds.
    if (denied && !(words.at(-2) === "securities" && LISTED_COMPANY.has(words.at(-1)!))) return denied;
  }
  return LATIN_BEGINNINGS.has(words[0]!) ? deniedLatin(words.slice(1)) : undefined;
}
