import type { DeliveryFiles, RawRow, Source, TableName } from "../../source.ts";
import { kindBySchema, subjectCells } from "./party.ts";
import { listingRows, relationProperties, relationRows } from "./relation.ts";
import { entitiesOf, surveyOf } from "./survey.ts";

/**
 * FollowTheMoney: entities as lines of JSON. Parties become subjects, Ownership stakes, Directorship, Employment and
 * Representation offices, Family, Associate and UnknownLink links, Sanction listings.
 */
export const ftm: Source = {
  id: "ftm",
  nameZh: "FollowTheMoney 实体",
  defaultSourceId: "ftm",
  files: [
    {
      id: "entities",
      pattern: /^.+\.(json|jsonl|ndjson)$/,
      format: "text",
      columns: [],
      called: "entities (entities.ftm.json, one entity a line)",
    },
  ],
  feeds: {
    subjects: ["entities"],
    shareholdings: ["entities"],
    positions: ["entities"],
    links: ["entities"],
    listings: ["entities"],
  },
  says: [
    "of a Person the name alone is taken: documents, numbers, birth dates and addresses are not read, and no idDigest is made",
  ],
  leavesOut: async (files) => (await surveyOf(files)).leftOut,
  rows: ftmRows,
};

const schemataOf: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  shareholdings: ["Ownership", "UnknownLink"],
  positions: [...relationProperties.keys()],
  links: ["Family", "Associate", "UnknownLink"],
  listings: ["Sanction"],
};

async function* ftmRows(table: TableName, files: DeliveryFiles): AsyncGenerator<RawRow> {
  const { subjectIds } = await surveyOf(files);
  const idOf = (entityId: string) => subjectIds.get(entityId) ?? entityId;
  // A line that is no entity is kept out once, with the subjects.
  for await (const entity of entitiesOf(files, schemataOf[table])) {
    const { file, line } = entity;
    if ("broken" in entity) {
      if (table === "subjects") yield { file, line, cells: { id: entity.id }, broken: entity.broken };
    } else if (table === "subjects") {
      if (kindBySchema.has(entity.schema)) yield { file, line, cells: subjectCells(entity, idOf(entity.id)) };
    } else if (schemataOf[table]?.includes(entity.schema)) {
      const rows = table === "listings" ? listingRows(entity, idOf) : relationRows(entity, idOf);
      for (const { table: own, ...row } of rows) if (own === table) yield { file, line, ...row };
    }
  }
}
