import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { controlRestsOnConflict, controlledBy } from "./control.ts";
import { holdsOn } from "./world.ts";
import type { World } from "./world.ts";

/** Exact products: a path of k stakes is scaled up to the sixth power of a million. */
const WHOLE = 1_000_000n ** 6n;

interface Reach {
  share: bigint;
  conflicted: boolean;
}

/** Sum of products over simple paths of at most `hops` stakes of `least` ppm or more, by company. */
function reached(world: World, seed: string, least: number, hops: number): Map<string, Reach> {
  const sums = new Map<string, Reach>();
  const walk = (path: string[], share: bigint): void => {
    if (path.length > hops) return;
    for (const { holder, company, sharePpm } of world.stakes) {
      if (holder !== path.at(-1) || sharePpm < least || sharePpm === 0 || path.includes(company)) continue;
      const ahead = [...path, company];
      const product = (share * BigInt(sharePpm)) / 1_000_000n;
      const before = sums.get(company) ?? { share: 0n, conflicted: false };
      const conflicted = before.conflicted || ahead.slice(1).some((one) => world.conflicted.has(one));
      sums.set(company, { share: before.share + product, conflicted });
      walk(ahead, product);
    }
  };
  walk([seed], WHOLE);
  return sums;
}

const isState = (world: World, id: string): boolean =>
  ["governmentBody", "state"].includes(world.kindOf.get(id) ?? "");

/** Companies three stakes of a tenth away, neither a quarter by these paths nor controlled. */
export function listedMinorityShareholder(world: World): Answer[] {
  return [...world.listed].flatMap((seed) => {
    const controlled = controlledBy(world, seed);
    return [...reached(world, seed, 100_000, 3)]
      .filter(([company, { share }]) => share * 4n < WHOLE && !controlled.has(company))
      .map(([company, { conflicted }]) => answer(company, seed, conflicted));
  });
}

/** Whoever controls a listed company, but the state and who controls more than 200. */
export function controlsListed(world: World): Answer[] {
  return [...new Set(world.stakes.map((stake) => stake.holder))]
    .filter((holder) => !isState(world, holder))
    .flatMap((holder) => {
      const controlled = controlledBy(world, holder);
      if (controlled.size > 200) return [];
      return [...controlled]
        .filter((company) => world.listed.has(company))
        .map((seed) => answer(holder, seed, controlRestsOnConflict(world, holder, seed)));
    });
}

/** Listed persons in the stated role, or with a quarter over simple paths of at most six stakes. */
export function listedBeneficialOwner(world: World): Answer[] {
  return [...world.listed]
    .filter((seed) => world.kindOf.get(seed) === "person")
    .flatMap((seed) => {
      const stated = world.offices
        .filter((office) => office["personId"] === seed && office["role"] === "beneficialOwner")
        .filter((office) => holdsOn(office, world.asOf))
        .map((office) => office["organisationId"]!);
      const held = [...reached(world, seed, 0, 6)]
        .filter(([company, { share }]) => share * 4n >= WHOLE && !stated.includes(company))
        .map(([company, { conflicted }]) => answer(company, seed, conflicted));
      return [...stated.map((company) => answer(company, seed)), ...held];
    });
}

/** Red-listed or incentivised subjects that are listed themselves or controlled by who is. */
export function redListConflict(world: World): Answer[] {
  const red = world.listingRows
    .filter((row) => row["listCode"] === "redList")
    .filter((row) => row["listedOn"]! <= world.asOf && world.asOf < (row["removedOn"] || "9999"));
  const incentives = world.rows.records.filter(
    (row) => row["recordType"] === "incentive" && row["occurredOn"]! <= world.asOf,
  );
  const honoured = new Set([...red, ...incentives].map((row) => row["subjectId"]!));
  return [...world.listed].flatMap((seed) =>
    [seed, ...controlledBy(world, seed)]
      .filter((target) => honoured.has(target))
      .map((target) => answer(target, seed, target !== seed && controlRestsOnConflict(world, seed, target))),
  );
}

/** Each member of each ring of two to seven organisations, every stake a tenth or more. */
export function closedOwnershipLoop(world: World): Answer[] {
  const links = world.stakes.filter(
    ({ holder, sharePpm }) => sharePpm >= 100_000 && world.kindOf.get(holder) !== "person",
  );
  const rings: string[][] = [];
  const walk = (path: string[]): void => {
    for (const { holder, company } of links) {
      if (holder !== path.at(-1)) continue;
      if (company === path[0] && path.length >= 2) rings.push(path);
      else if (!path.includes(company) && path.length < 7) walk([...path, company]);
    }
  };
  for (const { holder } of links) walk([holder]);
  return rings.map((ring) => ({
    ...{ target: ring[0]!, seed: null, seeds: [] },
    verdict: ring.some((member) => world.conflicted.has(member)) ? "undetermined" : "yes",
  }));
}
