import { listNameZh, redListCodes, severeListCodes } from "../../model/list-catalogue.ts";
import { listDoubtsZh } from "../../model/list-doubts.ts";
import { roles, recordTypes } from "../../model/kinds.ts";
import { leiHolds } from "../../model/lei.ts";
import { regionCodesOn, regionNameZh } from "../../model/regions.ts";
import { registrationNumberStatus } from "../../model/registration-number.ts";
import { percentFromPpm } from "../../model/shares.ts";
import { LAYERS_MAX } from "../../read/control.ts";
import { isInUse, readListings, readPenalties, readPositions, readRecords } from "../../read/credit-file.ts";
import { readFormerNames } from "../../read/former-names.ts";
import type { StakeRow } from "../../read/stake-pairs.ts";
import { readInvestments, readShareholders } from "../../read/ownership-tree.ts";
import { searchSubjects } from "../../read/search.ts";
import type { SubjectView } from "../../read/subjects.ts";
import { alertPageAt, earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes, SubjectRef } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { publishedTogether } from "./listed-together.ts";
import { proceduresBehind } from "./listing-procedure.ts";
import { coverageOf } from "./coverage.ts";
import { scoreOf } from "./ledger.ts";
import { underObjection } from "./objection.ts";
import { publicationOfListing, publicationOfPenalty } from "./publication.ts";

export { typeDefs } from "./subject-sdl.ts";

/** Attribute fields: read with one batch for all subjects of an answer. */
const attributes = [
  "kind",
  "name",
  "uscc",
  "usccStatus",
  "regionCode",
  "status",
  "registeredOn",
  "dissolvedOn",
  "industryCode",
  "address",
  "registrationNumber",
  "organisationCode",
  "lei",
  "listed",
] as const satisfies readonly (keyof SubjectView)[];

const attributeResolvers = Object.fromEntries(
  attributes.map((field) => [
    field,
    async (ref: SubjectRef, _: unknown, context: ApiContext) =>
      (await context.subject(ref))?.[field] ?? unknownOf(field),
  ]),
);

/** A subject that a fact names but no version describes at that time: shown, not hidden. */
function unknownOf(field: (typeof attributes)[number]): unknown {
  return field === "name"
    ? "（所选时点无登记信息）"
    : field === "kind"
      ? "unknownParty"
      : field === "listed"
        ? false
        : null;
}

const stakeOf = (row: StakeRow, ref: SubjectRef) => ({
  ...row,
  holder: { id: row.holderId, at: ref.at },
  company: { id: row.companyId, at: ref.at },
  sharePercent: row.sharePpm === null ? null : percentFromPpm(row.sharePpm),
  sharePercentMin: percentFromPpm(row.sharePpmMin),
  sharePercentMax: percentFromPpm(row.sharePpmMax),
});

async function positionsOf(ref: SubjectRef, side: "personId" | "organisationId", { graph }: ApiContext) {
  const rows = await readPositions(graph, [ref.id], ref.at);
  return rows
    .filter((row) => row[side] === ref.id)
    .map((row) => ({
      ...row,
      person: { id: row.personId, at: ref.at },
      organisation: { id: row.organisationId, at: ref.at },
      roleZh: roles[row.role as keyof typeof roles] ?? row.role,
    }));
}

/** The subject and those its card names beside it. */
async function shownBeside({ id, at }: SubjectRef, { graph }: ApiContext): Promise<string[]> {
  const stakes = [...(await readShareholders(graph, [id], at)), ...(await readInvestments(graph, [id], at))];
  const positions = await readPositions(graph, [id], at);
  const ends = [
    ...stakes.flatMap((stake) => [stake.holderId, stake.companyId]),
    ...positions.flatMap((position) => [position.personId, position.organisationId]),
  ];
  return [id, ...ends];
}

const fenText = (amountFen: bigint | null): string | null => (amountFen === null ? null : String(amountFen));

