import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

const FOLDER = join(import.meta.dirname, "bods-0.4");
/** The ids of the schemas are URNs of no namespace, which the validator does not take. */
const schemaOf = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8").replaceAll('"urn:', '"urn:bods:')) as object;

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as (target: Ajv2020) => void)(ajv);
for (const name of ["components", "entity-record", "person-record", "relationship-record"]) {
  ajv.addSchema(schemaOf(name));
}
const isPackage = ajv.compile(schemaOf("statement"));

interface Statement {
  statementId: string;
  recordId: string;
  recordType: string;
  recordDetails: Record<string, unknown>;
}

/**
 * What is wrong with statements: by the schema of BODS 0.4 as it was published (bods-0.4/README.md), and by what its
 * prose asks beside it: ids once, parties before what names them, benefit claimed of persons alone.
 */
export function bodsFaults(statements: readonly object[]): string[] {
  const faults = isPackage(statements)
    ? []
    : (isPackage.errors ?? []).slice(0, 20).map((error) => `${error.instancePath} ${error.message}`);
  const types = new Map<string, string>();
  const ids = new Set<string>();
  for (const statement of statements as readonly Statement[]) {
    const { statementId, recordId, recordType, recordDetails } = statement;
    if (ids.has(statementId)) faults.push(`${statementId} stands twice`);
    ids.add(statementId);
    if (recordType === "relationship") {
      for (const side of ["subject", "interestedParty"]) {
        const party = recordDetails[side];
        if (typeof party === "string" && !types.has(party))
          faults.push(`${recordId} names ${party} before it`);
      }
      const claims = (recordDetails["interests"] as { beneficialOwnershipOrControl?: boolean }[]).some(
        (interest) => interest.beneficialOwnershipOrControl,
      );
      if (claims && types.get(recordDetails["interestedParty"] as string) !== "person") {
        faults.push(`${recordId} claims benefit of no person`);
      }
    }
    types.set(recordId, recordType);
  }
  return faults;
}
