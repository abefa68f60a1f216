import { Command } from "commander";
import { verifyAuditLog } from "../audit/verify-audit-log.ts";
import { readConfig } from "../config.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, withJson } from "./surroundings.ts";

/** `audit verify`: the first altered, missing or reordered line of the record; a bad record exits 1. */
export function auditCommand(around: Surroundings): Command {
  const verify = withJson(new Command("verify"))
    .description("any altered, missing or reordered line of the audit record")
    .action(async ({ json }: { json?: boolean }) => {
      const verdict = await verifyAuditLog(readConfig(around.env).home);
      const line = verdict.ok
        ? `The record is whole: ${verdict.lines} lines, ends with ${verdict.hash}.`
        : `Line ${verdict.line}: ${verdict.what}`;
      answer(around, json, verdict, [line]);
      if (!verdict.ok) around.fail();
    });
  return new Command("audit").description("the audit record").addCommand(verify);
}
