import type { ExchangeRelation } from "../../model/exchange.ts";
import { exchangeKinds } from "../../model/exchange.ts";
import { roles } from "../../model/kinds.ts";
import { yuanTextFromFen } from "../../model/money.ts";
import { percentTextFromPpm, WHOLE_PPM } from "../../model/shares.ts";
import type { Stamp } from "../format.ts";
import { entityId, entityOf, madeId } from "./entity.ts";
import { isOrganization, schemaOf } from "./schema.ts";

type Properties = Record<string, string | null>;
interface Shape {
  schema: string;
  /** Names of its two ends. */
  ends: readonly [string, string];
  properties: Properties;
}

/** A stated relationship as an entity. */
export function relationEntity(relation: ExchangeRelation, { knownAt }: Stamp): object {
  const { kind, statementId, fromId, toId, validFrom, validTo, sourceId, recordedAt } = relation;
  const { schema, ends, properties } = shapeOf(relation);
  return entityOf(
    madeId(kind, statementId),
    schema,
    {
      [ends[0]]: entityId(fromId),
      [ends[1]]: entityId(toId),
      ...properties,
      startDate: validFrom,
      endDate: validTo,
      recordId: statementId,
    },
    { sourceId, recordedAt, lastSeen: knownAt },
  );
}

function shapeOf(relation: ExchangeRelation): Shape {
  if (relation.kind === "OWNS") return stakeShape(relation);
  if (relation.kind === "HOLDS_POSITION") return officeShape(relation);
  const { kind, fromKind, toKind, amountFen } = relation;
  const arePersons = fromKind === "person" && toKind === "person";
  if (kind === "FAMILY_OF" && arePersons)
    return { schema: "Family", ends: ["person", "relative"], properties: {} };
  if (kind === "ACTS_WITH" && arePersons) {
    return { schema: "Associate", ends: ["person", "associate"], properties: { relationship: "actsWith" } };
  }
  return unknownLink(exchangeKinds[kind], amountFen === null ? null : `CNY ${yuanTextFromFen(amountFen)}`);
}

function unknownLink(role: string, description: string | null): Shape {
  return { schema: "UnknownLink", ends: ["subject", "object"], properties: { role, description } };
}

/** A stake in what is no company is a link that says so: only an Asset can stand in an Ownership. */
function stakeShape(relation: ExchangeRelation): Shape {
  const percentage = percentageOf(relation);
  if (schemaOf(relation.toKind) !== "Company") return unknownLink("shareholding", percentage);
  const { votesPpm, amountFen } = relation;
  const properties = {
    percentage,
    summary: percentage === null ? "share not known" : null,
    ownershipType: votesPpm === null ? null : `votingRights ${percentTextFromPpm(votesPpm)} %`,
    sharesValue: amountFen === null ? null : yuanTextFromFen(amountFen),
    sharesCurrency: amountFen === null ? null : "CNY",
  };
  return { schema: "Ownership", ends: ["owner", "asset"], properties };
}

/** "33.3333", "25-50", or null where nothing is known. */
function percentageOf({ sharePpm, sharePpmMin, sharePpmMax }: ExchangeRelation): string | null {
  if (sharePpm !== null) return percentTextFromPpm(sharePpm);
  const [least, most] = [sharePpmMin ?? 0, sharePpmMax ?? WHOLE_PPM];
  if (least === 0 && most === WHOLE_PPM) return null;
  return `${percentTextFromPpm(least)}-${percentTextFromPpm(most)}`;
}

function officeShape({ role, fromKind, toKind }: ExchangeRelation): Shape {
  const properties = { role };
  if (role === "actualController") return unknownLink(role, null);
  if (role === "beneficialOwner") {
    return schemaOf(toKind) === "Company"
      ? { schema: "Ownership", ends: ["owner", "asset"], properties }
      : unknownLink(role, null);
  }
  if (role === null || !Object.hasOwn(roles, role) || !isOrganization(schemaOf(toKind))) {
    return { schema: "Representation", ends: ["agent", "client"], properties };
  }
  return role === "executive" && fromKind === "person"
    ? { schema: "Employment", ends: ["employee", "employer"], properties }
    : { schema: "Directorship", ends: ["director", "organization"], properties };
}
