import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { controlRestsOnConflict, controlledBy } from "./control.ts";
import { monthsLater, within } from "./months.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

/** Family and concert parties of a subject, recorded in either direction and in force. */
function kinOf(world: World, subject: string): string[] {
  return world.links
    .filter((link) => ["familyOf", "actsWith"].includes(link["kind"]!))
    .map((link) => [link["fromId"]!, link["toId"]!])
    .filter((ends) => ends.includes(subject) && ends[0] !== ends[1])
    .map((ends) => ends.find((end) => end !== subject)!);
}

/** Organisations led or controlled by family or concert parties of a listed subject that it does not control. */
export function familyOrConcertLink(world: World): Answer[] {
  const isState = (id: string): boolean => ["governmentBody", "state"].includes(world.kindOf.get(id) ?? "");
  return [...world.listed].flatMap((seed) => {
    const own = controlledBy(world, seed);
    const certain = new Map<string, boolean>();
    for (const kin of kinOf(world, seed).filter((one) => !isState(one))) {
      const offices = world.offices.filter((row) => row["personId"] === kin && holdsOn(row, world.asOf));
      const led = offices.filter((row) => row["role"] === "legalRepresentative");
      if (!isAgent(world, kin)) {
        for (const row of led) certain.set(row["organisationId"]!, true);
      }
      const controlled = controlledBy(world, kin);
      if (controlled.size > 200) continue;
      for (const company of controlled) {
        const sure = !controlRestsOnConflict(world, kin, company);
        certain.set(company, (certain.get(company) ?? false) || sure);
      }
    }
    return [...certain]
      .filter(([target]) => target !== seed && !own.has(target))
      .map(([target, sure]) => answer(target, seed, !sure));
  });
}

interface Part {
  subject: string;
  organisation: string;
  /** A quarter of the shares or the office of legal representative; other offices are weak. */
  strong: boolean;
  role: string;
  row: TextRow;
}

function partsOf(world: World): Part[] {
  const stakes = world.stakeRows.map((row) => ({
    ...{ subject: row["holderId"]!, organisation: row["companyId"]!, role: "", row },
    strong: Number(row["sharePercent"] || row["sharePercentMin"] || "0") >= 25,
  }));
  const offices = world.offices.map((row) => ({
    ...{ subject: row["personId"]!, organisation: row["organisationId"]!, role: row["role"]!, row },
    strong: row["role"] === "legalRepresentative",
  }));
  return [...stakes, ...offices];
}

/** Listed persons who left a year before the listing at most, to somebody close or in name only. */
export function nomineePattern(world: World): Answer[] {
  const parts = partsOf(world);
  const now = parts.filter((part) => holdsOn(part.row, world.asOf));
  const persons = [...world.listed].filter((one) => world.kindOf.get(one) === "person");
  return persons.flatMap((seed) => {
    const listedOn = world.listings.filter((one) => one.subject === seed).map((one) => one.listedOn);
    const own = now.filter((part) => part.subject === seed && part.strong);
    const exits = parts
      .filter((part) => part.subject === seed && part.strong && part.row["validTo"] !== "")
      .filter(({ row }) => listedOn.some((day) => within(row["validTo"]!, monthsLater(day, -12), day)))
      .filter((exit) => !own.some((one) => one.role === exit.role && one.organisation === exit.organisation));
    return [...new Set(exits.map((exit) => exit.organisation))]
      .filter((target) => {
        const ofTarget = exits.filter((exit) => exit.organisation === target);
        const leftOn = ofTarget.map((exit) => exit.row["validTo"]!).sort()[0]!;
        return isClose(world, now, seed, target, leftOn);
      })
      .map((target) => answer(target, seed, true));
  });
}

/** Whether a person serves so many organisations that it lends its name for a living. */
function isAgent(world: World, person: string): boolean {
  const offices = world.offices.filter((row) => row["personId"] === person && holdsOn(row, world.asOf));
  return new Set(offices.map((row) => row["organisationId"])).size > 50;
}

function isClose(world: World, now: Part[], seed: string, target: string, leftOn: string): boolean {
  const own = now.filter((part) => part.subject === seed);
  if (own.some((part) => part.organisation === target && part.role === "actualController")) return true;
  const firms = own
    .filter((part) => part.organisation !== target && (part.strong || part.role === "actualController"))
    .map((part) => part.organisation);
  const barred = ["legalRepresentative", "director", "supervisor", "executive"];
  const staff = now
    .filter((part) => firms.includes(part.organisation) && barred.includes(part.role))
    .map((part) => part.subject)
    .filter((one) => !isAgent(world, one));
  const close = new Set([...kinOf(world, seed), ...staff]);
  return now
    .filter((part) => part.organisation === target && part.strong && part.subject !== seed)
    .some((part) => close.has(part.subject) && part.row["validFrom"]! >= leftOn);
}
