import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Model {
  entityId: string;
  topics: string[];
  schemata: Record<string, { is: string[]; required: string[]; properties: Record<string, string> }>;
}
/** Written out of the Python package that is the model's home: ftm-model.README.md. */
const model = JSON.parse(readFileSync(join(import.meta.dirname, "ftm-model.json"), "utf8")) as Model;
const ID = new RegExp(model.entityId);
const forms: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2})?)?)?$/,
  country: /^[a-z]{2}$/,
  number: /^-?\d+(\.\d+)?$/,
  phone: /^\+[1-9]\d{6,14}$/,
};

interface Entity {
  id: string;
  schema: string;
  properties: Record<string, unknown>;
}

/** What is wrong with entities: schema, properties and their types, ids, ends that are none or of another schema. */
export function ftmFaults(entities: readonly object[]): string[] {
  const all = entities as readonly Entity[];
  const schemaById = new Map(all.map(({ id, schema }) => [id, schema]));
  const faults = all.length === schemaById.size ? [] : ["an id stands twice"];
  for (const { id, schema, properties } of all) {
    const known = model.schemata[schema];
    if (!known || !ID.test(id)) {
      faults.push(`${id}: ${known ? "is no id" : `schema ${schema}`}`);
      continue;
    }
    for (const name of known.required) if (!(name in properties)) faults.push(`${id}: no ${name}`);
    for (const [name, values] of Object.entries(properties)) {
      const type = known.properties[name];
      if (type === undefined) faults.push(`${id}: ${schema} has no ${name}`);
      else if (!Array.isArray(values) || values.length === 0) faults.push(`${id}: ${name} is no list`);
      else
        for (const value of values as unknown[])
          if (!fits(type, value, schemaById)) faults.push(`${id}: ${name} ${String(value)}`);
    }
  }
  return faults;
}

function fits(type: string, value: unknown, schemaById: ReadonlyMap<string, string>): boolean {
  if (typeof value !== "string" || value === "") return false;
  const [kind, range] = type.split(" ");
  if (kind === "topic") return model.topics.includes(value);
  if (kind !== "entity") return forms[kind!]?.test(value) ?? true;
  const schema = schemaById.get(value);
  return schema !== undefined && model.schemata[schema]!.is.includes(range!);
}