export const resolvers = {
  Query: {
    subject: async (_: unknown, { id, ...asked }: { id: string } & AskedTimes, context: ApiContext) => {
      const ref = { id, at: await context.moment(asked) };
      return (await context.subject(ref)) ? ref : null;
    },
    search: async (
      _: unknown,
      { text, first, after, ...asked }: { text: string; first: number; after?: string } & AskedTimes,
      context: ApiContext,
    ) => {
      limitOf("first", first, 200);
      const start = after ? Number(Buffer.from(after, "base64url").toString("utf8")) : 0;
      if (!Number.isSafeInteger(start) || start < 0)
        throw refusal("BAD_USER_INPUT", "after: expected a cursor of search");
      const at = await context.moment(asked);
      const isEarlier = (await earlierMoment(context, at)) !== null;
      const asking = { ...at, isEarlier };
      const { hits, total, ...more } = await searchSubjects(context.graph, text, start + first, asking);
      const edges = hits.slice(start).map(({ id, matchedBy, mergedFromId }, index) => ({
        node: { id, at },
        matchedBy,
        mergedFrom: mergedFromId === null ? null : { id: mergedFromId, at },
        cursor: Buffer.from(String(start + index + 1)).toString("base64url"),
      }));
      return {
        totalCount: total,
        totalIsExact: more.totalIsExact,
        why: more.whyZh,
        edges,
        pageInfo: { hasNextPage: total > start + edges.length, endCursor: edges.at(-1)?.cursor ?? null },
      };
    },
  },
  Subject: {
    ...attributeResolvers,
    regionNameZh: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const regionCode = (await context.subject(ref))?.regionCode ?? null;
      return regionCode === null ? null : regionNameZh(regionCode, ref.at.asOf);
    },
    regionsNowZh: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const regionCode = (await context.subject(ref))?.regionCode ?? null;
      const codes = regionCode === null ? [] : regionCodesOn(regionCode, ref.at.asOf);
      return codes.filter((code) => code !== regionCode).map((code) => regionNameZh(code, ref.at.asOf));
    },
    registrationNumberStatus: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const number = (await context.subject(ref))?.registrationNumber ?? null;
      return number === null ? null : registrationNumberStatus(number);
    },
    leiStatus: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const lei = (await context.subject(ref))?.lei ?? null;
      return lei === null ? null : leiHolds(lei) ? "valid" : "wrong";
    },
    capitalFen: async (ref: SubjectRef, _: unknown, context: ApiContext) =>
      fenText((await context.subject(ref))?.capitalFen ?? null),
    formerNames: (ref: SubjectRef, _: unknown, { graph }: ApiContext) =>
      readFormerNames(graph, ref.id, ref.at),
    listings: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const rows = await readListings(context.graph, [ref.id], ref.at);
      const law = await context.law(ref.at);
      const severe = severeListCodes(ref.at.asOf, undefined, law);
      const regionCode = (await context.subject(ref))?.regionCode ?? null;
      const behind = proceduresBehind(ref, context);
      return rows.map(async (row) => ({
        ...row,
        ...(await publicationOfListing(row, ref, context)),
        underObjection: () => underObjection([row.statementId], ref.at, context),
        procedures: () => behind(row.statementId),
        ...publishedTogether(row, ref),
        listNameZh: listNameZh(row.listCode, law),
        severe: isInUse(row, ref.at) && severe.includes(row.listCode),
        doubtsZh: listDoubtsZh(row.listCode, { asOf: ref.at.asOf, regionCode, law }),
        red: redListCodes(law).includes(row.listCode),
      }));
    },
    penalties: async (ref: SubjectRef, { ended }: { ended: boolean }, context: ApiContext) => {
      const rows = await readPenalties(context.graph, [ref.id], ref.at, ended);
      const penalties = rows.map(async (row) => ({
        ...row,
        ...(await publicationOfPenalty(row, ref, context)),
        underObjection: () => underObjection([row.statementId], ref.at, context),
        divisionNameZh: row.divisionCode && regionNameZh(row.divisionCode),
        amountFen: fenText(row.amountFen),
      }));
      // An end that the law sets is in no row: the state tells it, as it does on the card.
      return (await Promise.all(penalties)).filter(({ state }) => ended || state === "PUBLISHED");
    },
    records: async (ref: SubjectRef, _: unknown, { graph }: ApiContext) => {
      const rows = await readRecords(graph, [ref.id], ref.at);
      return rows.map((row) => ({
        ...row,
        recordTypeZh: recordTypes[row.recordType as keyof typeof recordTypes] ?? row.recordType,
        divisionNameZh: row.divisionCode && regionNameZh(row.divisionCode),
      }));
    },
    score: (ref: SubjectRef, _: unknown, context: ApiContext) => scoreOf(ref, context),
    shareholders: async (ref: SubjectRef, _: unknown, { graph }: ApiContext) =>
      (await readShareholders(graph, [ref.id], ref.at)).map((row) => stakeOf(row, ref)),
    investments: async (ref: SubjectRef, _: unknown, { graph }: ApiContext) =>
      (await readInvestments(graph, [ref.id], ref.at)).map((row) => stakeOf(row, ref)),
    positions: (ref: SubjectRef, _: unknown, context: ApiContext) => positionsOf(ref, "personId", context),
    officers: (ref: SubjectRef, _: unknown, context: ApiContext) =>
      positionsOf(ref, "organisationId", context),
    alerts: async (ref: SubjectRef, _: unknown, context: ApiContext) => {
      const question = { filter: { target: ref.id }, first: 200 };
      const { alerts } = await alertPageAt(context, question, ref.at);
      return alerts.map((alert) => ({ alert, at: ref.at }));
    },
    coverage: (ref: SubjectRef, _: unknown, context: ApiContext) =>
      coverageOf(context, ref.at, LAYERS_MAX, () => shownBeside(ref, context)),
  },
};
