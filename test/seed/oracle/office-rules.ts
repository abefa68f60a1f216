import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

const barred = ["legalRepresentative", "director", "supervisor", "executive"];

/** Offices that a listed organisation's officers held while its act lasted, both days of the act included. */
function officesAtTheAct(world: World, roles: string[]): { seed: string; person: string }[] {
  return world.listings.flatMap(({ subject, actFrom, actTo }) =>
    world.offices
      .filter((office) => office["organisationId"] === subject && roles.includes(office["role"]!))
      .filter((office) => (office["validFrom"] || "0001") <= actTo && actFrom < (office["validTo"] || "9999"))
      .map((office) => ({ seed: subject, person: office["personId"]! })),
  );
}

function officesNow(world: World, person: string, roles: string[] | null): TextRow[] {
  return world.offices
    .filter((office) => office["personId"] === person && holdsOn(office, world.asOf))
    .filter((office) => roles === null || roles.includes(office["role"]!));
}

/** A person in more than 50 organisations lends a name and is no bridge. */
function isAgent(world: World, person: string): boolean {
  return new Set(officesNow(world, person, null).map((office) => office["organisationId"])).size > 50;
}

/** Rule 6: organisations now led by who led a listed one at its act. */
export function sharedLegalRepresentative(world: World): Answer[] {
  const roles = ["legalRepresentative"];
  return officesAtTheAct(world, roles)
    .filter(({ person }) => !isAgent(world, person))
    .flatMap(({ seed, person }) =>
      officesNow(world, person, roles)
        .map((office) => office["organisationId"]!)
        .filter((target) => target !== seed)
        .map((target) => answer(target, seed)),
    );
}

/** Rule 7: organisations with two or more officers who were a listed one's officers at its act. */
export function sharedExecutives(world: World, agentsCount = false): Answer[] {
  const persons = new Map<string, Set<string>>();
  for (const { seed, person } of officesAtTheAct(world, barred)) {
    if (!agentsCount && isAgent(world, person)) continue;
    for (const office of officesNow(world, person, barred)) {
      const pair = `${office["organisationId"]!} ${seed}`;
      persons.set(pair, (persons.get(pair) ?? new Set()).add(person));
    }
  }
  return [...persons]
    .filter(([, both]) => both.size >= 2)
    .map(([pair]) => pair.split(" ") as [string, string])
    .filter(([target, seed]) => target !== seed)
    .map(([target, seed]) => answer(target, seed));
}

/** Rule 8: organisations in which a listed person holds a barred office. */
export function listedPersonInOffice(world: World): Answer[] {
  return [...world.listed].flatMap((seed) =>
    officesNow(world, seed, barred).map((office) => answer(office["organisationId"]!, seed)),
  );
}
