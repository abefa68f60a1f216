import { liftDecision } from "../../src/discipline/liftings.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import type { RaiseOrder } from "../../src/discipline/objections.ts";
import { decideReview, requestReview } from "../../src/discipline/reviews.ts";
import { asked } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import { driver, raised } from "./small-region.ts";

export const order = { reason: "经核查", actor: "local:test" };

/** Steps after a decision, on a region of the moment. */
export function stepsOn(region: () => SmallRegion) {
  return {
    upheld: async (key: string, more: Partial<RaiseOrder> = {}, corrections?: Record<string, string>) => {
      const { parts } = region();
      const { id } = await raised(parts, key, more);
      const decision = { ...order, objectionId: id, decision: "UPHOLD" } as const;
      await decideObjection(parts, { ...decision, corrections: corrections ?? null });
      return id;
    },
    request: (caseId: string, more: object = {}) =>
      requestReview(region().parts, { ...order, caseId, requestedBy: "当事人", ...more }),
    review: (
      caseId: string,
      decision: "SUSTAIN" | "REPLACE",
      corrections: Record<string, string> | null = null,
    ) => decideReview(region().parts, { ...order, caseId, decision, corrections }),
    lift: (caseId: string, more: object = {}) =>
      liftDecision(region().parts, {
        ...{ ...order, caseId, authority: "某市发展和改革委员会", documentNo: "3号" },
        ...more,
      }),
  };
}

/** What is believed under a statement's id, with its ends; but for the load that said it, and when. */
export async function believed(key: string): Promise<Record<string, unknown>[]> {
  return asked(
    driver,
    `CALL () {
       MATCH (a:Subject)-[r {statementId: 's:${key}'}]->(b:Subject) RETURN properties(r) AS said, a.id + '>' + b.id AS at
       UNION MATCH (a:Subject)-[:LISTED_AS|PENALISED_BY|HAS_RECORD]->(r {statementId: 's:${key}'})
       RETURN properties(r) AS said, a.id AS at
       UNION MATCH (a:Subject)<-[:VERSION_OF]-(r {statementId: 's:${key}'}) RETURN properties(r) AS said, a.id AS at
       UNION MATCH (r:Subject {statementId: 's:${key}'})
       RETURN r {.kind, .name, .usccStatus, .regionCode, .status, .phone, .idDigest, .statementId, .contentHash, .sourceId,
                 .loadId, .recordedAt, .supersededAt, .otherNames, .initials} AS said, r.id AS at }
     WITH said, at WHERE said.supersededAt > localdatetime('9999-01-01T00:00:00')
     RETURN at, said {.*, loadId: null, recordedAt: null, supersededBy: null} AS said`,
  ).then((rows) =>
    rows.map(({ at, said }) => {
      const kept = Object.entries(said as object).filter(([, value]) => value !== null);
      return { at, said: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))) };
    }),
  );
}
