import { chance, dateBetween, pick } from "../chance.ts";
import type { Page } from "../page.ts";

const FIRST = "2019-01-01";
const LAST = "2026-06-20";

/** One event by key, dated between the first day and the last; earlier events weigh less in the score. */
type Event = (page: Page, subject: string, key: string) => void;

const event = (recordType: string, value?: (key: string) => string, unit = ""): Event => {
  return (page, subject, key) =>
    page.records(subject, recordType, dateBetween(key, FIRST, LAST), value?.(key) ?? "", unit);
};
const yuan = (key: string): string => String(5_000 + 500 * chance(`${key} yuan`, 400));

const good: readonly Event[] = [
  event("licence"),
  event("award"),
  event("incentive"),
  event("lawsuitPlaintiff"),
];
const slight: readonly Event[] = [
  event("lawsuitDefendant", yuan, "元"),
  event("inspectionFailed"),
  (page, subject, key) => page.penalises(subject, "warning", null, dateBetween(key, FIRST, LAST)),
  (page, subject, key) =>
    page.penalises(subject, "fine", 2_000 + 500 * chance(key, 60), dateBetween(key, FIRST, LAST)),
];
const heavy: readonly Event[] = [
  event("taxArrears", yuan, "元"),
  event("socialInsuranceArrears", yuan, "元"),
  event("executedDebt", yuan, "元"),
  event("equityFrozen"),
  event("commitmentBroken"),
  (page, subject, key) => page.penalises(subject, "suspension", null, dateBetween(key, FIRST, LAST)),
  (page, subject, key) => page.penalises(subject, "licenceSuspended", null, dateBetween(key, FIRST, LAST)),
];

/** Events of an organisation: seven in ten have good ones only, two slight ones, one heavy ones. */
export function tellTrackRecord(page: Page, subject: string): void {
  const luck = chance(`${subject} luck`, 10);
  for (let at = 0; at < chance(`${subject} good`, 4); at += 1) {
    pick(`${subject} good ${at}`, good)(page, subject, `${subject} good on ${at}`);
  }
  if (luck < 7) return;
  for (let at = 0; at <= chance(`${subject} slight`, 4); at += 1) {
    pick(`${subject} slight ${at}`, slight)(page, subject, `${subject} slight on ${at}`);
  }
  if (luck < 9) return;
  for (let at = 0; at <= chance(`${subject} heavy`, 5); at += 1) {
    pick(`${subject} heavy ${at}`, heavy)(page, subject, `${subject} heavy on ${at}`);
  }
}

/** Lists that everyday firms stand on or stood on: red, not severe, or severe and long removed. */
export function tellOldLists(page: Page, firms: readonly string[]): void {
  for (const firm of firms.slice(0, 9)) page.lists(firm, "redList", { listedOn: "2025-04-30" });
  for (const firm of firms.slice(110, 116))
    page.lists(firm, "abnormalOperations", { listedOn: "2025-07-10" });
  for (const firm of firms.slice(120, 124)) {
    page.lists(firm, "abnormalOperations", {
      listedOn: "2023-07-10",
      removedOn: "2024-02-01",
      removalReason: "repaired",
    });
  }
  for (const firm of firms.slice(130, 133)) {
    const term = { listedOn: "2022-03-15", removedOn: "2025-03-15", removalReason: "expired" };
    page.lists(firm, "majorTaxViolation", { ...term, actFrom: "2020-01-01", actTo: "2020-12-31" });
  }
}
