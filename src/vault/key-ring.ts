import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { secretIdOf } from "../model/person-key.ts";

/** One secret of a ring: its name, 1 to 12 small letters and digits, and 32 bytes. */
export interface PersonSecret {
  id: string;
  bytes: Uint8Array;
}

const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LINE = /^([0-9a-z]{1,12})=([A-Za-z0-9+/]{43}=)$/;

/**
 * Text of a key file → its secrets, the newest first: one `name=base64 of 32 bytes` a line, empty lines and lines
 * after # left out. Throws RangeError that names the line and never repeats it.
 */
export function parseSecrets(text: string): PersonSecret[] {
  const secrets: PersonSecret[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const entry = line.trim();
    if (entry === "" || entry.startsWith("#")) continue;
    const match = LINE.exec(entry);
    if (!match) {
      throw new RangeError(
        `line ${index + 1}: found ${entry.length} characters of another form, expected name=secret as \`person-keys new\` prints it`,
      );
    }
    const [, id, encoded] = match;
    if (secrets.some((secret) => secret.id === id)) {
      throw new RangeError(`line ${index + 1}: found the name ${id} again, expected each name once`);
    }
    secrets.push({ id: id!, bytes: new Uint8Array(Buffer.from(encoded!, "base64")) });
  }
  return secrets;
}

/** A line of a key file with a fresh secret. */
export function newSecretLine(id: string): string {
  const line = `${id}=${randomBytes(SECRET_BYTES).toString("base64")}`;
  if (LINE.test(line)) return line;
  throw new RangeError(`name "${id}": expected 1 to 12 small letters and digits`);
}

interface Derived {
  digest: Buffer;
  seal: Buffer;
}

/**
 * The secrets that persons are keyed by. The first makes keys; the others read what was made before a rotation. A
 * secret is never used itself: HKDF-SHA-256 makes one key for digests and another for sealing of it.
 */
export class KeyRing {
  readonly #derived = new Map<string, Derived>();
  /** Names of the secrets, the newest first. */
  readonly ids: readonly string[];

  constructor(secrets: readonly PersonSecret[]) {
    if (secrets.length === 0) throw new RangeError("key ring without a secret: expected at least one");
    this.ids = secrets.map(({ id }) => id);
    for (const { id, bytes } of secrets) {
      const derive = (use: string) =>
        Buffer.from(hkdfSync("sha256", bytes, "", `credit-graph person ${use}`, SECRET_BYTES));
      this.#derived.set(id, { digest: derive("digest"), seal: derive("seal") });
    }
  }

  /** Name of the secret that makes keys now. */
  get currentId(): string {
    return this.ids[0]!;
  }

  /** Key of the person with this resident ID number of 18 characters, by the newest secret: HMAC-SHA-256. */
  personKeyOf(idNumber: string): string {
    const { digest } = this.#of(this.currentId);
    return `${this.currentId}:${createHmac("sha256", digest).update(idNumber).digest("base64url")}`;
  }

  /** The number sealed for the vault, AES-256-GCM bound to its key: nonce, tag, text, in base64url. */
  seal(personKey: string, idNumber: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#of(secretIdOf(personKey)).seal, nonce);
    cipher.setAAD(Buffer.from(personKey));
    const text = Buffer.concat([cipher.update(idNumber, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
  }

  /** The number that was sealed under this key. Throws where the seal belongs to another key or was changed. */
  open(personKey: string, sealed: string): string {
    const bytes = Buffer.from(sealed, "base64url");
    const [nonce, tag] = [
      bytes.subarray(0, NONCE_BYTES),
      bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    ];
    const cipher = createDecipheriv("aes-256-gcm", this.#of(secretIdOf(personKey)).seal, nonce, {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(Buffer.from(personKey));
    cipher.setAuthTag(tag);
    return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString(
      "utf8",
    );
  }

  #of(id: string): Derived {
    const derived = this.#derived.get(id);
    if (derived) return derived;
    throw new RangeError(`person keys of the secret "${id}": the key file has only ${this.ids.join(", ")}`);
  }
}
