import type { IsoDate } from "../model/dates.ts";
import type { LinkKind, Role } from "../model/kinds.ts";
import { ppmFromPercentText } from "../model/shares.ts";
import { chance } from "./chance.ts";
import { keeperOf } from "./lists.ts";
import type { Place } from "./places.ts";
import type { Contact, OrganisationPlan, RegionBook } from "./region-book.ts";

/** When a statement holds: from the first day to the day before `to`; what is left out is open. */
export interface Period {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** A stake that is more than one figure: votes apart from shares, or an interval in place of a share. */
export interface StakePlan extends Period {
  readonly votesPercent?: string;
  readonly leastPercent?: string;
  readonly mostPercent?: string;
}

/** A listing: since when, until when and why it ended, and the act behind it (unknown if left out). */
export interface ListingPlan {
  readonly listedOn: IsoDate;
  readonly removedOn?: IsoDate;
  readonly removalReason?: string;
  readonly actFrom?: IsoDate;
  readonly actTo?: IsoDate;
}

/** Days of a procedure before a listing; with a listing, its decision is the listing's. */
export interface ProcedurePlan {
  readonly proposedOn: IsoDate;
  readonly notifiedOn: IsoDate;
  readonly heardOn?: IsoDate;
  readonly listing?: ToldListing;
}

/** A listing as it was told. */
export interface ToldListing {
  readonly listingId: string;
  readonly documentNo: string;
  readonly listedOn: IsoDate;
}

/** One teller's page of the book: everything written here carries the page's name in its statement id. */
export class Page {
  private readonly book: RegionBook;
  private readonly name: string;
  private readonly countByPrefix = new Map<string, number>();

  constructor(book: RegionBook, name: string) {
    this.book = book;
    this.name = name;
  }

  /** An organisation with a hand-written name; a company unless the plan says otherwise. Returns its id. */
  organisation(name: string, at: Place, plan: Partial<OrganisationPlan> = {}): string {
    this.book.names.reserve(name);
    return this.book.organisation({ ...plan, name, at });
  }

  /** A person with a hand-written name; two calls with one name make two namesakes. Returns the id. */
  person(name: string, at?: Place, contact: Contact = {}): string {
    return this.book.person(name, at, contact);
  }

  /** A stake in percent text, "" where the share is unknown; since both exist unless the plan says. */
  owns(holder: string, company: string, sharePercent: string, plan: StakePlan = {}): void {
    const { capitalFen, registeredOn } = this.book.known(company);
    const holderSince = this.book.organisations.get(holder)?.registeredOn ?? registeredOn;
    const sharePpm = sharePercent === "" ? null : BigInt(ppmFromPercentText(sharePercent));
    this.book.tables.shareholdings.push({
      statementId: this.next("SH"),
      ...{ holderId: holder, companyId: company, sharePercent },
      sharePercentMin: plan.leastPercent ?? "",
      sharePercentMax: plan.mostPercent ?? "",
      amountFen: sharePpm === null ? "" : String((capitalFen * sharePpm) / 1_000_000n),
      validFrom: plan.from ?? (holderSince > registeredOn ? holderSince : registeredOn),
      validTo: plan.to ?? "",
      votesPercent: plan.votesPercent ?? "",
    });
  }

  /** An office, held since the organisation exists unless the term says otherwise. */
  serves(person: string, organisation: string, role: Role, term: Period = {}): void {
    this.book.tables.positions.push({
      statementId: this.next("PO"),
      ...{ personId: person, organisationId: organisation, role },
      validFrom: term.from ?? this.book.known(organisation).registeredOn,
      validTo: term.to ?? "",
    });
  }

  /** A link between two subjects; amounts in 万元 (10,000 yuan) where the kind has one. */
  links(from: string, kind: LinkKind, to: string, plan: Period & { amountWan?: number } = {}): void {
    this.book.tables.links.push({
      statementId: this.next("LK"),
      ...{ fromId: from, toId: to, kind },
      amountFen: plan.amountWan === undefined ? "" : String(plan.amountWan * 1_000_000),
      validFrom: plan.from ?? "",
      validTo: plan.to ?? "",
    });
  }

