import type { PersonSecret } from "./key-ring.ts";
import { KeyRing } from "./key-ring.ts";
import { Vault } from "./vault.ts";

/** What it takes to key persons: the secrets, what is derived of them, and the vault of a home. */
export interface PersonKeeping {
  secrets: readonly PersonSecret[];
  ring: KeyRing;
  vault: Vault;
}

/** Keeping of persons in a home; undefined where no secrets are configured, and then no ID number is kept. */
export function personKeepingOf(secrets: readonly PersonSecret[], home: string): PersonKeeping | undefined {
  return secrets.length === 0 ? undefined : { secrets, ring: new KeyRing(secrets), vault: new Vault(home) };
}
