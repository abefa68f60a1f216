import { EnvelopArmorPlugin } from "@escape.tech/graphql-armor";
import type { GraphQLSchema } from "graphql";
import { GraphQLError, isListType, isNonNullType } from "graphql";
import type { GraphQLOutputType } from "graphql";
import { getComplexity } from "graphql-query-complexity";
import type { Plugin } from "graphql-yoga";

/** Fields a question may ask for in all, lists counted with what they may hold; chosen by us, see README. */
const COST_MAX = 200_000;
/** Rows a list without `first` is counted as. */
const LIST_ROWS = 10;

/** Depth, aliases and tokens by armour; cost by ours, which also reads variables. */
export function limitPlugins(schema: GraphQLSchema): Plugin[] {
  return [
    EnvelopArmorPlugin({
      maxDepth: { n: 12 },
      maxAliases: { n: 15 },
      maxTokens: { n: 2_000 },
      costLimit: { enabled: false },
      blockFieldSuggestion: { enabled: true },
    }) as unknown as Plugin,
    costPlugin(schema),
    publishedCodes,
  ];
}

/** Parse and validation errors come with codes of the library's own; the contract publishes one for them. */
const publishedCodes: Plugin = {
  onResultProcess({ result }) {
    const { errors } = result as { errors?: readonly GraphQLError[] };
    for (const error of errors ?? []) {
      const code = error.extensions["code"];
      if (code === undefined || String(code).startsWith("GRAPHQL_"))
        error.extensions["code"] = "BAD_USER_INPUT";
    }
  },
};

function costPlugin(schema: GraphQLSchema): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      let cost = 0;
      try {
        cost = getComplexity({
          schema,
          query: args.document,
          variables: args.variableValues ?? {},
          ...(args.operationName ? { operationName: args.operationName } : {}),
          estimators: [
            ({ field, args: given, childComplexity }) => {
              const first = (given as { first?: unknown })["first"];
              const rows = typeof first === "number" ? first : isList(field.type) ? LIST_ROWS : 1;
              return 1 + rows * childComplexity;
            },
          ],
        });
      } catch {
        // A document that cannot be weighed is invalid; execution says why.
        return;
      }
      if (cost <= COST_MAX) return;
      const message = `the question asks for about ${cost} fields, expected at most ${COST_MAX}; ask for less at a time`;
      setResultAndStopExecution({
        errors: [new GraphQLError(message, { extensions: { code: "TOO_COSTLY" } })],
      });
    },
  };
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
