/** Why a step on an objection or an application is not taken, in the codes that the API publishes. */
export type CaseRefusalCode = "NOT_FOUND" | "BAD_USER_INPUT" | "CONFLICT" | "RATE_LIMITED";

/** A step on an objection or an application for repair that cannot be taken: what was found, what was expected. */
export class CaseRefused extends Error {
  override name = "CaseRefused";
  readonly code: CaseRefusalCode;

  constructor(code: CaseRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
