import type { IsoDate } from "./dates.ts";
import { tableInForce } from "./law.ts";

/** The arrangement of one year: what the State Council gave off (放假) and which rest days it had worked (调休上班). */
export interface HolidayYear {
  year: number;
  /** Notices it rests on, the latest change last. */
  notices: readonly string[];
  /** Days off, weekends among them or not; `from..to` is both ends inclusive. */
  off: readonly string[];
  /** Saturdays and Sundays that are working days. */
  worked: readonly IsoDate[];
}

const days = (text: string): readonly string[] => text.split(" ");

/**
 * Official holidays of China (国务院办公厅关于部分节假日安排的通知), one row a year, as announced and later changed.
 * A notice may reach into the last week of the year before: 2018-12-29 was worked by that of 2019. Every day was
 * compared with two published tables (chinese-days 1.5.7, chinesecalendar 1.11.0). A new year is a new row, here or in
 * the operator's law.json.
 */
export const builtInHolidays: readonly HolidayYear[] = [
  {
    year: 2018,
    notices: ["国办发明电〔2017〕12号"],
    off: days(
      "2018-01-01 2018-02-15..2018-02-21 2018-04-05..2018-04-07 2018-04-29..2018-05-01 2018-06-18 " +
        "2018-09-24 2018-10-01..2018-10-07",
    ),
    worked: days("2018-02-11 2018-02-24 2018-04-08 2018-04-28 2018-09-29 2018-09-30"),
  },
  {
    year: 2019,
    notices: ["国办发明电〔2018〕15号", "国办发明电〔2019〕3号（劳动节）"],
    off: days(
      "2018-12-30..2019-01-01 2019-02-04..2019-02-10 2019-04-05..2019-04-07 2019-05-01..2019-05-04 " +
        "2019-06-07..2019-06-09 2019-09-13..2019-09-15 2019-10-01..2019-10-07",
    ),
    worked: days("2018-12-29 2019-02-02 2019-02-03 2019-04-28 2019-05-05 2019-09-29 2019-10-12"),
  },
  {
    year: 2020,
    notices: ["国办发明电〔2019〕16号", "国务院办公厅关于延长2020年春节假期的通知（2020-01-26）"],
    off: days(
      "2020-01-01 2020-01-24..2020-02-02 2020-04-04..2020-04-06 2020-05-01..2020-05-05 " +
        "2020-06-25..2020-06-27 2020-10-01..2020-10-08",
    ),
    worked: days("2020-01-19 2020-04-26 2020-05-09 2020-06-28 2020-09-27 2020-10-10"),
  },
  {
    year: 2021,
    notices: ["国办发明电〔2020〕27号"],
    off: days(
      "2021-01-01..2021-01-03 2021-02-11..2021-02-17 2021-04-03..2021-04-05 2021-05-01..2021-05-05 " +
        "2021-06-12..2021-06-14 2021-09-19..2021-09-21 2021-10-01..2021-10-07",
    ),
    worked: days("2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09"),
  },
  {
    year: 2022,
    notices: ["国办发明电〔2021〕11号"],
    off: days(
      "2022-01-01..2022-01-03 2022-01-31..2022-02-06 2022-04-03..2022-04-05 2022-04-30..2022-05-04 " +
        "2022-06-03..2022-06-05 2022-09-10..2022-09-12 2022-10-01..2022-10-07",
    ),
    worked: days("2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09"),
  },
  {
    year: 2023,
    notices: ["国办发明电〔2022〕16号"],
    off: days(
      "2022-12-31..2023-01-02 2023-01-21..2023-01-27 2023-04-05 2023-04-29..2023-05-03 " +
        "2023-06-22..2023-06-24 2023-09-29..2023-10-06",
    ),
    worked: days("2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08"),
  },
  {
    year: 2024,
    notices: ["国办发明电〔2023〕7号"],
    off: days(
      "2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-10 " +
        "2024-09-15..2024-09-17 2024-10-01..2024-10-07",
    ),
    worked: days("2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12"),
  },
  {
    year: 2025,
    notices: ["国办发明电〔2024〕12号"],
    off: days(
      "2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05 " +
        "2025-05-31..2025-06-02 2025-10-01..2025-10-08",
    ),
    worked: days("2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11"),
  },
  {
    year: 2026,
    notices: ["国办发明电〔2025〕7号"],
    off: days(
      "2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06 2026-05-01..2026-05-05 " +
        "2026-06-19..2026-06-21 2026-09-25..2026-09-27 2026-10-01..2026-10-07",
    ),
    worked: days("2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"),
  },
];

/** Built-in years with others entered; a year entered anew, because a later notice changed it, takes the place of the old. */
export function holidaysWith(added: readonly HolidayYear[]): readonly HolidayYear[] {
  const years = new Map([...builtInHolidays, ...added].map((one) => [one.year, one]));
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** The years in force. */
export const holidayYears = tableInForce(({ holidays }) => holidaysWith(holidays));
