import { normalizedExecutor } from "@graphql-tools/executor";
import type { ExecutionResult } from "graphql";
import { parse, validate } from "graphql";
import type { ApiContext } from "../../src/api/context.ts";
import { createSchema } from "../../src/api/schema.ts";

const schema = createSchema();

export interface Question {
  source: string;
  contextValue: ApiContext;
  variableValues?: Readonly<Record<string, unknown>>;
}

/** A question answered by the executor that the server uses, which is not that of `graphql`. */
export async function executed({ source, contextValue, variableValues }: Question) {
  const document = parse(source);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  const values = { ...variableValues };
  return (await normalizedExecutor({
    schema,
    document,
    contextValue,
    variableValues: values,
  })) as ExecutionResult;
}
