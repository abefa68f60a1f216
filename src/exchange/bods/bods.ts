import type { ExchangeListing, ExchangeRelation, ExchangeSubject } from "../../model/exchange.ts";
import { exchangeKinds } from "../../model/exchange.ts";
import { subjectKinds } from "../../model/kinds.ts";
import { leiHolds } from "../../model/lei.ts";
import { parseFormerNames } from "../../names/former-names.ts";
import type { Format, Said, Stamp } from "../format.ts";
import { filled } from "../format.ts";
import { masked, mayGoOut } from "../personal.ts";
import { interestsOf } from "./interest.ts";
import { statementOf } from "./statement.ts";

/** Kinds → entity types; kinds of others that were kept as they came are entities of which we know no type. */
const entityTypes: Readonly<Record<string, string>> = {
  company: "registeredEntity",
  individualBusiness: "registeredEntity",
  institution: "legalEntity",
  socialOrganisation: "legalEntity",
  governmentBody: "stateBody",
  state: "state",
  arrangement: "arrangement",
  unknownParty: "unknownEntity",
};

/** Beneficial Ownership Data Standard 0.4: parties, stakes and offices; lists and links have no place in it. */
export function bods(stamp: Stamp): Format {
  return {
    subject: (subject, listings) => subjectSaid(subject, listings, stamp),
    relation: (relation) => relationSaid(relation, stamp),
  };
}

function subjectSaid(subject: ExchangeSubject, listings: readonly ExchangeListing[], stamp: Stamp): Said {
  const { id, isPerson, sourceId, recordedAt, toldUntil } = subject;
  if (!mayGoOut(id)) return { entries: [], leftOut: ["subject whose id is an ID number"] };
  const statement = statementOf(
    {
      recordType: isPerson ? "person" : "entity",
      recordId: id,
      declarationSubject: id,
      sourceId,
      toldAt: toldUntil ?? recordedAt,
      isClosed: toldUntil !== null,
      details: isPerson ? personDetails(subject) : entityDetails(subject),
    },
    stamp,
  );
  return { entries: [statement], leftOut: [...listings.map(() => "listing"), ...unsaid(subject)] };
}

function personDetails({ name, formerNames }: ExchangeSubject): object {
  const former = formerNames === null ? [] : parseFormerNames(formerNames);
  const names = [
    { type: "legal", fullName: masked(name) },
    ...former.map((one) => ({ type: "former", fullName: masked(one.name) })),
  ];
  return { isComponent: false, personType: "knownPerson", names: name === "" ? [] : names };
}

function entityDetails(subject: ExchangeSubject): object {
  const { kind, uscc, registrationNumber, lei, regionCode, registeredOn, dissolvedOn } = subject;
  const name = masked(subject.name);
  const isUnknown = kind === "unknownParty";
  const type = entityTypes[kind] ?? "unknownEntity";
  const address = masked(subject.address);
  const isChinese = uscc !== null || (regionCode !== null && /^[1-6]/.test(regionCode));
  return filled({
    isComponent: false,
    entityType: { type, details: subjectKinds[kind as keyof typeof subjectKinds] ?? kind },
    ...(type === "unknownEntity" && {
      unspecifiedEntityDetails: filled({ reason: "informationUnknownToPublisher", description: name }),
    }),
    name: isUnknown ? "" : name,
    alternateNames: (subject.formerNames === null ? [] : parseFormerNames(subject.formerNames)).map((one) =>
      masked(one.name),
    ),
    jurisdiction: isChinese ? { name: "China", code: "CN" } : null,
    identifiers: [
      ...(uscc === null ? [] : [identifierOfCode(uscc, subject.usccStatus === "wrong")]),
      ...(registrationNumber === null ? [] : [{ id: registrationNumber, schemeName: "工商注册号" }]),
      ...(lei === null ? [] : [identifierOfLei(lei)]),
    ],
    foundingDate: registeredOn,
    dissolutionDate: dissolvedOn,
    addresses: address === null ? [] : [{ type: "registered", address }],
  });
}

/** CN-USCI is the list of org-id.guide for the credit code; a code whose check character fails is none of it. */
function identifierOfCode(id: string, isWrong: boolean): object {
  const schemeName = isWrong ? "as stated; its check character is wrong" : "统一社会信用代码";
  return isWrong ? { id, schemeName } : { id, scheme: "CN-USCI", schemeName };
}

/** XI-LEI is the list of org-id.guide; one whose check digits fail is none of it. */
function identifierOfLei(id: string): object {
  const schemeName = "Global Legal Entity Identifier Index";
  return leiHolds(id)
    ? { id, scheme: "XI-LEI", schemeName }
    : { id, schemeName: "LEI as stated; its check digits are wrong" };
}

/** Attributes that BODS has no place for. */
function unsaid(subject: ExchangeSubject): string[] {
  const { isPerson, status, regionCode, industryCode, capitalFen, phone, address } = subject;
  return [
    ...(status === "dormant" || status === "revoked" ? [`status ${status} of a subject`] : []),
    ...(regionCode === null ? [] : ["region of a subject"]),
    ...(industryCode === null ? [] : ["industry of a subject"]),
    ...(capitalFen === null ? [] : ["capital of a subject"]),
    ...(phone === null ? [] : ["phone number"]),
    ...(isPerson && address !== null ? ["address of a person"] : []),
    ...(subject.formerNames?.includes("@") ? ["days of former names"] : []),
  ];
}

function relationSaid(relation: ExchangeRelation, stamp: Stamp): Said {
  const { kind, fromId, toId, statementId, sourceId, recordedAt } = relation;
  if (![fromId, toId, statementId].every(mayGoOut)) {
    return { entries: [], leftOut: ["statement of which an id is an ID number"] };
  }
  if (kind !== "OWNS" && kind !== "HOLDS_POSITION")
    return { entries: [], leftOut: [`link ${exchangeKinds[kind]}`] };
  const details = {
    isComponent: false,
    subject: toId,
    interestedParty: fromId,
    interests: interestsOf(relation),
  };
  const statement = statementOf(
    {
      recordType: "relationship",
      recordId: statementId,
      declarationSubject: toId,
      sourceId,
      toldAt: recordedAt,
      isClosed: false,
      details,
    },
    stamp,
  );
  return { entries: [statement], leftOut: relation.amountFen === null ? [] : ["amount of a stake"] };
}
