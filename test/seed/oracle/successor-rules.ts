import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { monthsLater, within } from "./months.ts";
import { isState, ppm } from "./moved-stake-rules.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

/** Legal representatives and holders of a quarter: who, of what, by which row. */
function partsOf(world: World): { who: string; of: string; row: TextRow }[] {
  const led = world.offices.filter((row) => row["role"] === "legalRepresentative");
  const held = world.rows.shareholdings.filter((row) => ppm(row) >= 250_000);
  return [
    ...led.map((row) => ({ who: row["personId"]!, of: row["organisationId"]!, row })),
    ...held.map((row) => ({ who: row["holderId"]!, of: row["companyId"]!, row })),
  ];
}

/** Rule 14: new firms of who led or held a listed one at its act, alike in address, phone or trade. */
export function successorCompany(world: World): Answer[] {
  const subject = new Map(world.rows.subjects.map((row) => [row["id"]!, row]));
  const parts = partsOf(world);
  const now = parts.filter(({ row }) => holdsOn(row, world.asOf));
  const busy = (who: string): boolean => {
    const offices = world.offices.filter((row) => row["personId"] === who && holdsOn(row, world.asOf));
    const stakes = world.rows.shareholdings.filter((row) => row["holderId"] === who);
    const held = stakes.filter((row) => holdsOn(row, world.asOf));
    return (
      new Set(offices.map((row) => row["organisationId"])).size > 50 ||
      new Set(held.map((row) => row["companyId"])).size > 50
    );
  };
  return world.listings.flatMap(({ subject: seed, listedOn, actFrom, actTo }) =>
    parts
      .filter(({ of, who }) => of === seed && who !== seed)
      .filter(({ row }) => (row["validFrom"] || "0001") <= actTo && actFrom < (row["validTo"] || "9999"))
      .filter(({ who }) => !isState(world, who) && !busy(who))
      .flatMap(({ who }) => now.filter((part) => part.who === who && part.of !== seed))
      .map(({ of }) => of)
      .filter((target) => {
        const [one, other] = [subject.get(seed)!, subject.get(target)!];
        const since = other["registeredOn"]!;
        return (
          within(since, monthsLater(listedOn, -6), monthsLater(listedOn, 12)) &&
          ["address", "phone", "industryCode"].some((mark) => one[mark] !== "" && one[mark] === other[mark])
        );
      })
      .map((target) => answer(target, seed)),
  );
}
