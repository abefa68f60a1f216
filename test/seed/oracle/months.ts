/** The date so many months later (earlier when negative); a day that month lacks becomes its last day. */
export function monthsLater(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

/** Whether the date lies in the period, both ends included. */
export function within(date: string, from: string, to: string): boolean {
  return from <= date && date <= to;
}
