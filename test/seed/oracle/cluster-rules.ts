import type { Answer } from "./answer.ts";
import type { World } from "./world.ts";

/** Organisations that write the same in a column as a listed organisation, where not too many do. */
function alike(world: World, column: "address" | "phone", most: number): Answer[] {
  return [...world.listed].flatMap((seed) => {
    const text = world.rows.subjects.find((row) => row["id"] === seed)?.[column] ?? "";
    if (text === "" || world.kindOf.get(seed) === "person") return [];
    const there = world.rows.subjects.filter((row) => row[column] === text);
    if (there.length > most) return [];
    return there
      .filter((row) => row["kind"] !== "person" && row["id"] !== seed)
      .map((row): Answer => ({ target: row["id"]!, seed, seeds: [seed], verdict: "undetermined" }));
  });
}

/** Rule 15: organisations at the address of a listed one, unless more than 30 subjects state it. */
export function sameAddress(world: World): Answer[] {
  return alike(world, "address", 30);
}

/** Rule 16: organisations with the phone of a listed one, unless more than 10 subjects state it. */
export function samePhone(world: World): Answer[] {
  return alike(world, "phone", 10);
}
