import type { Role } from "../../model/kinds.ts";
import type { Firm, Scene } from "./scene.ts";
import { changeDay, since } from "./scene.ts";

/** Where an office is held. */
export type Workplace = Pick<Firm, "id" | "district" | "since">;

/** Writes an office held today, and one time in ten the predecessor's, which ended that day. */
export function tellOffice(scene: Scene, person: number, at: Workplace, role: Role): void {
  const { ledger, crowd } = scene;
  const change = changeDay(scene, at.since);
  if (change !== null) {
    const before = crowd.id(crowd.someone(at.district, 0.3));
    ledger.office(before, at.id, role, { from: at.since, to: change });
  }
  ledger.office(crowd.id(person), at.id, role, since(change ?? at.since));
}

/** The offices of an everyday company: mostly its holders', a supervisor from outside, rarely a wider board. */
export function tellOffices(scene: Scene, firm: Firm, holders: readonly number[]): void {
  const { random, crowd } = scene;
  const main =
    holders[0] !== undefined && random.happens(0.8) ? holders[0] : crowd.someone(firm.district, 0.6);
  tellOffice(scene, main, firm, "legalRepresentative");
  if (random.happens(0.31))
    tellOffice(scene, random.happens(0.75) ? main : outsider(scene, firm), firm, "director");
  if (random.happens(0.2))
    tellOffice(scene, random.happens(0.6) ? main : outsider(scene, firm), firm, "executive");
  if (random.happens(0.33)) tellOffice(scene, holders[1] ?? outsider(scene, firm), firm, "supervisor");
  if (!random.happens(0.03)) return;
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    tellOffice(scene, outsider(scene, firm), firm, "director");
  }
}

function outsider({ crowd }: Scene, firm: Firm): number {
  return crowd.someone(firm.district, 0.42);
}
