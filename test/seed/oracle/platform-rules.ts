import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { monthsLater, within } from "./months.ts";
import { isState, movesOf, ppm } from "./moved-stake-rules.ts";
import type { TextRow, World } from "./world.ts";

const votes = (row: TextRow): number =>
  row["votesPercent"] ? Math.round(Number(row["votesPercent"]) * 10_000) : ppm(row);
/** In force on the day. */
const on = (row: TextRow, day: string): boolean =>
  (row["validFrom"] || "0001") <= day && day < (row["validTo"] || "9999");
/** In force on the last day before. */
const until = (row: TextRow, day: string): boolean =>
  (row["validFrom"] || "0001") < day && day <= (row["validTo"] || "9999");

/** Who leads an organisation or holds the majority of it, by rows that the test picks. */
function masters(world: World, organisation: string, picks: (row: TextRow) => boolean) {
  const leaders = world.offices
    .filter((row) => row["organisationId"] === organisation && row["role"] === "legalRepresentative")
    .filter(picks)
    .map((row) => ({ id: row["personId"]!, leads: true }));
  const holders = world.rows.shareholdings
    .filter((row) => row["companyId"] === organisation && votes(row) > 500_000 && picks(row))
    .map((row) => ({ id: row["holderId"]!, leads: false }));
  return [...leaders, ...holders].filter(({ id }) => !isState(world, id));
}

/** A listed party and what it held the majority of on the last day before, three steps down. */
function groupOf(world: World, seed: string, day: string): Set<string> {
  const group = new Set([seed]);
  for (let step = 0; step < 3; step += 1) {
    for (const holder of [...group]) {
      for (const row of world.rows.shareholdings) {
        if (row["holderId"] === holder && votes(row) > 500_000 && until(row, day))
          group.add(row["companyId"]!);
      }
    }
  }
  return group;
}

function kinOf(world: World, ids: Set<string>, day: string): Set<string> {
  const kin = new Set(ids);
  for (const link of world.rows.links) {
    if (!["familyOf", "actsWith"].includes(link["kind"]!) || !until(link, day)) continue;
    if (ids.has(link["fromId"]!)) kin.add(link["toId"]!);
    if (ids.has(link["toId"]!)) kin.add(link["fromId"]!);
  }
  return kin;
}

/** Rule 13: companies of which a listed group left a stake to a new vehicle of the same people. */
export function exitThroughPlatform(world: World): Answer[] {
  const registeredOn = new Map(world.rows.subjects.map((row) => [row["id"]!, row["registeredOn"]!]));
  const officesOf = (id: string): number =>
    new Set(
      world.offices
        .filter((row) => row["personId"] === id && on(row, world.asOf))
        .map((row) => row["organisationId"]),
    ).size;
  return movesOf(world, 6).flatMap(({ company, giver, taker, leftOn, takenOn }) =>
    world.listings
      .filter(({ listedOn }) => monthsLater(listedOn, -12) <= leftOn)
      .filter(({ subject }) => subject !== taker && subject !== company)
      .filter(({ subject }) => groupOf(world, subject, leftOn).has(giver))
      .filter(() =>
        within(registeredOn.get(taker) || "0001", monthsLater(leftOn, -12), monthsLater(leftOn, 12)),
      )
      .filter(({ subject }) => {
        const behind = [subject, giver].flatMap((one) => masters(world, one, (row) => until(row, leftOn)));
        const people = kinOf(world, new Set([subject, giver, ...behind.map(({ id }) => id)]), leftOn);
        return masters(world, taker, (row) => on(row, takenOn))
          .filter(({ id, leads }) => !leads || officesOf(id) <= 50)
          .some(({ id }) => people.has(id));
      })
      .map(({ subject }) => answer(company, subject)),
  );
}
