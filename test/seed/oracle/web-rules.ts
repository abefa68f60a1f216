import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import { holdsOn } from "./world.ts";
import type { TextRow, World } from "./world.ts";

const barred = ["legalRepresentative", "director", "supervisor", "executive"];

/** Both ends of every stake of 5 %, barred office, guarantee and branch in force. */
function pairsBeside(world: World): [string, string][] {
  const links = world.links.filter((row) => row["kind"] === "guarantees" || row["kind"] === "branchOf");
  const offices = world.offices.filter((row) => holdsOn(row, world.asOf) && barred.includes(row["role"]!));
  const pairs: [string, string][] = [
    ...world.stakes
      .filter((stake) => stake.sharePpm >= 50_000)
      .map(({ holder, company }): [string, string] => [holder, company]),
    ...offices.map((row): [string, string] => [row["personId"]!, row["organisationId"]!]),
    ...links.map((row): [string, string] => [row["fromId"]!, row["toId"]!]),
  ];
  return pairs.flatMap(([a, b]): [string, string][] =>
    a === b
      ? []
      : [
          [a, b],
          [b, a],
        ],
  );
}

/** Subjects with three listed parties one step away, but the state and those with more than 50 neighbours. */
export function listedNeighbourCluster(world: World): Answer[] {
  const besides = new Map<string, Set<string>>();
  for (const [one, other] of pairsBeside(world)) {
    besides.set(one, (besides.get(one) ?? new Set()).add(other));
  }
  return [...besides]
    .filter(([target]) => !["governmentBody", "state"].includes(world.kindOf.get(target)!))
    .filter(([, beside]) => beside.size <= 50)
    .map(([target, beside]) => ({ target, seeds: [...beside].filter((one) => world.listed.has(one)).sort() }))
    .filter(({ seeds }) => seeds.length >= 3)
    .map(({ target, seeds }) => ({ target, seed: null, seeds, verdict: "yes" }));
}

const guaranteesOf = (world: World): TextRow[] => world.links.filter((row) => row["kind"] === "guarantees");

/** Walks of distinct guarantors from a subject, at most so many guarantees long, through nobody with over 30. */
function walks(world: World, from: string, guaranteesMax: number): TextRow[][] {
  const rows = guaranteesOf(world);
  const given = (one: string): TextRow[] => rows.filter((row) => row["fromId"] === one);
  const found: TextRow[][] = [];
  const walk = (at: string, path: TextRow[]): void => {
    const onward = given(at);
    if (path.length === guaranteesMax || onward.length > 30) return;
    for (const row of onward) {
      const to = row["toId"]!;
      if (path.some((step) => step["toId"] === to) || (to === from && path.length === 0)) continue;
      found.push([...path, row]);
      if (to !== from) walk(to, [...path, row]);
    }
  };
  walk(from, []);
  return found;
}

/** Unlisted members of rings of two to seven guarantees with a listed member. */
export function guaranteeRing(world: World): Answer[] {
  return [...world.kindOf.keys()]
    .filter((target) => !world.listed.has(target))
    .flatMap((target) =>
      walks(world, target, 7)
        .filter((path) => path.at(-1)!["toId"] === target)
        .map((path) => path.map((row) => row["toId"]!).filter((one) => world.listed.has(one)))
        .filter((seeds) => seeds.length > 0)
        .map((seeds): Answer => ({ target, seed: null, seeds: seeds.sort(), verdict: "yes" })),
    );
}

/** Who guarantees a listed party through one or two others, each guarantee of 1,000,000 yuan or unknown. */
export function guaranteeChainExposure(world: World): Answer[] {
  const direct = new Set(guaranteesOf(world).map((row) => `${row["fromId"]} ${row["toId"]}`));
  return [...world.kindOf.keys()].flatMap((target) =>
    walks(world, target, 3)
      .filter((path) => path.length >= 2 && path.at(-1)!["toId"] !== target)
      .filter((path) => world.listed.has(path.at(-1)!["toId"]!))
      .filter((path) => !direct.has(`${target} ${path.at(-1)!["toId"]}`))
      .filter((path) =>
        path.every((row) => row["amountFen"] === "" || Number(row["amountFen"]) >= 100_000_000),
      )
      .map((path) => answer(target, path.at(-1)!["toId"]!)),
  );
}

/** Partners of a listed party whose known supplies, given or taken, are its to three tenths or more. */
export function supplierDependence(world: World): Answer[] {
  const supplies = world.links.filter((row) => row["kind"] === "suppliesTo");
  const sumFen = (rows: TextRow[]): bigint =>
    rows.reduce((total, row) => total + BigInt(row["amountFen"] || "0"), 0n);
  const ways = [
    ["fromId", "toId"],
    ["toId", "fromId"],
  ] as const;
  const verdicts = new Map<string, boolean[]>();
  for (const [own, other] of ways) {
    for (const row of supplies.filter((one) => world.listed.has(one[other]!) && one[own] !== one[other])) {
      const all = supplies.filter((one) => one[own] === row[own]);
      const part = sumFen(all.filter((one) => one[other] === row[other]));
      if (part === 0n || part * 10n < sumFen(all) * 3n) continue;
      const pair = `${row[own]} ${row[other]}`;
      const unknown = all.some((one) => one["amountFen"] === "");
      verdicts.set(pair, [...(verdicts.get(pair) ?? []), unknown]);
    }
  }
  return [...verdicts].map(([pair, unknown]) => {
    const [target, seed] = pair.split(" ") as [string, string];
    return answer(
      target,
      seed,
      unknown.every((one) => one),
    );
  });
}

/** Organisations in another prefecture where a listed party holds office, over half, or a branch. */
export function crossRegionActivity(world: World): Answer[] {
  // Of several rows of one pair any may be the true one: a majority in one is a lead, undetermined.
  const held = world.stakeRows
    .filter((row) => holdsOn(row, world.asOf))
    .filter((row) => Number(row["sharePercent"] || row["sharePercentMin"] || 0) > 50)
    .map((row): [string, string] => [row["holderId"]!, row["companyId"]!]);
  const served: [string, string][] = [
    ...world.offices
      .filter((row) => holdsOn(row, world.asOf) && barred.includes(row["role"]!))
      .map((row): [string, string] => [row["personId"]!, row["organisationId"]!]),
    ...world.links
      .filter((row) => row["kind"] === "branchOf")
      .map((row): [string, string] => [row["toId"]!, row["fromId"]!]),
  ];
  const prefecture = (id: string): string | null => {
    const code = (world.regionOf.get(id) ?? "").slice(0, 4);
    return code.length < 4 || code.endsWith("00") ? null : code;
  };
  const isServed = new Set(served.map((pair) => pair.join(" ")));
  return [...held, ...served]
    .filter(([seed]) => world.listed.has(seed))
    .filter(([seed, target]) => prefecture(seed) !== null && prefecture(target) !== null)
    .filter(([seed, target]) => prefecture(seed) !== prefecture(target))
    .map(([seed, target]) =>
      answer(target, seed, world.conflicted.has(target) && !isServed.has(`${seed} ${target}`)),
    );
}
