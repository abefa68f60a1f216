import type { DeniedField } from "../../model/denied-fields.ts";
import { deniedFields } from "../../model/denied-fields.ts";
import { nameKey } from "../../names/folding.ts";

/** Whose or when, before the name of a thing; adds nothing to what it is. Longest first, so that 家庭成员 goes whole. */
const ZH_BEGINNINGS =
  /^(?:法定代表人|家庭成员|自然人|申请人|当事人|负责人|个人|本人|家庭|股东|法人|主体|员工|职工|客户|户主|配偶|年度|年均|月均|上年|税前|税后|名下|有无|是否有|是否|既往|历史|现|有|年|月|总|其)/;
/** In which form or measure, after the name of a thing. */
const ZH_ENDINGS =
  /(?:信息|情况|金额|数额|总额|余额|数据|明细|状况|记录|类型|类别|种类|合计|价值|市值|证明|检测|结果|样本|特征值|特征|图像|模板|采集|描述|说明|代码|编码|编号|名称|清单|列表|账号|账户|来源|水平|万元|元|值|数|额)$/;
const LATIN_BEGINNINGS = new Set(
  "personal person individual private family household spouse annual yearly monthly has is own owner applicant".split(
    " ",
  ),
);
const LATIN_ENDINGS = new Set(
  (
    "info information detail details data value values amount amounts balance balances record records status type " +
    "kind code result results sample image template yuan cny rmb fen flag list level source proof"
  ).split(" "),
);

const fieldByZh = new Map(deniedFields.flatMap((one) => one.zhNames.map((name) => [name, one] as const)));
const fieldByLatin = new Map(
  deniedFields.flatMap((one) => one.latinNames.map((name) => [name, one] as const)),
);

/**
 * The field of the deny-list that a column, a key or a record type is named after; undefined = none. Pure. Widths,
 * case, camelCase, script (指紋), separators and digits make no difference; Chinese and Latin parts are looked at apart.
 */
export function deniedField(name: string): DeniedField | undefined {
  const text = name.normalize("NFKC");
  for (const [han] of text.matchAll(/\p{Script=Han}+/gu)) {
    const found = deniedZh(nameKey(han));
    if (found) return found;
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
  return undefined;
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
    // 证券代码 and its like: a code of securities names a company, not what a person holds.
    if (denied && !(denied.id === "securities" && words.at(-1) === "code")) return denied;
  }
  return LATIN_BEGINNINGS.has(words[0]!) ? deniedLatin(words.slice(1)) : undefined;
}
