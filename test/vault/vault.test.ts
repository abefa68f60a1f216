import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KeyRing, newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import type { Seal } from "../../src/vault/vault.ts";
import { Vault } from "../../src/vault/vault.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";

const ring = new KeyRing(parseSecrets(newSecretLine("k1")));
const numbers = Array.from({ length: 600 }, (_, index) => `3502031980010${String(index).padStart(5, "0")}`);
const seals: Seal[] = numbers.map((one) => {
  const personKey = ring.personKeyOf(one);
  return { personKey, sealed: ring.seal(personKey, one) };
});

function opened() {
  const home = temporaryFolder();
  return { home, vault: new Vault(home) };
}

const all = (vault: Vault) => [...vault.sealsUnder("k1")].flat();
const sorted = (ones: readonly Seal[]) => ones.map(({ personKey }) => personKey).sort();

describe("the vault", () => {
  test("keeps each person once and finds each again", () => {
    const { vault } = opened();
    vault.keep(seals);
    vault.keep(seals.slice(0, 100));
    expect(sorted(all(vault))).toEqual(sorted(seals));
    for (const [index, { personKey }] of seals.entries()) {
      expect(ring.open(personKey, vault.sealOf(personKey)!)).toBe(numbers[index]);
    }
    expect(vault.sealOf(ring.personKeyOf("nobody"))).toBeUndefined();
  });

  test("is closed to others, and no file of it has a number", () => {
    const { home, vault } = opened();
    vault.keep(seals);
    const folder = join(home, "vault", "k1");
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
      const text = readFileSync(join(folder, name), "utf8");
      expect(numbers.some((one) => text.includes(one))).toBe(false);
    }
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  test("knows what a load sealed only when the load is in", () => {
    const { vault } = opened();
    const [taken, left] = [vault.pendingOf("one"), vault.pendingOf("two")];
    for (const seal of seals.slice(0, 300)) taken.add(seal);
    for (const seal of seals.slice(300)) left.add(seal);
    for (const pending of [taken, left]) pending.close();
    expect(all(vault)).toEqual([]);
    expect(vault.pendingLoads().sort()).toEqual(["one", "two"]);
    vault.settle("one");
    vault.leave("two");
    expect(vault.pendingLoads()).toEqual([]);
    expect(sorted(all(vault))).toEqual(sorted(seals.slice(0, 300)));
    vault.settle("one");
    expect(all(vault)).toHaveLength(300);
  });

  test("is whole after a kill in the middle of settling, and of a line", () => {
    const { home, vault } = opened();
    const pending = vault.pendingOf("one");
    for (const seal of seals) pending.add(seal);
    pending.close();
    // Half of it was kept when the process was killed, the last line of a file not to its end.
    vault.keep(seals.slice(0, 300));
    const bucket = join(home, "vault", "k1", readdirSync(join(home, "vault", "k1"))[0]!);
    appendFileSync(bucket, seals[400]!.personKey.slice(0, 20));
    new Vault(home).settle("one");
    expect(sorted(all(vault))).toEqual(sorted(seals));
  });

  test("reads past lines that are no seals", () => {
    const { home, vault } = opened();
    vault.keep(seals.slice(0, 1));
    const bucket = join(home, "vault", "k1", readdirSync(join(home, "vault", "k1"))[0]!);
    writeFileSync(bucket, `what is this\n\n${readFileSync(bucket, "utf8")}`);
    expect(all(vault)).toHaveLength(1);
  });

  test("drops what lies under a secret that is no longer used", () => {
    const { vault } = opened();
    vault.keep(seals.slice(0, 10));
    expect(vault.secretIds()).toEqual(["k1"]);
    vault.dropUnder("k1");
    expect([vault.secretIds(), all(vault)]).toEqual([[], []]);
  });
});
