import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate, parseIsoDate } from "../model/dates.ts";
import { horizon } from "./horizon.ts";

/** The two times of every question: true in the world on `asOf`, known to us at `knownAt`. */
export interface Moment {
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant;
}

/** Rules look back years from a day, and 9999-12-31 stands for an open end. */
const FIRST_DAY: IsoDate = "1000-01-01";
const LAST_DAY: IsoDate = "9999-12-30";

/** Fill in what was not asked: today in China, and everything that is whole by now. Throws a RangeError on other days. */
export async function momentOf(
  graph: Graph,
  clock: () => Date,
  asked: { asOf?: string | Date | null; knownAt?: string | Date | null },
): Promise<Moment> {
  const { asOf, knownAt } = asked;
  return {
    asOf: asOf
      ? withinDays("asOf", parseIsoDate(asOf instanceof Date ? asOf.toISOString().slice(0, 10) : asOf))
      : chinaDate(clock()),
    knownAt: knownAt ? withinDays("knownAt", instantOf(knownAt)) : await horizon(graph, clock),
  };
}

function instantOf(told: string | Date): IsoInstant {
  const instant = new Date(told);
  if (!Number.isNaN(instant.getTime())) return instant.toISOString();
  throw new RangeError(`knownAt: ${String(told)}, expected a time such as 2026-06-30T08:00:00Z`);
}

/** Years before 0 or after 9999 begin with a sign, which stands before every digit. */
function withinDays(name: string, time: string): string {
  const day = time.slice(0, 10);
  if (FIRST_DAY <= day && day <= LAST_DAY) return time;
  throw new RangeError(`${name}: ${time}, expected a day from ${FIRST_DAY} to ${LAST_DAY}`);
}
