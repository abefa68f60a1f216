import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { initialsAsked, initialsOf } from "../../src/names/initials.ts";

/** Letters and sets of letters of a stored text: "LYmy" → LY, m, y would not do, so sets end where the next begins. */
const isFound = (name: string, typed: string) =>
  initialsAsked(typed).some((start) => initialsOf(name).startsWith(start));

test.each([
  ["厦门南方贸易有限公司", "xmnfmyyxgs"],
  ["廈門南方貿易有限公司", "xmnfmyyxgs"],
  ["重庆长安汽车有限公司", "cqcaqcyxgs"],
  ["厦门银行股份有限公司", "xmyhgfyxgs"],
  ["长乐音乐餐厅", "clyyct"],
  ["ABC数码2020(中国)", "abcsm2020zg"],
])("%s is stored as %s", (name, stored) => {
  expect(initialsOf(name)).toBe(stored);
});

test("a character of several readings is found by each of them", () => {
  for (const typed of ["lxmy", "lhmy", "yxmy", "yhmy"]) expect(isFound("乐行贸易", typed), typed).toBe(true);
  for (const typed of ["xxmy", "ll", "lxmx"]) expect(isFound("乐行贸易", typed), typed).toBe(false);
  for (const typed of ["cm", "zm"]) expect(isFound("曾明商行", typed), typed).toBe(true);
});

test("two such characters among the typed letters are looked for, three are the bound", () => {
  expect(isFound("曾行明", "zxm")).toBe(true);
  // Three: found as far as the second.
  expect(isFound("曾行乐", "zxl")).toBe(false);
  expect(initialsAsked("zxl").length).toBeLessThan(600);
  expect(initialsAsked("hxjczsksxmhl").length).toBeLessThan(2_500);
});

test("what is no initials asks nothing", () => {
  for (const text of ["", "厦门", "x m", "913502", "xm!", "a".repeat(0)])
    expect(initialsAsked(text)).toEqual([]);
  expect(initialsAsked("XMNF")).toContain("xmnf");
});

test("words of one reading are read as the library reads them", () => {
  for (const name of ["泉州恒达机械", "福建闽光软件", "上海浦江物流", "广州天河酒店", "深圳南山电子"]) {
    const read = pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("");
    expect(initialsOf(name)).toBe(read);
  }
});
