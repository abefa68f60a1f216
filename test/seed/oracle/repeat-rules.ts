import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

const barred = ["legalRepresentative", "director", "supervisor", "executive"];

const inForce = (listing: TextRow, asOf: string): boolean =>
  listing["listedOn"]! <= asOf && asOf < (listing["removedOn"] || "9999");

const actOf = (listing: TextRow): { from: string; to: string } => ({
  from: listing["actFrom"] || listing["listedOn"]!,
  to: listing["actTo"] || listing["listedOn"]!,
});

function heldAtTheAct(term: TextRow, listing: TextRow): boolean {
  const { from, to } = actOf(listing);
  return (term["validFrom"] || "0001") <= to && from < (term["validTo"] || "9999");
}

function isAgent(world: World, person: string): boolean {
  const now = world.offices.filter((one) => one["personId"] === person && holdsOn(one, world.asOf));
  return new Set(now.map((one) => one["organisationId"])).size > 50;
}

/** Listed organisations in which the person held one of the offices at the act, or holds it now if asked so. */
function listedServed(world: World, person: string, roles: string[], nowCounts: boolean): string[] {
  const served = world.offices
    .filter((office) => office["personId"] === person && roles.includes(office["role"]!))
    .filter((office) =>
      world.severeRows.some(
        (listing) =>
          listing["subjectId"] === office["organisationId"] &&
          inForce(listing, world.asOf) &&
          (heldAtTheAct(office, listing) || (nowCounts && holdsOn(office, world.asOf))),
      ),
    )
    .map((office) => office["organisationId"]!);
  return [...new Set(served)].sort();
}

const personsOf = (world: World): string[] =>
  [...world.kindOf].filter(([, kind]) => kind === "person").map(([id]) => id);

/** Organisations not listed that are led by who led three listed ones at their acts. */
export function serialLegalRepresentative(world: World): Answer[] {
  const seedsByTarget = new Map<string, string[]>();
  for (const person of personsOf(world).filter((one) => !isAgent(world, one))) {
    const led = listedServed(world, person, ["legalRepresentative"], false);
    if (led.length < 3) continue;
    for (const office of world.offices) {
      const target = office["organisationId"]!;
      const leads = office["role"] === "legalRepresentative" && holdsOn(office, world.asOf);
      if (office["personId"] !== person || !leads || world.listed.has(target)) continue;
      seedsByTarget.set(target, [...new Set([...(seedsByTarget.get(target) ?? []), ...led])].sort());
    }
  }
  return [...seedsByTarget].map(([target, seeds]) => ({ target, seed: null, seeds, verdict: "yes" }));
}

/** Persons with offices in three listed organisations, now or at the act. */
export function officerOfManyListed(world: World): Answer[] {
  return personsOf(world)
    .filter((person) => !isAgent(world, person))
    .map((person) => ({ target: person, seeds: listedServed(world, person, barred, true) }))
    .filter(({ seeds }) => seeds.length >= 3)
    .map(({ target, seeds }) => ({ target, seed: null, seeds, verdict: "yes" }));
}

/** The date some months later, cut to the last day of a shorter month. */
export function monthsLater(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(at / 12), at % 12, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Organisations listed for a later act within 36 months of an earlier listing, or of its end. */
export function repeatOffender(world: World): Answer[] {
  const again = world.severeRows.filter((later) => {
    if (!inForce(later, world.asOf) || world.kindOf.get(later["subjectId"]!) === "person") return false;
    return world.severeRows.some((earlier) => {
      if (earlier["subjectId"] !== later["subjectId"] || actOf(earlier).to >= actOf(later).from) return false;
      const on = later["listedOn"]!;
      const removed = earlier["removedOn"]!;
      if (earlier["listedOn"]! > on || earlier["listedOn"]! > world.asOf) return false;
      if (
        removed !== "" &&
        removed <= world.asOf &&
        /repaired|corrected|annulled/.test(earlier["removalReason"]!)
      )
        return false;
      const soon = on <= monthsLater(earlier["listedOn"]!, 36);
      return soon || (removed !== "" && removed <= on && on <= monthsLater(removed, 36));
    });
  });
  return again.map((listing) => answer(listing["subjectId"]!, listing["subjectId"]!));
}

/** Whether somebody leads an organisation or holds most of it: rows of office or stake between the two. */
function leadRows(world: World, person: string, organisation: string): TextRow[] {
  const votes = (row: TextRow): number =>
    Number(row["votesPercent"] || row["sharePercent"] || row["sharePercentMin"] || 0);
  return [
    ...world.offices
      .filter((row) => row["personId"] === person && row["organisationId"] === organisation)
      .filter((row) => ["legalRepresentative", "actualController"].includes(row["role"]!)),
    ...world.stakeRows
      .filter((row) => row["holderId"] === person && row["companyId"] === organisation)
      .filter((row) => votes(row) > 50),
  ];
}

/** Persons who led a party at the act of a listing that ended, and lead one that was listed later. */
export function listedAgainElsewhere(world: World): Answer[] {
  const ended = world.severeRows.filter(
    (row) => row["removedOn"] !== "" && row["removedOn"]! <= world.asOf && row["removalReason"] === "expired",
  );
  const now = world.severeRows.filter((row) => inForce(row, world.asOf));
  return personsOf(world)
    .filter((person) => !isAgent(world, person))
    .flatMap((person) =>
      now
        .filter((later) =>
          leadRows(world, person, later["subjectId"]!).some((row) => holdsOn(row, world.asOf)),
        )
        .filter((later) =>
          ended.some(
            (earlier) =>
              earlier["subjectId"] !== later["subjectId"] &&
              earlier["listedOn"]! < later["listedOn"]! &&
              leadRows(world, person, earlier["subjectId"]!).some((row) => heldAtTheAct(row, earlier)),
          ),
        )
        .map((later) => answer(person, later["subjectId"]!)),
    );
}
