import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  isUsccForm,
  usccCheckCharacter,
  usccFromParts,
  usccRegionCode,
  usccRegisters,
  usccRegisterZh,
  usccStatus,
} from "../../src/model/uscc.ts";

/** Published codes, copied: large companies, worked examples of the standard, Xiamen and Quanzhou, check character 0. */
const VALID = [
  ...["91330100799655058B", "9144030071526726XG", "91110108551385082Q", "91110000600037341L"],
  ...["91350100M000100Y43", "91512081MA62K0260E", "914403001922038216", "911100007109250324"],
  ...["91440300708461136T", "91110000100001043E", "91110000802100433B", "91100000100003962T"],
  ...["91350200776049653A", "91350500798359476R", "913502000728319549", "913502115628130384"],
  ...["9135021359498494XQ", "91350213678251743X", "91350206MA31LUJ437", "91350203MA31NDF85F"],
  ...["91350203MA32AXT97E", "91350203MA31XXW31H", "91350503MA31DKY80A", "91350503MA31DNG762"],
  ...["91350200MA31E12PXF", "123502001549897397", "91350200MA00000310"],
];
const PILOT = ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P", "91350203M0001QAY9B"];
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

test.each(VALID)("%s is valid", (code) => {
  expect(usccStatus(code)).toBe("valid");
  expect(usccFromParts(code.slice(0, 8), code.slice(8, 16))).toBe(code);
  expect(usccRegisterZh(code)).not.toBeNull();
});

describe("pilot codes", () => {
  test.each([
    ["91350100M0001TGQXM", "1"],
    ["91350211M0000XUF46", "R"],
    ["91350203M0001FUE2P", "J"],
    ["91350203M0001QAY9B", "9"],
  ])("%s ends otherwise than computed and is a known exception", (code, computed) => {
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(computed);
    expect(usccStatus(code)).toBe("legacyException");
  });

  test("need somebody who confirms them, an organisation code that holds, and its M", () => {
    const unknown = "91350203M0001QAY9C";
    expect(usccStatus(unknown)).toBe("wrong");
    expect(usccStatus(unknown, (code) => code === unknown)).toBe("legacyException");
    expect(usccStatus(PILOT[0]!, () => false)).toBe("wrong");
    const bodyBroken = "91350203M0001QAY8B";
    expect(usccStatus(bodyBroken, () => true)).toBe("wrong");
    const withoutM = "91330100799655058C";
    expect(usccStatus(withoutM, () => true)).toBe("wrong");
  });
});

test("the widely copied example with a wrong check character is wrong, and should end in 3", () => {
  expect(isUsccForm("91350100M000100Y4Z")).toBe(false);
  expect(usccCheckCharacter("91350100M000100Y4")).toBe("3");
  expect(usccStatus("91350100M000100Y44")).toBe("wrong");
});

test("a placeholder in place of the organisation code is wrong, although every check character holds", () => {
  expect(usccStatus(usccFromParts("91350200", "00000000"))).toBe("wrong");
  expect(usccStatus(usccFromParts("91350200", "99999999"))).toBe("wrong");
  expect(usccStatus(usccFromParts("91350200", "00000001"))).toBe("valid");
});

test("all 540 substitutions of one character of a published code are noticed", () => {
  const code = VALID[0]!;
  let tried = 0;
  for (let at = 0; at < code.length; at += 1) {
    for (const character of ALPHABET) {
      const other = code.slice(0, at) + character + code.slice(at + 1);
      if (other === code) continue;
      tried += 1;
      expect(isUsccForm(other) && usccStatus(other) === "valid", other).toBe(false);
    }
  }
  expect(tried).toBe(540);
});

test("all 13 swaps of unlike neighbours of a published code are noticed", () => {
  const code = VALID[0]!;
  const swapped = [...code.slice(1)].flatMap((next, at) =>
    next === code[at] ? [] : [code.slice(0, at) + next + code[at] + code.slice(at + 2)],
  );
  expect(swapped).toHaveLength(13);
  for (const other of swapped) expect(isUsccForm(other) && usccStatus(other) === "valid", other).toBe(false);
});