  /** Puts a subject on a list, with the penalty behind it where the list's keeper fines. */
  lists(subject: string, listCode: string, plan: ListingPlan): ToldListing {
    const keeper = keeperOf(listCode);
    const listingId = this.next("LI");
    const documentNo = `〔${plan.listedOn.slice(0, 4)}〕${keeper.mark}${100 + chance(listingId, 900)}号`;
    const { authority } = keeper;
    const act = { actFrom: plan.actFrom ?? "", actTo: plan.actTo ?? "" };
    const removal = { removedOn: plan.removedOn ?? "", removalReason: plan.removalReason ?? "" };
    const { listedOn } = plan;
    this.book.tables.listings.push({
      ...{ listingId, subjectId: subject, listCode, authority, documentNo, listedOn, ...removal, ...act },
    });
    const told = { listingId, documentNo, listedOn };
    if (keeper.fineYuan === null) return told;
    this.book.tables.penalties.push({
      ...{
        recordId: this.next("PE"),
        subjectId: subject,
        penaltyType: "fine",
        authority,
        documentNo,
        ...act,
      },
      amountFen: String(keeper.fineYuan * 100),
      decidedOn: plan.listedOn,
      publishUntil: `${Number(plan.listedOn.slice(0, 4)) + 3}${plan.listedOn.slice(4)}`,
    });
    return told;
  }

  /** The procedure before a listing (认定程序), its decision included where it led to one. */
  proceeds(subject: string, listCode: string, plan: ProcedurePlan): void {
    const { authority, mark } = keeperOf(listCode);
    const procedureId = this.next("LP");
    const numbered = (on: IsoDate, word: string) =>
      `〔${on.slice(0, 4)}〕${mark}${word}${100 + chance(`${procedureId} ${word}`, 900)}号`;
    const step = (stage: string, stageOn: IsoDate, more: Readonly<Record<string, string>>) =>
      this.book.tables["listing-steps"].push({
        ...{ stepId: this.next("LS"), subjectId: subject, listCode, procedureId, stage, stageOn, authority },
        ...more,
      });
    const { listing } = plan;
    step("proposed", plan.proposedOn, { documentName: "拟列入建议" });
    step("notified", plan.notifiedOn, {
      ...{ documentNo: numbered(plan.notifiedOn, "告"), documentName: "列入事先告知书" },
    });
    if (plan.heardOn) step("heard", plan.heardOn, { documentName: "陈述申辩笔录" });
    if (!listing) return;
    const { listingId, documentNo, listedOn } = listing;
    step("decided", listedOn, { listingId, documentNo, outcome: "list", documentName: "列入决定书" });
  }

  /** One line of a subject's track record; `value` with its unit, both empty where the event says it all. */
  records(subject: string, recordType: string, occurredOn: IsoDate, value = "", unit = ""): void {
    const recordId = this.next("RE");
    const authority = "某市公共信用信息中心（演示）";
    this.book.tables.records.push({
      recordId,
      subjectId: subject,
      recordType,
      value,
      unit,
      occurredOn,
      authority,
    });
  }

  /** A penalty by everyday supervision, fine in yuan or none; nothing to do with any list. */
  penalises(subject: string, penaltyType: string, fineYuan: number | null, decidedOn: IsoDate): void {
    const recordId = this.next("PE");
    this.book.tables.penalties.push({
      ...{ recordId, subjectId: subject, penaltyType, decidedOn },
      amountFen: fineYuan === null ? "" : String(fineYuan * 100),
      authority: "某区综合行政执法局（演示）",
      documentNo: `〔${decidedOn.slice(0, 4)}〕综执虚${100 + chance(recordId, 900)}号`,
      publishUntil: `${Number(decidedOn.slice(0, 4)) + 1}${decidedOn.slice(4)}`.replace("02-29", "02-28"),
    });
  }

  /** Declares that the rule finds the target, because of the seed (null where the rule adds several up). */
  lead(rule: string, target: string, seed: string | null): void {
    this.book.claims.push({ story: this.name, rule, target, seed, expect: "lead" });
  }

  /** Declares a near miss: the rule does not find the target because of this seed. */
  none(rule: string, target: string, seed: string | null): void {
    this.book.claims.push({ story: this.name, rule, target, seed, expect: "none" });
  }

  private next(prefix: string): string {
    const count = (this.countByPrefix.get(prefix) ?? 0) + 1;
    this.countByPrefix.set(prefix, count);
    return `${prefix}-${this.name}-${String(count).padStart(2, "0")}`;
  }
}
