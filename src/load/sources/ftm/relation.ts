import { linkKinds, roles } from "../../../model/kinds.ts";
import type { Cells, TableName } from "../../source.ts";
import type { FtmEntity } from "./entity.ts";
import { firstOf, valuesOf } from "./entity.ts";
import { fenText } from "./party.ts";
import { shareCells } from "./percentage.ts";
import { endOf, startOf } from "./period.ts";

/** A row that an entity of FollowTheMoney becomes. */
export interface RelationRow {
  table: TableName;
  cells: Cells;
  broken?: string;
  at?: { column: string; value: string };
}

const dates = ["startDate", "endDate"];
/** Properties that are read of each relation; the first two are its ends, the one who holds or acts first. */
export const relationProperties: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "Ownership",
    ["owner", "asset", ...dates, "role", "percentage", "ownershipType", "sharesValue", "sharesCurrency"],
  ],
  ["Directorship", ["director", "organization", ...dates, "role"]],
  ["Employment", ["employee", "employer", ...dates, "role"]],
  ["Representation", ["agent", "client", ...dates, "role"]],
  ["Family", ["person", "relative", ...dates]],
  ["Associate", ["person", "associate", ...dates, "relationship"]],
  ["UnknownLink", ["subject", "object", ...dates, "role", "description"]],
]);

/** Properties that are read of a Sanction. */
export const sanctionProperties: readonly string[] = [
  "entity",
  "authority",
  "authorityId",
  "program",
  "programId",
  "listingDate",
  ...dates,
];

/** Words of others for our offices; the first that fits counts. */
const officeWords: readonly (readonly [RegExp, string])[] = [
  [/legal rep|法定代表人|法人代表/i, "legalRepresentative"],
  [/supervis|监事/i, "supervisor"],
  [/\bdirector|board|董事/i, "director"],
  [/manager|officer|executive|secretary|\bc[efo]o\b|president|经理|财务负责人|董事会秘书/i, "executive"],
  [/beneficial|受益所有人/i, "beneficialOwner"],
  [/actual control|实际控制人/i, "actualController"],
];

/** Rows of a relation; none where it names no kind of link that the graph has, which the account counts. */
export function relationRows(entity: FtmEntity, idOf: (entityId: string) => string): RelationRow[] {
  const [fromName, toName] = relationProperties.get(entity.schema)!;
  const froms = valuesOf(entity, fromName!).map(idOf);
  const tos = valuesOf(entity, toName!).map(idOf);
  // An end that is not stated is an empty cell, which the check keeps out.
  const pairs = (froms.length > 0 ? froms : [""]).flatMap((from) =>
    (tos.length > 0 ? tos : [""]).map((to) => ({ from, to })),
  );
  return pairs.flatMap(({ from, to }) => {
    const id = pairs.length === 1 ? entity.id : `${entity.id}:${from}:${to}`;
    const row = pairRow(entity, id, from, to);
    return row ? [row] : [];
  });
}

function pairRow(entity: FtmEntity, id: string, from: string, to: string): RelationRow | null {
  const told = toldIn(entity);
  if (told === null) return null;
  const period = { validFrom: startOf(entity, "startDate"), validTo: endOf(entity, "endDate") };
  if (told === "shareholding") {
    const cells = { statementId: id, holderId: from, companyId: to, ...period };
    return { table: "shareholdings", ...stake(entity, cells) };
  }
  if (Object.hasOwn(linkKinds, told)) {
    const amountFen = fenText(/^CNY (.+)$/.exec(firstOf(entity, "description"))?.[1] ?? "");
    const cells = { statementId: id, fromId: from, toId: to, kind: told, amountFen, ...period };
    return { table: "links", cells };
  }
  const cells = { statementId: id, personId: from, organisationId: to, role: told, ...period };
  return { table: "positions", cells };
}

/** What a relation says: "shareholding", a kind of link, a role, or null where it is no relation of ours. */
function toldIn(entity: FtmEntity): string | null {
  const role = firstOf(entity, "role");
  const known = Object.entries(roles).find(([code, zh]) => role === code || role === zh)?.[0];
  const word = officeWords.find(([form]) => form.test(role))?.[1];
  switch (entity.schema) {
    case "Ownership":
      return (known ?? word) === "beneficialOwner" ? "beneficialOwner" : "shareholding";
    case "Directorship":
      return known ?? word ?? "director";
    case "Employment":
      return known ?? word ?? (role || "employee");
    case "Representation":
      return known ?? word ?? (role || "representative");
    case "Family":
      return "familyOf";
    case "Associate":
      return firstOf(entity, "relationship") === "actsWith" ? "actsWith" : null;
    default:
      return Object.hasOwn(linkKinds, role) || role === "shareholding" ? role : (known ?? null);
  }
}

/** Whether a relation says nothing that the graph has a kind for. */
export function isUnkind(entity: FtmEntity): boolean {
  return toldIn(entity) === null;
}

function stake(entity: FtmEntity, cells: Cells): Omit<RelationRow, "table"> {
  const property = entity.schema === "Ownership" ? "percentage" : "description";
  const percentages = valuesOf(entity, property);
  const shares = shareCells(percentages);
  if (shares === null) {
    const broken = "is no percentage, expected such as 33.3, 33.3 %, 25-50 or >50";
    return { cells, broken, at: { column: property, value: percentages.join("; ") } };
  }
  const votes = /^votingRights (\d{1,3}(?:\.\d{1,4})?) ?%$/.exec(firstOf(entity, "ownershipType"));
  const isYuan = valuesOf(entity, "sharesCurrency").includes("CNY");
  return {
    cells: {
      ...cells,
      ...shares,
      votesPercent: votes?.[1] ?? "",
      amountFen: isYuan ? fenText(firstOf(entity, "sharesValue")) : "",
    },
  };
}

/** A Sanction → one row of listings for each programme and subject; the list is `programId`, else `program`. */
export function listingRows(entity: FtmEntity, idOf: (entityId: string) => string): RelationRow[] {
  const ids = valuesOf(entity, "programId");
  const programmes = ids.length > 0 ? ids : valuesOf(entity, "program");
  const subjects = valuesOf(entity, "entity").map(idOf);
  const pairs = (programmes.length > 0 ? programmes : [""]).flatMap((listCode) =>
    (subjects.length > 0 ? subjects : [""]).map((subjectId) => ({ listCode, subjectId })),
  );
  return pairs.map(({ listCode, subjectId }) => ({
    table: "listings",
    cells: {
      listingId: pairs.length === 1 ? entity.id : `${entity.id}:${listCode}:${subjectId}`,
      subjectId,
      listCode,
      authority: firstOf(entity, "authority"),
      documentNo: firstOf(entity, "authorityId"),
      listedOn: startOf(entity, "listingDate", "startDate"),
      removedOn: endOf(entity, "endDate"),
    },
  }));
}
