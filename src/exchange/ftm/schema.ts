/** Kinds → schemata. Only a Company is an Asset, which can be owned; kinds of others are legal entities. */
const schemata: Readonly<Record<string, string>> = {
  company: "Company",
  individualBusiness: "Organization",
  institution: "Organization",
  socialOrganisation: "Organization",
  governmentBody: "PublicBody",
  state: "PublicBody",
  person: "Person",
  arrangement: "LegalEntity",
  unknownParty: "LegalEntity",
};

/** Schema of a subject of a kind. */
export function schemaOf(kind: string): string {
  return Object.hasOwn(schemata, kind) ? schemata[kind]! : "LegalEntity";
}

/** Whether a schema is an Organization, which alone can have directors and employees. */
export function isOrganization(schema: string): boolean {
  return schema === "Company" || schema === "Organization" || schema === "PublicBody";
}
