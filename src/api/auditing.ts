import { createHash } from "node:crypto";
import type { ExecutionResult } from "graphql";
import { Kind } from "graphql";
import type { DefinitionNode, DocumentNode, SelectionNode } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { ApiContext } from "./context.ts";

/** Every operation leaves a line: who, what was asked by name, a hash of the variables, how it ended. */
export function auditPlugin(): Plugin<ApiContext> {
  return {
    onExecute({ args }) {
      const operation = (args.document as DocumentNode).definitions.find(
        (part: DefinitionNode) => part.kind === Kind.OPERATION_DEFINITION,
      );
      if (!operation || operation.kind !== Kind.OPERATION_DEFINITION) return;
      const fields = operation.selectionSet.selections.map((part: SelectionNode) =>
        part.kind === Kind.FIELD ? part.name.value : "…",
      );
      const variables = createHash("sha256")
        .update(JSON.stringify(args.variableValues ?? {}))
        .digest("hex");
      return {
        async onExecuteDone({ result }) {
          const errors = (result as ExecutionResult).errors ?? [];
          const outcome = errors[0] ? String(errors[0].extensions?.["code"] ?? "error") : "ok";
          await args.contextValue.audit.record({
            actor: args.contextValue.actor,
            action: `graphql:${operation.operation}`,
            detail: { operationName: operation.name?.value ?? null, fields, variables, outcome },
          });
        },
      };
    },
  };
}
