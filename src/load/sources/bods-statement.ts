import { z } from "zod";
import { LoadRefused } from "../load-refused.ts";
import type { TextLine } from "../source.ts";

const share = z.looseObject({
  exact: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
});
const interest = z.looseObject({
  type: z.string().optional(),
  details: z.string().optional(),
  directOrIndirect: z.string().optional(),
  beneficialOwnershipOrControl: z.boolean().optional(),
  share: share.optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
});
/** A party that the publisher does not name: {reason, description}. */
const unspecified = z.looseObject({ reason: z.string().optional(), description: z.string().optional() });
const details = z.looseObject({
  subject: z.union([z.string(), unspecified]).optional(),
  interestedParty: z.union([z.string(), unspecified]).optional(),
  interests: z.array(interest).optional(),
  entityType: z.looseObject({ type: z.string(), details: z.string().optional() }).optional(),
  identifiers: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  alternateNames: z.array(z.string()).optional(),
  personType: z.string().optional(),
  name: z.string().optional(),
  names: z.array(z.looseObject({ type: z.string().optional(), fullName: z.string().optional() })).optional(),
  foundingDate: z.string().optional(),
  dissolutionDate: z.string().optional(),
  unspecifiedEntityDetails: unspecified.optional(),
  unspecifiedPersonDetails: unspecified.optional(),
  addresses: z
    .array(z.looseObject({ type: z.string().optional(), address: z.string().optional() }))
    .optional(),
});
const statement = z.looseObject({
  statementId: z.string().min(1),
  recordId: z.string().min(1),
  recordType: z.enum(["entity", "person", "relationship"]),
  recordStatus: z.enum(["new", "updated", "closed"]),
  statementDate: z.string().optional(),
  recordDetails: details,
});

export type BodsShare = z.infer<typeof share>;
export type BodsInterest = z.infer<typeof interest>;
export type BodsDetails = z.infer<typeof details>;

/** A statement of BODS 0.4 with its place; `line` is its ordinal in a list, or its line, from 1. */
export interface BodsStatement extends z.infer<typeof statement> {
  file: string;
  line: number;
  /** Calendar date of the statement, "" when it has none. */
  statedOn: string;
}

/** An object of the file that is no statement of BODS 0.4, and why. */
export interface BrokenStatement {
  file: string;
  line: number;
  recordId: string;
  broken: string;
}

/** One value of a file (`line` = its ordinal, or its line) → a statement. Throws LoadRefused when it is no JSON at all. */
export function bodsStatementOf({ file, line, text }: TextLine): BodsStatement | BrokenStatement {
  const value = valueOf(file, text);
  const parsed = statement.safeParse(value);
  if (parsed.success) {
    return { ...parsed.data, file, line, statedOn: (parsed.data.statementDate ?? "").slice(0, 10) };
  }
  const [issue] = parsed.error.issues;
  const recordId = (value as { recordId?: unknown } | null)?.recordId;
  const broken = `no statement of BODS 0.4: ${issue!.path.join(".")} ${issue!.message}`;
  return { file, line, recordId: typeof recordId === "string" ? recordId : "", broken };
}

function valueOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new LoadRefused([
      `${file}: is not JSON (${found}); expected a list of statements, or one statement a line`,
    ]);
  }
}
