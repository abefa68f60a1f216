import type { Row, Tables } from "../../load/bundle-folder.ts";
import { code, company, listing, office, person, stake } from "../../load/bundle-folder.ts";

/** Dates around the day of the question, so that every bound is met from both sides. */
const DAYS = ["", "2020-01-01", "2025-01-01", "2026-06-29", "2026-06-30", "2026-07-01"];
/** Shares around the half; loops close, totals pass the whole. */
const SHARES = ["10", "20", "25", "30", "49.9999", "50", "50.0001", "60", "100"];
const ROLES = [
  "legalRepresentative",
  "legalRepresentative",
  "director",
  "supervisor",
  "executive",
  "operator",
];

const LISTS = ["dishonestJudgmentDebtor", "majorTaxViolation", "abnormalOperations"];

type Draw = ReturnType<typeof drawing>;

/**
 * Small groups of companies and persons, one independent of another, in the canonical tables: votes beside shares,
 * intervals, loops, totals above the whole, terms and acts around each other. Each holder has one row a company.
 */
export function randomRegister(seed: number, groups: number): Tables {
  const draw = drawing(seed);
  const told = Array.from({ length: groups }, (_, group) => groupTables(draw, group));
  return {
    subjects: told.flatMap(({ subjects }) => subjects),
    shareholdings: told.flatMap(({ shareholdings }) => shareholdings),
    positions: told.flatMap(({ positions }) => positions),
    listings: told.flatMap(({ listings }) => listings),
  };
}

function groupTables(draw: Draw, group: number) {
  const companies = Array.from({ length: 3 + draw.below(6) }, (_, at) => code(group * 10 + at));
  const persons = [0, 1, 2].map((at) => `P-${group}-${at}`);
  const anybody = [...companies, ...persons];
  const pairs = companies.flatMap((held) => [1, 2].map(() => [draw.pick(anybody), held] as const));
  const once = new Map(pairs.map((pair) => [pair.join(), pair])).values();
  return {
    subjects: [...companies.map((id) => company(id, { uscc: id })), ...persons.map((id) => person(id))],
    shareholdings: [...once].map(([holder, held], at) =>
      stake(`S-${group}-${at}`, holder, held, share(draw)),
    ),
    positions: companies.flatMap((held, row) =>
      [0, 1, 2].map((at) => {
        const told = { role: draw.pick(ROLES), ...period(draw) };
        return office(`O-${group}-${row}-${at}`, draw.pick(persons), held, told);
      }),
    ),
    listings: [0, 1, 2].map((at) => listing(`L-${group}-${at}`, draw.pick(anybody), listingDates(draw))),
  };
}

function share(draw: Draw): Row {
  const known = draw.chance(0.9)
    ? { sharePercent: draw.pick(SHARES) }
    : { sharePercent: "", sharePercentMin: draw.pick(["", "30", "60"]) };
  return { ...known, ...(draw.chance(0.1) && { votesPercent: draw.pick(SHARES) }), ...period(draw) };
}

/** A period of at least a day; either end may be open. */
function period(draw: Draw): Row {
  const [validFrom, validTo] = [draw.pick(DAYS), draw.chance(0.7) ? "" : draw.pick(DAYS)];
  return validTo !== "" && validTo <= validFrom ? { validFrom } : { validFrom, validTo };
}

function listingDates(draw: Draw): Row {
  const listedOn = draw.pick(DAYS.slice(1));
  const removedOn = draw.pick(["", "", "2026-06-30", "2026-07-01"]);
  const act = {
    actFrom: draw.pick(["", "2019-01-01", "2024-12-31"]),
    actTo: draw.pick(["", "2025-01-01", "2025-06-30"]),
  };
  return {
    listCode: draw.pick(LISTS),
    listedOn,
    removedOn: removedOn < listedOn ? "" : removedOn,
    ...(draw.chance(0.5) && act),
  };
}

function drawing(seed: number) {
  const next = randomNumbers(seed);
  const below = (count: number) => Math.floor(next() * count);
  const chance = (share: number) => next() < share;
  return { below, chance, pick: <T>(from: readonly T[]): T => from[below(from.length)]! };
}

/** Numbers in [0, 1), the same for equal seeds (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
