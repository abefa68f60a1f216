import { openAuditLog } from "../../src/audit/audit-log.ts";

/** Appends until it is killed, printing each number that was acknowledged as a line. */
const log = await openAuditLog(process.argv[2]!, () => new Date());
for (;;) {
  const lines = await Promise.all(
    Array.from({ length: 7 }, () =>
      log.record({ actor: "writer", action: "tick", detail: { text: "线索".repeat(400) } }),
    ),
  );
  process.stdout.write(`${lines.at(-1)!.seq}\n`);
}
