import type { Moment } from "../../read/moment.ts";
import type { OwnershipLevel, OwnershipTreeView } from "../../read/ownership-tree.ts";
import { readOwnershipTree } from "../../read/ownership-tree.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";
import { coverageOf } from "./coverage.ts";

export const typeDefs = /* GraphQL */ `
  enum OwnershipDirection {
    UP
    DOWN
  }
  "Owners above or holdings below a subject (股权穿透)."
  type OwnershipTree {
    subject: Subject!
    levels: [OwnershipNode!]!
    "What the register of the subject does not disclose; 0 when asked downwards."
    unknownPercent: Float!
    "Registers on the way that contradict themselves, as Chinese sentences."
    conflicts: [String!]!
    truncated: Boolean!
    coverage: Coverage!
  }
  type OwnershipNode {
    subject: Subject!
    parent: ID!
    level: Int!
    "Null where records of this holder differ, or its record is no exact figure: then from directPercentMin to directPercentMax."
    directPercent: Float
    directPercentMin: Float
    directPercentMax: Float
    "Product of the least stated shares along this line."
    lookThroughPercent: Float
    "Exact share with cross-holdings solved, (I-A)^-1 - I; only upwards."
    integratedPercent: Float
    "A record says that the holder has more than half of the votes; whether that is sure says controlVerdict."
    controls: Boolean!
    "yes, no, or undetermined: records of the holder differ, are no exact figure, or the register passes 100 %."
    controlVerdict: String!
    "Met before: the line ends here."
    seenAbove: Boolean!
  }
  extend type Query {
    ownership(
      id: ID!
      direction: OwnershipDirection!
      levels: Int = 4
      asOf: Date
      knownAt: DateTime
    ): OwnershipTree!
  }
`;

interface TreeParent extends OwnershipTreeView {
  id: string;
  at: Moment;
  hopsMax: number;
  integrated: ReadonlyMap<string, number>;
}

export const resolvers = {
  Query: {
    ownership: async (
      _: unknown,
      args: { id: string; direction: "UP" | "DOWN"; levels: number } & AskedTimes,
      context: ApiContext,
    ): Promise<TreeParent> => {
      const at = await context.moment(args);
      const hopsMax = limitOf("levels", args.levels, 12);
      const tree = await readOwnershipTree(context.graph, { ...args, levels: hopsMax }, at);
      const integrated =
        args.direction === "UP"
          ? (await context.above({ id: args.id, at })).integratedShares()
          : new Map<string, number>();
      return { ...tree, id: args.id, at, hopsMax, integrated };
    },
  },
  OwnershipTree: {
    subject: ({ id, at }: TreeParent) => ({ id, at }),
    levels: ({ levels, at, integrated }: TreeParent) =>
      levels.map((line: OwnershipLevel) => {
        const ratio = integrated.get(line.subjectId);
        return {
          ...line,
          subject: { id: line.subjectId, at },
          integratedPercent: ratio === undefined ? null : ratio * 100,
        };
      }),
    coverage: ({ id, levels, at, hopsMax }: TreeParent, _: unknown, context: ApiContext) =>
      coverageOf(context, at, hopsMax, () => [id, ...levels.map(({ subjectId }) => subjectId)]),
  },
};
