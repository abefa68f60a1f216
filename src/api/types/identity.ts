import { CaseRefused } from "../../model/case-refused.ts";
import { readKeptPersons } from "../../read/kept-persons.ts";
import type { Moment } from "../../read/moment.ts";
import type {
  IdentityBasis,
  IdentityJudgementView,
  NamesakesView,
  NamesakeView,
  Trait,
} from "../../read/namesakes.ts";
import {
  readCandidates,
  readIdentityBasis,
  readIdentityJudgements,
  readNamesakes,
} from "../../read/namesakes.ts";
import type { ApiContext, AskedTimes, SubjectRef } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import type { CaseTaken } from "../discipline.ts";

export { typeDefs } from "./identity-sdl.ts";

/** Candidates of one answer at most; subjects on lists that a page looks at. */
const [FIRST_MAX, LOOKED_AT_MAX] = [200, 200];

const basisZh: Readonly<Record<IdentityBasis, string>> = {
  CODE: "以统一社会信用代码识别",
  KEY: "以公民身份号码识别",
  DIGEST: "以来源单位的标识识别",
  NAME: "仅有姓名，不与他人合并",
};

interface IdentityRef extends SubjectRef {
  isPerson: boolean;
  basis: IdentityBasis;
  personKey: string | null;
}
interface CandidateRef {
  id: string;
  namesakes: NamesakesView;
  at: Moment;
}
interface Timed<T> {
  view: T;
  at: Moment;
}

const judgements =
  (kind: IdentityJudgementView["kind"]) =>
  async (
    { id, at }: IdentityRef,
    _: unknown,
    { graph }: ApiContext,
  ): Promise<Timed<IdentityJudgementView>[]> =>
    (await readIdentityJudgements(graph, id, at))
      .filter((view) => view.kind === kind)
      .map((view) => ({ view, at }));

function namesakesTold(view: NamesakesView, first: number, at: Moment) {
  limitOf("first", first, FIRST_MAX);
  const { bearers, isExact, population, different, candidates } = view;
  const shown = candidates.slice(0, first);
  const truncated = shown.length < candidates.length || !isExact;
  return {
    ...{ bearers, population, different, bearersExact: isExact, chance: 1 / bearers },
    candidates: shown.map((one) => ({ view: one, at })),
    ...{ returned: shown.length, total: candidates.length, truncated },
    why: !truncated ? null : isExact ? `只列出前 ${first} 名` : "同名者过多，只查看了其中一部分",
  };
}

const candidatePage =
  (isPerson: boolean) =>
  async (
    _: unknown,
    { first, after, ...asked }: AskedTimes & { first: number; after?: string | null },
    context: ApiContext,
  ) => {
    limitOf("first", first, FIRST_MAX);
    const at = await context.moment(asked);
    const law = await context.law(at);
    const question = { isPerson, first, afterId: after ?? "", lookedAtMax: LOOKED_AT_MAX, law };
    const { found, lookedAt, endId, hasMore } = await readCandidates(context.graph, question, at);
    const nodes = found.map((one): CandidateRef => ({ ...one, at }));
    return { nodes, lookedAt, endCursor: endId === "" ? null : endId, hasNextPage: hasMore };
  };

async function taken(context: ApiContext, action: string, step: () => Promise<CaseTaken>) {
  try {
    const { id, ripple } = await step();
    await context.audit.record({ actor: context.actor, action: `identity:${action}`, detail: { id } });
    return { judgementId: id, ripple };
  } catch (error) {
    if (error instanceof CaseRefused) throw refusal(error.code, error.message);
    throw error;
  }
}

interface Input<T> {
  input: T;
}

