import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { monthsLater, within } from "./months.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

/** Rule 12: who led a listed organisation until at most 6 months before its act or listing, and was followed. */
export function legalRepresentativeSwapped(world: World): Answer[] {
  return world.listings.flatMap(({ subject, listedOn, actFrom }) => {
    const led = world.offices.filter(
      (row) => row["organisationId"] === subject && row["role"] === "legalRepresentative",
    );
    const gone = (row: TextRow): boolean =>
      row["validTo"] !== "" &&
      [listedOn, actFrom].some((day) => within(row["validTo"]!, monthsLater(day, -6), day));
    return led
      .filter(gone)
      .filter((old) =>
        led.some(
          (next) =>
            next["personId"] !== old["personId"] &&
            within(next["validFrom"]!, old["validTo"]!, monthsLater(old["validTo"]!, 1)),
        ),
      )
      .map((old) => old["personId"]!)
      .filter((person) => !led.some((row) => row["personId"] === person && holdsOn(row, world.asOf)))
      .map((person) => answer(person, subject));
  });
}
