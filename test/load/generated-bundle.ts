import { bundleFolder, code, company, link, listing, office, person, stake } from "./bundle-folder.ts";
import type { Tables } from "./bundle-folder.ts";

/** Tables of any size, the same for the same numbers; `changes` alters every tenth row and drops every seventeenth. */
export function generatedTables(companies: number, changes = false): Tables {
  const numbers = Array.from({ length: companies }, (_, index) => index);
  const kept = numbers.filter((number) => !changes || number % 17 !== 5);
  const share = (number: number) => String(((number * 7) % 100) + (changes && number % 10 === 3 ? 0.5 : 0));
  const after = (number: number) => code((number * 31 + 1) % companies);
  return {
    subjects: [
      ...numbers.map((number) =>
        company(code(number), {
          uscc: code(number),
          name: `企业${number}${changes && number % 10 === 7 ? "新" : ""}`,
          regionCode: "350203",
        }),
      ),
      ...numbers.map((number) => person(`P-${number}`, { idDigest: `digest${number}` })),
    ],
    shareholdings: kept.flatMap((number) => [
      stake(`c${number}`, code(number), after(number), { sharePercent: share(number) }),
      stake(`p${number}`, `P-${number}`, code(number), { sharePercent: "30" }),
    ]),
    positions: kept.map((number) => office(`o${number}`, `P-${number}`, code(number))),
    links: kept.map((number) =>
      link(`g${number}`, code(number), after(number), {
        amountFen: String(number * 100 + 1),
        kind: changes && number % 10 === 1 ? "suppliesTo" : "guarantees",
      }),
    ),
    listings: kept.filter((number) => number % 20 === 0).map((number) => listing(`l${number}`, code(number))),
  };
}

/** A folder with such tables as a full delivery of source "s". */
export function generatedFolder(companies: number, deliveryId: string, changes = false): string {
  return bundleFolder(generatedTables(companies, changes), {
    sourceId: "s",
    deliveryId,
    mode: "full",
    asOf: "2026-06-30",
  });
}
