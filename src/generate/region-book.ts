import type { IsoDate } from "../model/dates.ts";
import type { SubjectKind } from "../model/kinds.ts";
import { usccFromParts } from "../model/uscc.ts";
import { chance, dateBetween, digestOf } from "./chance.ts";
import { NameBook } from "./everyday/names.ts";
import { addressOf, phoneOf } from "./places.ts";
import type { Place } from "./places.ts";
import { emptyTables } from "./region-tables.ts";

/** Where a subject is reached. */
export interface Contact {
  readonly address?: string;
  readonly phone?: string;
}

/** What a teller says about an organisation; what is left out follows from its name, its phone from a count. */
export interface OrganisationPlan extends Contact {
  readonly name: string;
  readonly at: Place;
  readonly kind?: SubjectKind;
  readonly industryCode?: string;
  readonly registeredOn?: IsoDate;
  /** Registered capital in 万元 (10,000 yuan). */
  readonly capitalWan?: number;
  /** A code written by hand instead of made; then the id is `sourceOwnId`, because the code is no key. */
  readonly uscc?: string;
  readonly sourceOwnId?: string;
}

/** What later statements need to know of an organisation already told. */
export interface KnownOrganisation {
  readonly name: string;
  readonly kind: SubjectKind;
  readonly registeredOn: IsoDate;
  readonly capitalFen: bigint;
}

/** What a story expects of one rule about one target; `seed` is null where the rule adds several up. */
export interface Claim {
  readonly story: string;
  readonly rule: string;
  readonly target: string;
  readonly seed: string | null;
  readonly expect: "lead" | "none";
}

const registrars: Partial<Record<SubjectKind, string>> = {
  individualBusiness: "92",
  institution: "12",
  socialOrganisation: "51",
  governmentBody: "11",
};
/** The alphabet of GB 32100. Bodies start with MAX: no such code had been issued when this was written. */
const bodyAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function usccOf(name: string, kind: SubjectKind, at: Place): string {
  const letters = [0, 1, 2, 3, 4].map((place) => bodyAlphabet[chance(`${name} body ${place}`, 31)]!);
  return usccFromParts((registrars[kind] ?? "91") + at.regionCode, `MAX${letters.join("")}`);
}

/** The region being told: rows by table, names and codes in use, and what the stories claim. */
export class RegionBook {
  readonly tables = emptyTables();
  readonly names = new NameBook();
  readonly claims: Claim[] = [];
  readonly organisations = new Map<string, KnownOrganisation>();
  private readonly phonesByCode = new Map<string, number>();
  private personsCount = 0;

  /** Tells of an organisation; returns its id, the code where it has one. Throws when two share an id. */
  organisation(plan: OrganisationPlan): string {
    const kind = plan.kind ?? "company";
    const uscc = plan.uscc ?? usccOf(plan.name, kind, plan.at);
    const id = plan.sourceOwnId ?? uscc;
    if (this.organisations.has(id))
      throw new RangeError(`${plan.name}: id ${id} is taken; choose another name`);
    const registeredOn =
      plan.registeredOn ?? dateBetween(`${plan.name} registered`, "2005-03-01", "2020-11-30");
    const capitalWan =
      plan.capitalWan ?? [50, 100, 200, 500, 1000, 2000, 5000][chance(`${plan.name} capital`, 7)]!;
    const capitalFen = kind === "governmentBody" ? 0n : BigInt(capitalWan) * 1_000_000n;
    this.organisations.set(id, { name: plan.name, kind, registeredOn, capitalFen });
    this.tables.subjects.push({
      ...{ id, kind, name: plan.name, uscc, regionCode: plan.at.regionCode, status: "active", registeredOn },
      industryCode: plan.industryCode ?? (kind === "company" ? "F5179" : ""),
      capitalFen: kind === "governmentBody" ? "" : String(capitalFen),
      address: plan.address ?? addressOf(plan.at, plan.name),
      phone: plan.phone ?? this.nextPhone(plan.at),
    });
    return id;
  }

  /** Tells of a person by name; returns the next id, P-0001 and up. Namesakes get ids of their own. */
  person(name: string, at?: Place, contact: Contact = {}): string {
    this.personsCount += 1;
    const id = `P-${String(this.personsCount).padStart(4, "0")}`;
    this.names.reserve(name);
    const regionCode = at?.regionCode ?? "";
    this.tables.subjects.push({
      id,
      kind: "person",
      name,
      regionCode,
      status: "active",
      ...contact,
      idDigest: digestOf(id),
    });
    return id;
  }

  /** Organisation by id; throws a RangeError when nobody has told of it yet. */
  known(id: string): KnownOrganisation {
    const found = this.organisations.get(id);
    if (!found) throw new RangeError(`organisation ${id}: not told yet; tell of it before its statements`);
    return found;
  }

  private nextPhone(at: Place): string {
    const sequence = this.phonesByCode.get(at.diallingCode) ?? 0;
    this.phonesByCode.set(at.diallingCode, sequence + 1);
    return phoneOf(at, sequence);
  }
}
