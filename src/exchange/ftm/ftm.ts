import type { ExchangeListing, ExchangeRelation, ExchangeSubject } from "../../model/exchange.ts";
import { redListCodes, listNameZh } from "../../model/list-catalogue.ts";
import { subjectKinds } from "../../model/kinds.ts";
import { leiHolds } from "../../model/lei.ts";
import { yuanTextFromFen } from "../../model/money.ts";
import { parseFormerNames } from "../../names/former-names.ts";
import type { Format, Said, Stamp } from "../format.ts";
import { masked, mayGoOut } from "../personal.ts";
import { entityId, entityOf, madeId } from "./entity.ts";
import { e164Of } from "./phone.ts";
import { relationEntity } from "./relation.ts";
import { schemaOf } from "./schema.ts";
import { topicsOf } from "./topics.ts";

/** FollowTheMoney: parties, stakes, offices and links as entities, listings as Sanctions. */
export function ftm(stamp: Stamp): Format {
  return {
    subject: (subject, listings) => subjectSaid(subject, listings, stamp),
    relation: (relation) => relationSaid(relation, stamp),
  };
}

function subjectSaid(subject: ExchangeSubject, listings: readonly ExchangeListing[], stamp: Stamp): Said {
  const { id, name, sourceId, recordedAt, toldUntil } = subject;
  if (!mayGoOut(id)) return { entries: [], leftOut: ["subject whose id is an ID number"] };
  // A red list praises: as a Sanction it would be read as the opposite.
  const sanctions = listings.filter(({ listCode }) => !redListCodes().includes(listCode));
  const caption = masked(name === "" ? id : name)!;
  const topics = topicsOf(
    sanctions.map(({ listCode }) => listCode),
    stamp.asOf,
  );
  const properties = subject.isPerson ? personProperties(subject) : organisationProperties(subject);
  const told = { sourceId, recordedAt, lastSeen: toldUntil ?? stamp.knownAt };
  const entity = entityOf(
    entityId(id),
    schemaOf(subject.kind),
    { name: caption, topics, ...properties },
    told,
    caption,
  );
  return {
    entries: [entity, ...sanctions.flatMap((listing) => sanctionOf(listing, stamp))],
    leftOut: [
      ...listings.filter((one) => !sanctions.includes(one)).map(() => "listing on a red list"),
      ...sanctions.filter(({ statementId }) => !mayGoOut(statementId)).map(() => "listing with an ID number"),
      ...sanctions.filter(({ actKnown }) => actKnown).map(() => "days of the act behind a listing"),
      ...unsaid(subject),
    ],
  };
}

function formerOf({ formerNames }: ExchangeSubject): string[] {
  return formerNames === null ? [] : parseFormerNames(formerNames).map(({ name }) => masked(name)!);
}

function personProperties(subject: ExchangeSubject) {
  return { previousName: formerOf(subject) };
}

function organisationProperties(subject: ExchangeSubject) {
  const { kind, uscc, registrationNumber, lei, regionCode, status, capitalFen } = subject;
  const isWrong = subject.usccStatus === "wrong";
  const isChinese = uscc !== null || (regionCode !== null && /^[1-6]/.test(regionCode));
  const isCompany = schemaOf(kind) === "Company";
  return {
    previousName: formerOf(subject),
    legalForm: subjectKinds[kind as keyof typeof subjectKinds] ?? kind,
    status: status === "unknown" ? null : status,
    uscCode: isWrong ? null : uscc,
    // A code whose check character fails is what a register says, and no credit code.
    registrationNumber: [
      ...(isWrong ? [uscc!] : []),
      ...(registrationNumber === null ? [] : [registrationNumber]),
    ],
    leiCode: lei !== null && leiHolds(lei) ? lei : null,
    jurisdiction: isChinese ? "cn" : null,
    incorporationDate: subject.registeredOn,
    dissolutionDate: subject.dissolvedOn,
    sector: subject.industryCode,
    address: masked(subject.address),
    phone: subject.phone === null ? null : e164Of(subject.phone),
    capital: isCompany && capitalFen !== null ? yuanTextFromFen(capitalFen) : null,
    currency: isCompany && capitalFen !== null ? "CNY" : null,
  };
}

/** Attributes that FollowTheMoney has no place for, and those of persons that are nobody's business. */
function unsaid(subject: ExchangeSubject): string[] {
  const { isPerson, kind, uscc, lei, regionCode, capitalFen, address, phone } = subject;
  return [
    ...(regionCode === null ? [] : ["region of a subject"]),
    ...(!isPerson && capitalFen !== null && schemaOf(kind) !== "Company"
      ? ["capital of what is no company"]
      : []),
    ...(isPerson && address !== null ? ["address of a person"] : []),
    ...(isPerson && phone !== null ? ["phone number of a person"] : []),
    ...(!isPerson && phone !== null && e164Of(phone) === null ? ["phone number of no form of China"] : []),
    ...(lei !== null && !leiHolds(lei) ? ["LEI with wrong check digits"] : []),
    ...(uscc !== null && subject.usccStatus === "wrong"
      ? ["code with a wrong check character, said as a registration number"]
      : []),
    ...(subject.formerNames?.includes("@") ? ["days of former names"] : []),
  ];
}

function sanctionOf(listing: ExchangeListing, stamp: Stamp): object[] {
  const { statementId, subjectId, listCode, listedOn, removedOn, sourceId, recordedAt } = listing;
  if (!mayGoOut(statementId)) return [];
  const properties = {
    entity: entityId(subjectId),
    authority: masked(listing.authority),
    authorityId: masked(listing.documentNo),
    program: listNameZh(listCode),
    programId: listCode,
    listingDate: listedOn,
    startDate: listedOn,
    endDate: removedOn,
    recordId: statementId,
  };
  const told = { sourceId, recordedAt, lastSeen: stamp.knownAt };
  return [entityOf(madeId("listing", statementId), "Sanction", properties, told)];
}

function relationSaid(relation: ExchangeRelation, stamp: Stamp): Said {
  const { fromId, toId, statementId } = relation;
  if (![fromId, toId, statementId].every(mayGoOut)) {
    return { entries: [], leftOut: ["statement of which an id is an ID number"] };
  }
  return { entries: [relationEntity(relation, stamp)], leftOut: [] };
}
