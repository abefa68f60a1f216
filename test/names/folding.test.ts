import fc from "fast-check";
import { Converter } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { isKeyDoubtful, nameKey, personKeys } from "../../src/names/folding.ts";

/** The key told once more, character by character, with the library asked about the whole name. */
const toSimplified = Converter({ from: "t", to: "cn" });
const dropped = new Set("·•・‧∙⋅ㆍ-‐‑‒–—―−_.,。、'\"‘’“”`");
const opening = new Set("(〔【［〖〘「『《〈{[");
const closing = new Set(")〕】］〗〙」』》〉}]");
function slowKey(name: string): string {
  let marked = "";
  for (const character of name.normalize("NFKC")) {
    const isInvisible = /^[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\ufe00-\ufe0f]$/u.test(character);
    if (isInvisible || dropped.has(character)) continue;
    if (opening.has(character)) marked += "(";
    else if (closing.has(character)) marked += ")";
    else marked += ["〇", "○", "◯"].includes(character) ? "零" : character;
  }
  return toSimplified(marked).toUpperCase().split("()").join("");
}

test.each([
  ["Ａ＆Ｂ（中国）", "A&B(中国)"],
  ["厦门　南方 贸易", "厦门南方贸易"],
  ["﹙厦门﹚〔厦门〕【厦门】［厦门］「厦门」", "(厦门)(厦门)(厦门)(厦门)(厦门)"],
  ["㈱東", "(株)东"],
  ["廈門銀行", "厦门银行"],
  ["臺灣", "台湾"],
  ["瀋陽徵信", "沈阳征信"],
  ["乾隆餐飲", "乾隆餐饮"],
  ["於氏", "于氏"],
  ["二〇二○年◯", "二零二零年零"],
  ["厦门·A-b.C，公司。", "厦门ABC公司"],
  ["厦\u200b门\u0000贸\ufeff易", "厦门贸易"],
  ["厦门()", "厦门"],
  ["", ""],
])("%s → %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test("the table answers what the libraries answer about whole names", () => {
  const unit = fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code));
  const han = fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCharCode(code));
  const rare = fc.constantFrom(
    "乾隆",
    "乾",
    "瞭解",
    "著名",
    "顯著",
    "ﾞ",
    "ｶ",
    "e\u0301",
    "ß",
    "𠮷",
    "鍾",
    "藉",
    "○",
    "㋿",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(han, han, unit, rare), { maxLength: 24 }), (pieces) => {
      const name = pieces.join("");
      expect(nameKey(name)).toBe(slowKey(name));
    }),
    { numRuns: 20_000, seed: 6 },
  );
  const long = "廈門".repeat(400);
  expect(nameKey(long)).toBe("厦门".repeat(400));
});

test("every character alone folds as the library folds it", () => {
  for (let code = 1; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (nameKey(character) !== slowKey(character)) expect.fail(`U+${code.toString(16)}`);
  }
});

test("persons are looked for under both scripts, and a doubtful key says so", () => {
  expect(personKeys("於丽")).toEqual(["於丽", "于丽"]);
  expect(personKeys("于丽")).toEqual(["于丽"]);
  expect(isKeyDoubtful("厦门乾照光电", "厦门干照光电")).toBe(true);
  expect(isKeyDoubtful("乾燥設備", "干燥设备")).toBe(false);
  expect(isKeyDoubtful("厦门乾照", "厦门乾照")).toBe(false);
});
