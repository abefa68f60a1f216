import { createHmac, randomBytes } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { maskAnyIdNumber } from "../model/id-number.ts";

const KEY_BYTES = 32;

/** Text → what stands for it in the record. */
export type VariablesDigest = (text: string) => string;

/**
 * HMAC-SHA-256 of what was asked, by a key of the home's own: lines show whether two questions were the same, and
 * whoever has the record alone finds no question by trying. ID numbers are masked before, so that not even the key
 * helps to find one.
 */
export function digestBy(key: Uint8Array): VariablesDigest {
  return (text) => createHmac("sha256", key).update(maskAnyIdNumber(text)).digest("hex");
}

/** The digest of a home; its key is made at the first start and stands whole or not at all. */
export function variablesDigestOf(home: string): VariablesDigest {
  const folder = join(home, "audit");
  const path = join(folder, "variables.key");
  const known = keyIn(path);
  if (known) return digestBy(known);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, "w", 0o600);
  writeSync(file, randomBytes(KEY_BYTES));
  fsyncSync(file);
  closeSync(file);
  try {
    // Of two processes the first to link makes the key.
    linkSync(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(part, { force: true });
  }
  return digestBy(keyIn(path)!);
}

function keyIn(path: string): Buffer | undefined {
  try {
    const key = readFileSync(path);
    if (key.length === KEY_BYTES) return key;
    throw new Error(
      `${path}: found ${key.length} bytes, expected ${KEY_BYTES}; remove it and a new key is made`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
