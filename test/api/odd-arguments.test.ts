import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLOutputType,
} from "graphql";
import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { expect, test } from "vitest";
import { createSchema } from "../../src/api/schema.ts";
import { SEED_DATE } from "../seed-region.ts";
import { seedServer } from "./seed-server.ts";

const schema = createSchema();
const questions = Object.values(schema.getQueryType()!.getFields());
const { ask } = seedServer();

/** Somebody of the seed region who is listed, and a company that he controls. */
const [LISTED, CONTROLLED] = ["P-0149", "91350205MAXW16R77U"];
const usual: Readonly<Record<string, string>> = {
  ...{ id: `"${CONTROLLED}"`, from: `"${LISTED}"`, to: `"${CONTROLLED}"` },
  ...{ keys: `["${CONTROLLED}"]`, direction: "UP", text: '"厦门"' },
};

/** What is asked for where nobody should, by type. */
const odd: Readonly<Record<string, readonly string[]>> = {
  Date: ['"9999-12-31"', '"0001-01-01"', '"1000-01-01"', '"9999-12-30"', '"2026-02-30"', '"x"', "5", "null"],
  DateTime: [
    ...['"1900-01-01T00:00:00Z"', '"9999-12-30T00:00:00Z"', '"9999-12-31T00:00:00Z"', '"2026-06-30"'],
    ...['"-000001-01-01T00:00:00Z"', '"+010000-01-01T00:00:00Z"', "0", "null"],
  ],
  Int: ["0", "-1", "1", "2147483647", "2147483648", "1.5", "null"],
  Float: ["0", "-1", "100", "100.1", "1e308", "null"],
  ID: ['""', '"x"', '"\\u0000"', '"\\ud83d"', `"' OR 1=1"`, `"${"长".repeat(5_000)}"`],
  String: [
    ...['""', '"*"', '"~^?:[]"', '"AND"', '"a\\"b"', '"\\ud83d"', '"350000"', "null"],
    `"${"x".repeat(20_000)}"`,
  ],
};

/** The codes that leave the API (contract.md, section 4). */
const PUBLISHED = ["NOT_FOUND", "BAD_USER_INPUT", "LIMIT_TOO_HIGH", "TOO_COSTLY"];

/** All fields that need no argument, so many levels down. */
function selection(type: GraphQLOutputType, levels: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (isAbstractType(named)) return "{ __typename }";
  const fields = Object.values((named as GraphQLObjectType).getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((field) => isLeafType(getNamedType(field.type)) || levels > 1)
    .filter((field) => !isObjectType(getNamedType(field.type)) || levels > 1)
    .map((field) => `${field.name} ${selection(field.type, levels - 1)}`);
  return `{ __typename ${fields.join(" ")} }`;
}

type Field = GraphQLField<unknown, unknown>;

function asked({ name, args, type }: Field, given: Readonly<Record<string, string>>, levels: number): string {
  const required = args.filter(isRequiredArgument).map((arg) => [arg.name, usual[arg.name]!]);
  const all = { ...Object.fromEntries(required), ...given };
  const list = Object.entries(all).map(([argument, value]) => `${argument}: ${value}`);
  return `{ ${name}${list.length > 0 ? `(${list.join(", ")})` : ""} ${selection(type, levels)} }`;
}

const oddOf = ({ name, type }: GraphQLArgument): string[] => {
  const values = odd[getNamedType(type).name] ?? [];
  return name === "keys" ? values.map((value) => `[${value}]`) : [...values];
};

test.each(questions.map((field) => [field.name, field] as const))(
  "%s answers whatever an argument says, or refuses it by a published code",
  async (_, field) => {
    for (const arg of field.args) {
      for (const value of oddOf(arg)) {
        const question = asked(field, { [arg.name]: value }, 1);
        const { data, errors = [] } = await ask(question);
        const codes = errors.map(({ extensions }) => extensions.code);
        expect(PUBLISHED, question.slice(0, 200)).toEqual(expect.arrayContaining(codes));
        expect(data ?? codes[0], question.slice(0, 200)).toBeTruthy();
      }
    }
  },
  60_000,
);

test.each(questions.map((field) => [field.name, field] as const))(
  "%s answers of now, of an earlier day and by what was known earlier, three levels deep",
  async (_, field) => {
    const few = field.args.some(({ name }) => name === "first") ? { first: "2" } : {};
    const now = new Date().toISOString();
    for (const times of [{}, { asOf: '"2026-03-01"' }, { asOf: `"${SEED_DATE}"`, knownAt: `"${now}"` }]) {
      const question = asked(field, { ...few, ...times }, 3);
      const { errors = [] } = await ask(question);
      expect(
        errors.filter(({ extensions }) => extensions.code !== "TOO_COSTLY"),
        question.slice(0, 200),
      ).toEqual([]);
    }
  },
  60_000,
);

/** One refused input a mutation: whatever is asked, of a case, lead or subject that is none. */
const mutations = Object.values(schema.getMutationType()!.getFields());

function oddInput(type: GraphQLInputType, text: string, day: string): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return [oddInput(inner.ofType, text, day)];
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter((field) => isRequiredInputField(field));
    return Object.fromEntries(fields.map((field) => [field.name, oddInput(field.type, text, day)]));
  }
  return { Date: day, DateTime: `${day}T00:00:00Z`, Int: -1, Float: -1, Boolean: true }[inner.name] ?? text;
}

test.each(mutations.map((field) => [field.name, field] as const))(
  "%s of nothing that is there is refused by a published code",
  async (name, { args, type }) => {
    const oddTexts = ["", "x", "\u0000", "' OR 1=1", "长".repeat(5_000), "<script>alert(1)</script>"];
    for (const text of oddTexts) {
      for (const day of ["0001-01-01", "2026-01-05", "9999-12-31"]) {
        const variables = Object.fromEntries(args.map((arg) => [arg.name, oddInput(arg.type, text, day)]));
        const heads = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
        const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
        const { errors = [] } = await ask(
          `mutation (${heads}) { ${name}(${given}) ${selection(type, 1)} }`,
          variables,
        );
        const said = `${name} ${text.slice(0, 20)} ${day} ${errors[0]?.message}`;
        expect(errors.length, said).toBeGreaterThan(0);
        for (const { extensions } of errors)
          expect([...PUBLISHED, "CONFLICT"], said).toContain(extensions.code);
      }
    }
  },
);