export const resolvers = {
  SharedTrait: {
    ADDRESS: "address",
    PHONE: "phone",
    ORGANISATION: "organisation",
    REGION: "region",
    INDUSTRY: "industry",
    REGISTERED_ON: "registeredOn",
    LEADER: "leader",
    ORGANISATION_CODE: "organisationCode",
    REGISTRATION_NUMBER: "registrationNumber",
    LEI: "lei",
  } satisfies Record<string, Trait>,
  NameComparison: { SAME: "same", POSSIBLE: "possible" },
  Subject: {
    identity: async (
      { id, at }: SubjectRef,
      _: unknown,
      { graph }: ApiContext,
    ): Promise<IdentityRef | null> => {
      const found = await readIdentityBasis(graph, id, at);
      return found && { id, at, ...found };
    },
  },
  SubjectIdentity: {
    basisZh: ({ isPerson, basis }: IdentityRef) =>
      basis === "NAME" && !isPerson ? "没有可用的统一社会信用代码，仅凭名称不合并" : basisZh[basis],
    maskedIdNumber: ({ personKey }: IdentityRef, _: unknown, { maskedIdNumber }: ApiContext) =>
      personKey === null ? null : (maskedIdNumber?.(personKey) ?? null),
    mergedInto: async (ref: IdentityRef, _: unknown, context: ApiContext) =>
      (await judgements("mergedInto")(ref, _, context))[0] ?? null,
    kept: async ({ id, at }: IdentityRef, _: unknown, { graph }: ApiContext): Promise<SubjectRef | null> => {
      const keptId = (await readKeptPersons(graph, [id], at)).get(id);
      return keptId === undefined ? null : { id: keptId, at };
    },
    merged: judgements("merged"),
    different: judgements("different"),
    namesakes: async ({ id, at }: IdentityRef, { first }: { first: number }, { graph }: ApiContext) => {
      const view = await readNamesakes(graph, id, at);
      return view && namesakesTold(view, first, at);
    },
  },
  IdentityJudgement: {
    id: ({ view }: Timed<IdentityJudgementView>) => view.judgementId,
    other: ({ view, at }: Timed<IdentityJudgementView>): SubjectRef => ({ id: view.otherId, at }),
    by: ({ view }: Timed<IdentityJudgementView>) => view.by,
    reason: ({ view }: Timed<IdentityJudgementView>) => view.reason,
    recordedAt: ({ view }: Timed<IdentityJudgementView>) => view.recordedAt,
  },
  Namesake: {
    subject: ({ view, at }: Timed<NamesakeView>): SubjectRef => ({ id: view.id, at }),
    key: ({ view }: Timed<NamesakeView>) => view.key,
    name: ({ view }: Timed<NamesakeView>) => view.name,
    nameZh: ({ view }: Timed<NamesakeView>) => view.nameZh,
    shared: ({ view }: Timed<NamesakeView>) => view.shared,
    differs: ({ view }: Timed<NamesakeView>) => view.differs,
  },
  ListedCandidate: {
    subject: ({ id, at }: CandidateRef): SubjectRef => ({ id, at }),
    namesakes: ({ namesakes, at }: CandidateRef, { first }: { first: number }) =>
      namesakesTold(namesakes, first, at),
  },
  Query: {
    personCandidates: candidatePage(true),
    organisationCandidates: candidatePage(false),
  },
  Mutation: {
    judgeSameSubject: (
      _: unknown,
      { input }: Input<{ keepId: string; absorbId: string; reason: string }>,
      context: ApiContext,
    ) => {
      const order = { ...input, actor: context.actor };
      return taken(context, "judgeSame", () => context.discipline.judgeSameSubject(order));
    },
    undoSameSubject: (
      _: unknown,
      { input }: Input<{ judgementId: string; reason: string }>,
      context: ApiContext,
    ) => {
      const order = { ...input, actor: context.actor };
      return taken(context, "undoSame", () => context.discipline.undoSameSubject(order));
    },
    judgeTwoSubjects: (
      _: unknown,
      { input }: Input<{ ids: string[]; reason: string; withdraw: boolean }>,
      context: ApiContext,
    ) => {
      if (input.ids.length !== 2)
        throw refusal("BAD_USER_INPUT", `ids: found ${input.ids.length}, expected two subjects`);
      const order = { ...input, actor: context.actor };
      return taken(context, "judgeTwo", () => context.discipline.judgeTwoSubjects(order));
    },
  },
};
