import type { ObjectionGround } from "../model/objection.ts";

/** A step that was taken, as the room of objections and repairs tells it. */
export interface CaseTaken {
  id: string;
  repeated: boolean;
  ripple: object | null;
}

interface Told {
  reason: string;
  documentNo?: string | null;
  actor: string;
}

interface Judging {
  reason: string;
  actor: string;
}

/** Steps on objections and repairs, and judgements on who is who; the room that takes them comes in from outside. They throw CaseRefused. */
export interface DisciplineSteps {
  readonly raiseObjection: (
    order: Told & {
      statementId: string;
      ground: ObjectionGround;
      raisedBy: string;
      raisedOn?: string | null;
      heldByProvider?: boolean | null;
    },
  ) => Promise<CaseTaken>;
  readonly decideObjection: (
    order: Told & {
      objectionId: string;
      decision: "UPHOLD" | "REJECT" | "EXTEND";
      decidedOn?: string | null;
      corrections?: Readonly<Record<string, unknown>> | null;
    },
  ) => Promise<CaseTaken>;
  readonly applyForRepair: (
    order: Told & {
      statementId: string;
      appliedBy: string;
      appliedOn?: string | null;
      correctedOn?: string | null;
      performedOn?: string | null;
      committedOn?: string | null;
    },
  ) => Promise<CaseTaken>;
  readonly decideRepair: (
    order: Told & {
      applicationId: string;
      decision: "ACCEPT" | "EXTEND" | "GRANT" | "REFUSE";
      decidedOn?: string | null;
      authority?: string | null;
    },
  ) => Promise<CaseTaken>;
  readonly requestReview: (
    order: Told & {
      caseId: string;
      requestedBy: string;
      requestedOn?: string | null;
      authority?: string | null;
    },
  ) => Promise<CaseTaken>;
  readonly decideReview: (
    order: Told & {
      caseId: string;
      decision: "SUSTAIN" | "REPLACE";
      decidedOn?: string | null;
      corrections?: Readonly<Record<string, unknown>> | null;
    },
  ) => Promise<CaseTaken>;
  readonly liftDecision: (
    order: Judging & { caseId: string; authority: string; documentNo: string; liftedOn?: string | null },
  ) => Promise<CaseTaken>;
  readonly judgeSameSubject: (order: Judging & { keepId: string; absorbId: string }) => Promise<CaseTaken>;
  readonly undoSameSubject: (order: Judging & { judgementId: string }) => Promise<CaseTaken>;
  readonly judgeTwoSubjects: (
    order: Judging & { ids: readonly string[]; withdraw?: boolean | null },
  ) => Promise<CaseTaken>;
}
