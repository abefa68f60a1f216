import type { CaseClock } from "./case-clock-table.ts";
import { builtInCaseClocks } from "./case-clock-table.ts";
import type { AddedLaw } from "./law.ts";
import { rowsWith } from "./law.ts";
import type { PublicationClock } from "./publication-clocks.ts";
import { builtInPublicationClocks } from "./publication-clocks.ts";
import { listFaults, rowFaults, sorted, twoAtOnce } from "./row-faults.ts";

/** What keeps clocks that were entered, of cases and of publication, from being put in force. */
export function clockFaults({ caseClocks, publicationClocks, lists }: AddedLaw): string[] {
  const cases = [
    ...rowFaults("caseClocks", builtInCaseClocks, caseClocks),
    ...caseClocks.flatMap((clock, index) => caseFaults(clock, `caseClocks[${index}]`)),
  ];
  const publications = [
    ...rowFaults("publicationClocks", builtInPublicationClocks, publicationClocks),
    ...publicationClocks.flatMap((clock, index) =>
      publicationFaults(clock, lists, `publicationClocks[${index}]`),
    ),
  ];
  const casesNow = { builtIn: builtInCaseClocks, rows: rowsWith(builtInCaseClocks, caseClocks) };
  const publicationsNow = {
    builtIn: builtInPublicationClocks,
    rows: rowsWith(builtInPublicationClocks, publicationClocks),
  };
  return [
    ...(cases.length > 0 ? cases : twoAtOnce("caseClocks", casesNow, timesTheSameStep)),
    ...(publications.length > 0
      ? publications
      : twoAtOnce("publicationClocks", publicationsNow, timesTheSameDuty)),
  ];
}

function caseFaults({ what, firstDays, decideDays, decideDaysExtended }: CaseClock, place: string): string[] {
  const isReview = what === "review";
  return [
    ...(isReview && firstDays !== null
      ? [`${place}.firstDays: ${firstDays}, expected null: a review has no first step`]
      : []),
    ...(!isReview && firstDays === null && decideDays === null
      ? [`${place}: neither firstDays nor decideDays, expected one of them`]
      : []),
    ...(decideDaysExtended !== null && (decideDays === null || decideDaysExtended <= decideDays)
      ? [
          `${place}.decideDaysExtended: ${decideDaysExtended}, ` +
            `expected the days in all, more than decideDays ${decideDays}`,
        ]
      : []),
  ];
}

/** A clock that does not part the two holders of a fact speaks of both. */
const timesTheSameStep = (one: CaseClock, two: CaseClock): boolean =>
  one.what === two.what &&
  one.jurisdiction === two.jurisdiction &&
  (one.heldByProvider === two.heldByProvider || one.heldByProvider === null || two.heldByProvider === null);

function publicationFaults(
  { days, dayOfNextMonth, listCodes }: PublicationClock,
  lists: AddedLaw["lists"],
  place: string,
): string[] {
  const isOne = (days === null) !== (dayOfNextMonth === null);
  return [
    ...(isOne
      ? []
      : [`${place}: days ${days} and dayOfNextMonth ${dayOfNextMonth}, expected one and the other null`]),
    ...listFaults(listCodes ?? [], lists, `${place}.listCodes`),
  ];
}

function timesTheSameDuty(one: PublicationClock, two: PublicationClock): boolean {
  const scopeOf = ({ duty, jurisdiction, authority, listCodes }: PublicationClock) =>
    JSON.stringify([duty, jurisdiction, authority, sorted(listCodes)]);
  return scopeOf(one) === scopeOf(two);
}
