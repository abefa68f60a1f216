import { usccStatus, isUsccForm } from "../../../model/uscc.ts";
import { LoadRefused } from "../../load-refused.ts";
import type { DeliveryFiles } from "../../source.ts";
import { LeftOut } from "../left-out.ts";
import type { FtmEntity } from "./entity.ts";
import { entityOf } from "./entity.ts";
import { codeOf, kindBySchema, organisationProperties } from "./party.ts";
import { isPartial } from "./period.ts";
import { personNumberOf, personProperties } from "./person-number.ts";
import { isUnkind, relationProperties, sanctionProperties } from "./relation.ts";

const DATE_PROPERTIES = ["startDate", "endDate", "listingDate", "incorporationDate", "dissolutionDate"];

/** What one look at all lines says before rows are read. */
export interface Survey {
  /** Entity → its subject's id, where that is its credit code; an entity that is not in it is its own subject. */
  subjectIds: ReadonlyMap<string, string>;
  /** What is not taken, a sentence each. */
  leftOut: readonly string[];
}

const surveys = new WeakMap<DeliveryFiles, Promise<Survey>>();

/** The survey of a delivery's files, made once. */
export function surveyOf(files: DeliveryFiles): Promise<Survey> {
  let survey = surveys.get(files);
  if (!survey) surveys.set(files, (survey = surveyed(files)));
  return survey;
}

/** Entities and broken lines of every file but the manifest, which is JSON as well. */
export async function* entitiesOf(files: DeliveryFiles, names?: readonly string[]) {
  const quoted = names?.map((name) => JSON.stringify(name));
  for await (const line of files.linesOf("entities")) {
    if (line.file === "delivery.json") continue;
    if (line.line === 1 && /^\uFEFF?\s*\[/.test(line.text)) {
      const found = `${line.file}: is a list, expected one entity a line (entities.ftm.json)`;
      throw new LoadRefused([`${found}; write each entity on a line of its own`]);
    }
    // Most lines are of other schemata; only those that name one asked for are parsed.
    if (quoted && !quoted.some((name) => line.text.includes(name))) continue;
    yield entityOf(line);
  }
}

async function surveyed(files: DeliveryFiles): Promise<Survey> {
  const byCode = new Map<string, string[]>();
  const counts = new LeftOut({ unit: "entities", others: "of other schemata and properties" });
  for await (const entity of entitiesOf(files)) {
    if ("broken" in entity) continue;
    const read = propertiesRead(entity);
    if (!read) {
      counts.add(`schema ${entity.schema} is not mapped`);
      continue;
    }
    if (relationProperties.has(entity.schema) && isUnkind(entity)) {
      counts.add(`${entity.schema} says no relation that the graph has a kind for`);
    }
    for (const [name, values] of entity.properties) {
      if (!read.includes(name)) counts.add(`property ${entity.schema}.${name} is not read`);
      else if (values.length > 1 && !isList(entity, name))
        counts.add(`${entity.schema}.${name} has several values`);
      if (read.includes(name) && DATE_PROPERTIES.includes(name) && values.some(isPartial)) {
        counts.add(
          `${entity.schema}.${name} is a month or a year: its first day as a start, its last as an end`,
        );
      }
    }
    const { untaken } = personNumberOf(entity);
    if (untaken !== undefined) counts.add(`Person.idNumber ${untaken}`);
    const code = kindBySchema.has(entity.schema) ? codeOf(entity) : "";
    if (isUsccForm(code) && usccStatus(code) !== "wrong" && code !== entity.id) {
      byCode.set(code, [...(byCode.get(code) ?? []), entity.id]);
    } else if (code === entity.id) byCode.set(code, ["", ...(byCode.get(code) ?? [])]);
  }
  const subjectIds = new Map<string, string>();
  // Two entities with one code stay apart, each under its own id, as two subjects of one source do.
  for (const [code, ids] of byCode) if (ids.length === 1 && ids[0] !== "") subjectIds.set(ids[0]!, code);
  return { subjectIds, leftOut: counts.sentences() };
}

function propertiesRead({ schema }: FtmEntity): readonly string[] | undefined {
  if (schema === "Person") return personProperties;
  if (kindBySchema.has(schema)) return organisationProperties;
  return schema === "Sanction" ? sanctionProperties : relationProperties.get(schema);
}

/** Whether every value of a property is looked at. */
function isList({ schema }: FtmEntity, name: string): boolean {
  return name === "previousName" || (schema === "Person" && name !== "name");
}
