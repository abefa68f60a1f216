import type { EdgeSet } from "../../model/edges.ts";
import { severeListCodes } from "../../model/list-catalogue.ts";
import { regionNameZh } from "../../model/regions.ts";
import type { Moment } from "../../read/moment.ts";
import { readNeighbourhood } from "../../read/neighbourhood.ts";
import { readRegionMap } from "../../read/region-map.ts";
import { readPaths } from "../../read/paths.ts";
import type { EdgeView, Slice } from "../../read/slice.ts";
import type { SubjectView } from "../../read/subjects.ts";
import type { ApiContext, AskedTimes, SubjectRef } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { drawnLeadsThen } from "../alert-book.ts";
import { coverageOf } from "./coverage.ts";
import { underObjection } from "./objection.ts";

export const typeDefs = /* GraphQL */ `
  enum EdgeSet {
    OWNERSHIP
    CONTROL
    POSITION
    GUARANTEE
    BRANCH
    CONCERT
    FAMILY
    SUPPLY
    ADDRESS
  }
  "Part of the graph that says how much of the whole it is."
  type GraphSlice {
    nodes: [GraphNode!]!
    edges: [GraphEdge!]!
    returned: Int!
    total: Int!
    truncated: Boolean!
    why: String
    coverage: Coverage!
  }
  type GraphNode {
    id: ID!
    kind: String!
    name: String!
    "On a severe list on the date asked."
    listed: Boolean!
    tier: Tier
    "Not to be seen by this caller; always false as long as there is one role."
    sealed: Boolean!
    regionCode: String
    "City and county of GB/T 2260; a revoked division says so (已撤销)."
    regionNameZh: String
    status: String
  }
  type GraphEdge {
    id: ID!
    kind: String!
    kindZh: String!
    from: ID!
    to: ID!
    "Computed by us, not stated by a source; drawn dashed."
    derived: Boolean!
    sharePercent: Float
    role: String
    amountFen: String
    validFrom: Date
    validTo: Date
    statementIds: [ID!]!
    "Somebody objects to it, or to a statement it is computed from (异议中); null = nobody."
    underObjection: UnderObjection
  }
  type PathAnswer {
    outcome: PathOutcome!
    paths: [Path!]!
    explored: Int!
    coverage: Coverage!
  }
  enum PathOutcome {
    FOUND
    NONE_WITHIN_LIMITS
    CUT_SHORT
    REFUSED_TOO_WIDE
  }
  type Path {
    nodes: [GraphNode!]!
    edges: [GraphEdge!]!
    weakestSharePercent: Float
  }
  extend type Query {
    paths(
      from: ID!
      to: ID!
      through: [EdgeSet!]
      hopsMax: Int = 6
      sharePercentMin: Float
      first: Int = 5
      asOf: Date
      knownAt: DateTime
    ): PathAnswer!
    neighbourhood(
      id: ID!
      through: [EdgeSet!]
      hops: Int = 1
      first: Int = 50
      asOf: Date
      knownAt: DateTime
    ): GraphSlice!
    "The region's map (信用图谱): listed parties, targets of open leads, and what connects them."
    map(regionCode: String, first: Int = 300, asOf: Date, knownAt: DateTime): GraphSlice!
  }
`;

/** Subject → node of a drawing at a moment. */
export function nodeOf(subject: SubjectView, at: Moment) {
  return { ...subject, at, sealed: false };
}

/**
 * Slice of the read room → GraphSlice, with the moment its coverage is asked at; objections are shown at `shownAt`,
 * which is another where a proof is drawn as it was made.
 */
export function graphSlice(slice: Slice, at: Moment, shownAt = at) {
  return {
    ...slice,
    nodes: slice.nodes.map((node) => nodeOf(node, at)),
    edges: edgesAt(slice.edges, shownAt),
    at,
  };
}