test("the check character brings the sum of all, weighted by powers of three, to a multiple of 31", () => {
  const body = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(body, (first17) => {
      const check = usccCheckCharacter(first17);
      let weight = 1;
      let sum = ALPHABET.indexOf(check);
      for (const character of first17) {
        sum += ALPHABET.indexOf(character) * weight;
        weight = (weight * 3) % 31;
      }
      expect(sum % 31).toBe(0);
    }),
  );
});

test("a code made of parts holds, whatever the parts", () => {
  const body = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 8, maxLength: 8 });
  const region = fc.integer({ min: 100_000, max: 829_999 });
  const registers = Object.entries(usccRegisters).flatMap(([register, { kinds }]) =>
    Object.keys(kinds).map((kind) => register + kind),
  );
  fc.assert(
    fc.property(fc.constantFrom(...registers), region, body, (prefix, regionCode, body8) => {
      fc.pre(new Set(body8).size > 1);
      const code = usccFromParts(prefix + regionCode, body8);
      expect(usccStatus(code)).toBe("valid");
      expect(usccRegionCode(code)).toBe(String(regionCode));
      expect(usccRegisterZh(code)).toEqual({
        register: usccRegisters[prefix[0]!]!.zh,
        kind: usccRegisters[prefix[0]!]!.kinds[prefix[1]!]!,
      });
    }),
  );
});

test("of all pairs at positions 1 and 2 just the published 36 make a code that holds; check characters hold in all", () => {
  const published = [
    ...[
      "11",
      "12",
      "13",
      "19",
      "21",
      "29",
      "31",
      "32",
      "33",
      "34",
      "35",
      "39",
      "41",
      "49",
      "51",
      "52",
      "53",
      "59",
    ],
    ...[
      "61",
      "62",
      "69",
      "71",
      "72",
      "79",
      "81",
      "89",
      "91",
      "92",
      "93",
      "A1",
      "A9",
      "N1",
      "N2",
      "N3",
      "N9",
      "Y1",
    ],
  ];
  const codes = [...ALPHABET].flatMap((register) =>
    [...ALPHABET].map((kind) => usccFromParts(`${register}${kind}350203`, "MA31LUJ4")),
  );
  const held = codes.filter((code) => isUsccForm(code) && usccStatus(code) === "valid");
  expect(codes).toHaveLength(961);
  expect(held.map((code) => code.slice(0, 2))).toEqual(published);
  for (const code of codes.filter(isUsccForm)) expect(usccCheckCharacter(code.slice(0, 17))).toBe(code[17]);
});

test.each(["24", "95", "Y9"])(
  "a code that begins with %s has the form and is wrong, also as a pilot code",
  (pair) => {
    const code = usccFromParts(`${pair}350203`, "MA31LUJ4");
    expect(isUsccForm(code)).toBe(true);
    expect(usccStatus(code)).toBe("wrong");
    expect(usccStatus(code, () => true)).toBe("wrong");
  },
);

test("positions 1 and 2 are the published table: 36 pairs under 12 registers", () => {
  expect(Object.keys(usccRegisters).join("")).toBe("123456789ANY");
  expect(Object.values(usccRegisters).map(({ kinds }) => Object.keys(kinds).join(""))).toEqual([
    "1239",
    "19",
    "123459",
    "19",
    "1239",
    "129",
    "129",
    "19",
    "123",
    "19",
    "1239",
    "1",
  ]);
  expect(usccRegisterZh("91350200MA00000310")).toEqual({ register: "市场监管（工商）", kind: "企业" });
  expect(usccRegisterZh("123502001549897397")).toEqual({ register: "机构编制", kind: "事业单位" });
  expect(usccRegisterZh("95350200MA00000310")).toBeNull();
});

test.each(["", "9133010079965505", "91330100799655058BB", "91330100799655058I", "81330100799655058b"])(
  "%o has no form of a code",
  (text) => expect(() => usccStatus(text)).toThrow("expected 18 characters of GB 32100"),
);
