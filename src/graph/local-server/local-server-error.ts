/** What kept the local server from running; stable, so that commands and `doctor` can branch on it. */
export type LocalServerProblem =
  | "platform"
  | "java"
  | "maven"
  | "fetch"
  | "disk"
  | "port"
  | "password"
  | "permission"
  | "memory"
  | "locked"
  | "start"
  | "adminTool";

/** A refusal in one sentence with its remedy, meant to be shown to the person as it is. */
export class LocalServerError extends Error {
  readonly problem: LocalServerProblem;

  constructor(problem: LocalServerProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "LocalServerError";
    this.problem = problem;
  }
}

/** The system's code of a failed file operation (`ENOENT`, `ENOSPC`, …), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/**
 * A file error → the same error with place and remedy, for the two causes people can mend; else as it was.
 */
export function fileProblem(error: unknown, place: string): unknown {
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new LocalServerError(
      "disk",
      `The disk that holds ${place} is full; free some space, then start again.`,
      error,
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    const message = `${place} cannot be written by this user (${code}); grant it, then start again.`;
    return new LocalServerError("permission", message, error);
  }
  return error;
}
