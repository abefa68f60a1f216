import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { IsoInstant } from "../model/dates.ts";

/** A system that pushes deliveries, and the sources it may push as; its token stands nowhere. */
export interface Sender {
  name: string;
  sources: readonly string[];
  addedAt: IsoInstant;
}

/** Names of senders: they stand in file names and in the audit record. */
export const SENDER_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const TOKEN_BYTES = 32;

const stored = z.strictObject({
  sources: z.array(z.string().min(1)).min(1),
  // Of 32 random bytes, so that no salt and no slow hash is needed.
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/),
  addedAt: z.iso.datetime(),
});

const folderOf = (home: string) => join(home, "senders");
const pathOf = (home: string, name: string) => join(folderOf(home), `${name}.json`);
const hashOf = (token: string) => createHash("sha256").update(token).digest();

/**
 * Give a new sender a token: returned once, kept as a hash in `<home>/senders/<name>.json`. Throws RangeError where
 * the name is taken; a process killed midway leaves no sender.
 */
export function addSender(
  home: string,
  { name, sources }: Pick<Sender, "name" | "sources">,
  clock: () => Date,
): string {
  const token = randomBytes(TOKEN_BYTES).toString("hex");
  const tokenSha256 = hashOf(token).toString("hex");
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  const part = join(folderOf(home), `.${name}.${process.pid}.part`);
  const text = JSON.stringify({ sources, tokenSha256, addedAt: clock().toISOString() }, null, 2);
  writeFileSync(part, `${text}\n`, { mode: 0o600 });
  try {
    // A link, not a rename: it fails where the name is taken.
    linkSync(part, pathOf(home, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new RangeError(`sender ${name} is there already: revoke it first, its token then ends`);
  } finally {
    rmSync(part, { force: true });
  }
  return token;
}

/** Senders of a home by name. Throws RangeError on a file that is none. */
export function listSenders(home: string): Sender[] {
  return readSenders(home).map(toldOf);
}

/** End a sender's token at once. Throws RangeError where there is no such sender. */
export function revokeSender(home: string, name: string): void {
  try {
    rmSync(pathOf(home, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const names = listSenders(home).map((one) => one.name);
    throw new RangeError(`sender ${name}: no such sender; there are ${names.join(", ") || "none"}`);
  }
}

/** Whose token it is; null = nobody's. Read anew each time, so that a change needs no restart. */
export function senderOf(home: string, token: string): Sender | null {
  const given = hashOf(token);
  const found = readSenders(home).find((one) => timingSafeEqual(given, Buffer.from(one.tokenSha256, "hex")));
  return found ? toldOf(found) : null;
}

const toldOf = ({ name, sources, addedAt }: Sender): Sender => ({ name, sources, addedAt });

function readSenders(home: string): (Sender & { tokenSha256: string })[] {
  return filesOf(home).flatMap((file) => {
    const path = join(folderOf(home), file);
    try {
      const told = stored.parse(JSON.parse(readFileSync(path, "utf8")));
      return [{ name: file.slice(0, -".json".length), ...told }];
    } catch (error) {
      // Revoked since the folder was looked at.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      const found = `${path} cannot be read as a sender`;
      throw new RangeError(`${found}: expected what \`senders add\` writes; revoke it and add it anew`, {
        cause: error,
      });
    }
  });
}

function filesOf(home: string): string[] {
  try {
    const files = readdirSync(folderOf(home)).filter((file) => file.endsWith(".json"));
    return files.sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