const edgesAt = (edges: readonly EdgeView[], at: Moment) => edges.map((edge) => ({ ...edge, at }));

interface PathsArgs extends AskedTimes {
  from: string;
  to: string;
  through?: EdgeSet[] | null;
  hopsMax: number;
  sharePercentMin?: number | null;
  first: number;
}

function ppmAsked(percent: number): number {
  if (percent >= 0 && percent <= 100) return Math.round(percent * 10_000);
  throw refusal("BAD_USER_INPUT", `sharePercentMin: ${percent}, expected a number from 0 to 100`);
}

export const resolvers = {
  GraphNode: {
    regionNameZh: ({ regionCode }: SubjectView) => (regionCode === null ? null : regionNameZh(regionCode)),
    // Asked again, with its tier: readers of slices know the law of now alone.
    listed: async (ref: SubjectRef, _: unknown, context: ApiContext) =>
      (await context.subject(ref))?.listed ?? false,
    tier: async (ref: SubjectRef, _: unknown, context: ApiContext) =>
      (await context.score(ref))?.tier ?? null,
  },
  GraphEdge: {
    underObjection: ({ statementIds, at }: EdgeView & { at: Moment }, _: unknown, context: ApiContext) =>
      underObjection(statementIds, at, context),
  },
  Query: {
    neighbourhood: async (
      _: unknown,
      args: { id: string; through?: EdgeSet[] | null; hops: number; first: number } & AskedTimes,
      context: ApiContext,
    ) => {
      const at = await context.moment(args);
      const question = {
        id: args.id,
        through: args.through ?? null,
        hops: limitOf("hops", args.hops, 3),
        first: limitOf("first", args.first, 200),
      };
      return graphSlice(await readNeighbourhood(context.graph, question, at), at);
    },
    map: async (
      _: unknown,
      args: { regionCode?: string | null; first: number } & AskedTimes,
      context: ApiContext,
    ) => {
      const at = await context.moment(args);
      const first = limitOf("first", args.first, 1_000);
      const question = {
        regionCode: args.regionCode ?? null,
        first,
        listCodes: severeListCodes(at.asOf, undefined, await context.law(at)),
        drawn: await drawnLeadsThen(context, at, args.regionCode),
      };
      return graphSlice(await readRegionMap(context.graph, question, at), at);
    },
    paths: async (_: unknown, args: PathsArgs, context: ApiContext) => {
      const at = await context.moment(args);
      const answer = await readPaths(
        context.graph,
        {
          from: args.from,
          to: args.to,
          through: args.through ?? null,
          hopsMax: limitOf("hopsMax", args.hopsMax, 6),
          first: limitOf("first", args.first, 20),
          sharePpmMin: ppmAsked(args.sharePercentMin ?? 0),
        },
        at,
      );
      return { ...answer, at, hopsMax: args.hopsMax };
    },
  },
  GraphSlice: {
    coverage: ({ nodes, at }: { nodes: SubjectView[]; at: Moment }, _: unknown, context: ApiContext) =>
      coverageOf(context, at, null, () => nodes.map(({ id }) => id)),
  },
  PathAnswer: {
    paths: async (
      { paths, at }: Awaited<ReturnType<typeof readPaths>> & { at: Moment },
      _: unknown,
      context: ApiContext,
    ) =>
      Promise.all(
        paths.map(async (path) => ({
          ...path,
          edges: edgesAt(path.edges, at),
          nodes: (await Promise.all(path.nodeIds.map((id) => context.subject({ id, at }))))
            .filter((subject) => subject !== null)
            .map((subject) => nodeOf(subject, at)),
        })),
      ),
    coverage: (
      { paths, at, hopsMax }: Awaited<ReturnType<typeof readPaths>> & { at: Moment; hopsMax: number },
      _: unknown,
      context: ApiContext,
    ) => coverageOf(context, at, hopsMax, () => paths.flatMap(({ nodeIds }) => nodeIds)),
  },
};
