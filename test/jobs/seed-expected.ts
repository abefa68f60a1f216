import { readFileSync } from "node:fs";

/** One alert as seed/expected names it. */
export interface ExpectedAlert {
  rule: string;
  target: string;
  seed: string | null;
  seeds: string[];
  verdict: string;
}

/** What an alert is compared by; status tells open from closed. */
export interface StoredAlert extends ExpectedAlert {
  id: string;
  status: string;
}

/** Every alert of one rule at the date of the first delivery, as the brute-force oracle found it. */
export function expectedAlerts(rule: string): ExpectedAlert[] {
  const rows = JSON.parse(readFileSync(`seed/expected/${rule}.json`, "utf8")) as Omit<
    ExpectedAlert,
    "rule"
  >[];
  return sorted(rows.map((row) => ({ rule, ...row })));
}

/** What the delta of the next day closes and opens. */
export function expectedAfterDelisting(): { asOf: string; closed: ExpectedAlert[]; opened: ExpectedAlert[] } {
  return JSON.parse(readFileSync("seed/expected/after-delisting.json", "utf8")) as ReturnType<
    typeof expectedAfterDelisting
  >;
}

/** Alerts without id and status, in one order. */
export function sorted(alerts: readonly ExpectedAlert[]): ExpectedAlert[] {
  const name = ({ rule, target, seed, seeds }: ExpectedAlert) => [rule, target, seed, ...seeds].join("|");
  return alerts
    .map(({ rule, target, seed, seeds, verdict }) => ({
      rule,
      target,
      seed,
      seeds: seeds.toSorted(),
      verdict,
    }))
    .sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
