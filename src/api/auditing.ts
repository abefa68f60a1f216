import { randomBytes } from "node:crypto";
import type { ExecutionResult } from "graphql";
import { Kind } from "graphql";
import type { DefinitionNode, DocumentNode, SelectionNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { VariablesDigest } from "../audit/variables-digest.ts";
import { digestBy } from "../audit/variables-digest.ts";
import { maskAnyIdNumber } from "../model/id-number.ts";
import type { ApiContext } from "./context.ts";

/** Where no home gives its key, one of the process: its own questions can still be told apart. */
const ofProcess = digestBy(randomBytes(32));

/** Every operation leaves a line: who, what was asked by name, a keyed digest of the variables, how it ended. */
export function auditPlugin(variablesDigest: VariablesDigest = ofProcess): Plugin<ApiContext> {
  return {
    onExecute({ args }) {
      const operation = (args.document as DocumentNode).definitions.find(
        (part: DefinitionNode) => part.kind === Kind.OPERATION_DEFINITION,
      );
      if (!operation || operation.kind !== Kind.OPERATION_DEFINITION) return;
      const fields = operation.selectionSet.selections.map((part: SelectionNode) =>
        part.kind === Kind.FIELD ? part.name.value : "…",
      );
      const variables = variablesDigest(JSON.stringify(args.variableValues ?? {}));
      // A name of the asker's choice.
      const operationName = operation.name ? maskAnyIdNumber(operation.name.value) : null;
      return {
        async onExecuteDone({ result }) {
          const errors = (result as ExecutionResult).errors ?? [];
          const outcome = errors[0] ? String(errors[0].extensions?.["code"] ?? "error") : "ok";
          await args.contextValue.audit.record({
            actor: args.contextValue.actor,
            action: `graphql:${operation.operation}`,
            detail: { operationName, fields, variables, outcome },
          });
        },
      };
    },
  };
}
