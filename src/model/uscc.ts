/** Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters around an organisation code, GB 11714. */
import { tableInForce } from "./law.ts";
import { isPlaceholderBody, organisationCodeCheckCharacter } from "./organisation-code.ts";

/**
 * `valid`; `legacyException`: a Fujian pilot code; `wrong`: a check character fails, the code is a placeholder, or no
 * register gives out codes that begin so.
 */
export type UsccStatus = "valid" | "legacyException" | "wrong";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FORM = /^[1-9ANY][1-59][0-9]{6}[0-9A-HJ-NP-RTUW-Y]{8}[0-9X][0-9A-HJ-NP-RTUW-Y]$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Pilot codes seen in the registers of Fuzhou and Xiamen: aarioai/id-rule and 02020/vite. */
const BUILT_IN_PILOT_CODES = [
  "91350100M0001TGQXM",
  "91350211M0000XUF46",
  "91350203M0001FUE2P",
  "91350203M0001QAY9B",
];

/** Pilot codes that are known to be real: built in, and those the operator entered from a register. */
export const pilotCodes = tableInForce(
  ({ pilotCodes: added }): ReadonlySet<string> =>
    new Set([...BUILT_IN_PILOT_CODES, ...added.map(({ code }) => code)]),
);

/** Position 1, the registering department (登记管理部门), and position 2, the kind of body (机构类别). GB 32100, table 1. */
export const usccRegisters: Readonly<
  Record<string, { zh: string; kinds: Readonly<Record<string, string>> }>
> = {
  "1": { zh: "机构编制", kinds: { "1": "机关", "2": "事业单位", "3": "群众团体", "9": "其他" } },
  "2": { zh: "外交", kinds: { "1": "外国常驻新闻机构", "9": "其他" } },
  "3": {
    zh: "司法行政",
    kinds: {
      "1": "律师执业机构",
      "2": "公证处",
      "3": "基层法律服务所",
      "4": "司法鉴定机构",
      "5": "仲裁委员会",
      "9": "其他",
    },
  },
  "4": { zh: "文化", kinds: { "1": "外国在华文化中心", "9": "其他" } },
  "5": { zh: "民政", kinds: { "1": "社会团体", "2": "民办非企业单位", "3": "基金会", "9": "其他" } },
  "6": {
    zh: "旅游",
    kinds: { "1": "外国旅游部门常驻代表机构", "2": "港澳台地区旅游部门常驻内地代表机构", "9": "其他" },
  },
  "7": { zh: "宗教", kinds: { "1": "宗教活动场所", "2": "宗教院校", "9": "其他" } },
  "8": { zh: "工会", kinds: { "1": "基层工会", "9": "其他" } },
  "9": { zh: "市场监管（工商）", kinds: { "1": "企业", "2": "个体工商户", "3": "农民专业合作社" } },
  A: { zh: "中央军委改革和编制办公室", kinds: { "1": "军队事业单位", "9": "其他" } },
  N: {
    zh: "农业",
    kinds: { "1": "组级集体经济组织", "2": "村级集体经济组织", "3": "乡镇级集体经济组织", "9": "其他" },
  },
  Y: { zh: "其他", kinds: { "1": "其他" } },
};

/** Whether the text has the length and alphabet of a code; a code of another form is a malformed one. */
export function isUsccForm(text: string): boolean {
  return FORM.test(text);
}

/** Check character of the first 17 characters, GB 32100: (31 − Σ cᵢwᵢ mod 31) mod 31; the outer mod gives "0". */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + ALPHABET.indexOf(first17[index]!) * weight, 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/**
 * Status of a code of the right form. A pilot code was issued before the standard settled: its last character fails,
 * its organisation code holds and begins with M, and somebody confirms that it is real: the table of known ones, or
 * a registry (`isConfirmed`). Throws RangeError on text of any other form.
 */
export function usccStatus(
  code: string,
  isConfirmed: (code: string) => boolean = (one) => pilotCodes().has(one),
): UsccStatus {
  if (!isUsccForm(code)) throw new RangeError(`uscc "${code}": expected 18 characters of GB 32100`);
  if (usccRegisterZh(code) === null) return "wrong";
  const body = code.slice(8, 16);
  if (isPlaceholderBody(body) || organisationCodeCheckCharacter(body) !== code[16]) return "wrong";
  if (usccCheckCharacter(code.slice(0, 17)) === code[17]) return "valid";
  return code[8] === "M" && isConfirmed(code) ? "legacyException" : "wrong";
}

/** Who registered the bearer and as what, in Chinese; null where the standard's table has no such pair. */
export function usccRegisterZh(code: string): { register: string; kind: string } | null {
  const register = usccRegisters[code[0] ?? ""];
  const kind = register?.kinds[code[1] ?? ""];
  return register && kind ? { register: register.zh, kind } : null;
}

/** Division (GB/T 2260) of the office that registered it: not where the bearer is now, and often a revoked one. */
export function usccRegionCode(code: string): string {
  return code.slice(2, 8);
}

/** A whole code from its first eight characters and the eight of the organisation code: for synthetic subjects. */
export function usccFromParts(prefix8: string, body8: string): string {
  const first17 = prefix8 + body8 + organisationCodeCheckCharacter(body8);
  return first17 + usccCheckCharacter(first17);
}

/** A text that identifies an organisation by itself, a code that holds or a known exception; else null. */
export function identifyingCode(text: string | null): string | null {
  return text !== null && isUsccForm(text) && usccStatus(text) !== "wrong" ? text : null;
}

/** The code that an organisation is known by: the one stated, or its id where that is one; null = none that holds. */
export function knownCode({ id, uscc }: { id: string; uscc: string | null }): string | null {
  return identifyingCode(uscc) ?? identifyingCode(id);
}
