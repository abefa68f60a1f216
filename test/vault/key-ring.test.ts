import { createHash, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isPersonKey, secretIdOf } from "../../src/model/person-key.ts";
import { KeyRing, newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";

const NUMBER = "11010519491231002X";
const [first, second] = ["2025a", "2026a"].map((id) => newSecretLine(id));
const ringOf = (...lines: string[]) => new KeyRing(parseSecrets(lines.join("\n")));

describe("a key file", () => {
  test("is read newest first, without empty lines and remarks", () => {
    expect(ringOf("# ours", second!, "", first!).ids).toEqual(["2026a", "2025a"]);
  });

  test.each([
    ["a secret too short", "a=AAAA"],
    ["a name with a capital", second!.replace("2026a", "2026A")],
    ["a name of 13 characters", second!.replace("2026a", "a".repeat(13))],
    ["no name", second!.slice(5)],
  ])("with %s is refused by its line, which is not repeated", (_, line) => {
    const refused = () => parseSecrets(`${first}\n${line}`);
    expect(refused).toThrow(/^line 2: /);
    expect(refused).not.toThrow(line.slice(-20));
  });

  test("takes a name of 12 characters, and no name twice", () => {
    expect(parseSecrets(second!.replace("2026a", "a".repeat(12)))).toHaveLength(1);
    expect(() => parseSecrets(`${first}\n${first}`)).toThrow(/line 2: found the name 2025a again/);
  });

  test("is never empty", () => {
    expect(() => ringOf("# nothing")).toThrow(/at least one/);
    expect(() => newSecretLine("Ä")).toThrow(/small letters/);
  });
});

describe("a person's key", () => {
  test("is HMAC-SHA-256 under a key derived of the secret, named by the secret", () => {
    // A second formulation by RFC 5869 and RFC 2104 over the same bytes.
    const [secret] = parseSecrets(second!);
    const key = Buffer.from(hkdfSync("sha256", secret!.bytes, "", "credit-graph person digest", 32));
    const pad = (byte: number) => Buffer.concat([key, Buffer.alloc(32)]).map((one) => one ^ byte);
    const sha = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
    const digest = sha(pad(0x5c), sha(pad(0x36), Buffer.from(NUMBER)));
    expect(ringOf(second!).personKeyOf(NUMBER)).toBe(`2026a:${digest.toString("base64url")}`);
  });

  test("differs by number and by secret, and says which secret made it", () => {
    const keys = [ringOf(second!), ringOf(first!)].flatMap((ring) =>
      [NUMBER, "440524188001010014"].map((one) => ring.personKeyOf(one)),
    );
    expect(new Set(keys).size).toBe(4);
    expect(keys.every(isPersonKey)).toBe(true);
    expect(keys.map(secretIdOf)).toEqual(["2026a", "2026a", "2025a", "2025a"]);
  });

  test.each(["", NUMBER, "2026a:short", "2026a", `2026a:${"A".repeat(44)}`])("is not %j", (text) => {
    expect(isPersonKey(text)).toBe(false);
    expect(() => secretIdOf(text)).toThrow(RangeError);
  });
});

describe("a seal", () => {
  const ring = ringOf(second!, first!);
  const key = ring.personKeyOf(NUMBER);

  test("opens under its own key to the number, and does not show it", () => {
    const sealed = ring.seal(key, NUMBER);
    expect(ring.open(key, sealed)).toBe(NUMBER);
    expect(Buffer.from(sealed, "base64url").includes(Buffer.from(NUMBER))).toBe(false);
    expect(ring.seal(key, NUMBER)).not.toBe(sealed);
  });

  test("of an older secret opens as long as the file has the secret", () => {
    const old = ringOf(first!);
    const oldKey = old.personKeyOf(NUMBER);
    const sealed = old.seal(oldKey, NUMBER);
    expect(ring.open(oldKey, sealed)).toBe(NUMBER);
    expect(() => ringOf(second!).open(oldKey, sealed)).toThrow(/secret "2025a": the key file has only 2026a/);
  });

  test("of another person or with one bit changed does not open", () => {
    const sealed = Buffer.from(ring.seal(key, NUMBER), "base64url");
    const other = ring.personKeyOf("440524188001010014");
    expect(() => ring.open(other, sealed.toString("base64url"))).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => ring.open(key, changed.toString("base64url")), `byte ${at}`).toThrow();
    }
  });
});
