import type { IsoDate } from "../../model/dates.ts";
import type { DeniedField } from "../../model/denied-fields.ts";
import { deniedOn } from "../../model/denied-fields.ts";
import type { Consent } from "../read/consents.ts";
import { deniedField } from "./denied-name.ts";

/** Where a name of the deny-list stands: the file, and what the name is of. */
export interface NamedPlace {
  /** File, with the line where there is one. */
  place: string;
  what: "column" | "key" | "recordType";
  name: string;
}

/** What a delivery may tell of a name: nothing to say, a report that it came on consent, or a refusal. */
export type DenyRuling = { report?: string; refusal?: string };

/** Rules on names of columns, keys and record types: which law keeps them out, and what was consented to. */
export class DenyList {
  readonly #articlesById: ReadonlyMap<string, readonly string[]>;
  readonly #consents: readonly Consent[];

  constructor(asOf: IsoDate, consents: readonly Consent[]) {
    this.#articlesById = new Map(deniedOn(asOf).map(({ denied, articles }) => [denied.id, articles]));
    this.#consents = consents;
  }

  /** The field that a name is kept out by on this date; undefined = none. */
  fieldOf(name: string): DeniedField | undefined {
    const field = deniedField(name);
    return field && this.#articlesById.has(field.id) ? field : undefined;
  }

  /** Whether a field is kept out of this delivery: it can never be collected, or nobody consented. */
  bars({ id, kind }: DeniedField): boolean {
    return kind === "never" || !this.#consents.some(({ field }) => field === id);
  }

  /** What to say of a name: file, name, article, and what to do. Values are never repeated. */
  rule({ place, what, name }: NamedPlace): DenyRuling {
    const field = this.fieldOf(name);
    if (!field) return {};
    const found = `${place}: ${what} ${name} is ${field.id} (${field.zh})`;
    const articles = this.#articlesById.get(field.id)!.join("、");
    const consent = this.#consents.find((one) => one.field === field.id);
    if (field.kind === "never") {
      return {
        refusal:
          `${found}, which may never be collected of a person (${articles}); expected a delivery without it; ` +
          `remove the ${what}, destroy this copy and send the delivery again`,
      };
    }
    if (!consent) {
      return {
        refusal:
          `${found}, which may be collected of a person only with written consent (${articles}); expected none, ` +
          `or the consent in delivery.json: {"consents": [{"field": "${field.id}", "basis", "obtainedOn", ` +
          `"heldBy"}]}; remove the ${what} or record the consent, and send the delivery again`,
      };
    }
    const { basis, obtainedOn, heldBy } = consent;
    return {
      report: `${found}, taken on the consent of ${obtainedOn}: ${basis} (held by ${heldBy}); ${articles}`,
    };
  }
}

/** The deny-list of no date and no consent: what a reader of files goes by unless it is given another. */
export const strictDenyList = new DenyList("9999-12-30", []);
