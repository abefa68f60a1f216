import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { monthsLater, within } from "./months.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

/** Share of a row in ppm: a range as its least, unknown as 0. */
export const ppm = (row: TextRow): number =>
  Math.round(Number(row["sharePercent"] || row["sharePercentMin"] || "0") * 10_000);

/** Whether the subject is a body of the state. */
export const isState = (world: World, id: string): boolean =>
  ["governmentBody", "state"].includes(world.kindOf.get(id) ?? "");

/** A holder gave up at least 10 % and a taker got at least 10 % some months from that day at most. */
export interface Move {
  company: string;
  giver: string;
  taker: string;
  leftOn: string;
  takenOn: string;
}

function leftBy(rows: TextRow[], old: TextRow): boolean {
  const day = old["validTo"]!;
  const kept = rows.filter((row) => row["holderId"] === old["holderId"] && holdsOn(row, day));
  return kept.every((row) => ppm(old) - ppm(row) >= 100_000);
}

function newTo(rows: TextRow[], taken: TextRow): boolean {
  const day = taken["validFrom"]!;
  const before = rows
    .filter((row) => row["holderId"] === taken["holderId"])
    .filter((row) => row["validFrom"]! < day && day <= (row["validTo"] || "9999"));
  return before.every((row) => ppm(taken) - ppm(row) >= 100_000);
}

/** Every move of a stake in the register. */
export function movesOf(world: World, months: number): Move[] {
  const all = world.rows.shareholdings.filter((row) => ppm(row) >= 100_000);
  return all
    .filter((old) => old["validTo"] !== "" && old["holderId"] !== old["companyId"])
    .flatMap((old) => {
      const rows = world.rows.shareholdings.filter((row) => row["companyId"] === old["companyId"]);
      const leftOn = old["validTo"]!;
      if (!leftBy(rows, old)) return [];
      return rows
        .filter((row) => ppm(row) >= 100_000 && row["holderId"] !== old["holderId"])
        .filter((row) => within(row["validFrom"]!, leftOn, monthsLater(leftOn, months)))
        .filter((row) => newTo(rows, row))
        .map((row) => ({
          ...{ company: old["companyId"]!, giver: old["holderId"]!, taker: row["holderId"]!, leftOn },
          takenOn: row["validFrom"]!,
        }));
    });
}

/** Rule 11: companies of which a listed party gave up a stake in the 6 months before its listing. */
export function stakeMovedBeforeListing(world: World): Answer[] {
  const stakesOf = (holder: string): number => world.stakes.filter((stake) => stake.holder === holder).length;
  return movesOf(world, 1)
    .filter((move) => stakesOf(move.taker) <= 50 && !isState(world, move.taker))
    .filter((move) =>
      world.listings.some(
        ({ subject, listedOn }) =>
          subject === move.giver && within(move.leftOn, monthsLater(listedOn, -6), listedOn),
      ),
    )
    .map((move) => answer(move.company, move.giver));
}
