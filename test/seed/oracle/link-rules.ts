import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import type { World } from "./world.ts";

/** Rule 9: branches of a listed head office, and head offices of a listed branch. */
export function listedBranch(world: World): Answer[] {
  const ends = world.links
    .filter((link) => link["kind"] === "branchOf")
    .map((link) => [link["fromId"]!, link["toId"]!] as const);
  return [...ends, ...ends.map(([branch, head]) => [head, branch] as const)]
    .filter(([target, seed]) => world.listed.has(seed) && target !== seed)
    .map(([target, seed]) => answer(target, seed));
}

/** Rule 10: guarantors of a listed subject, but those with more than 30 guarantees in force. */
export function guaranteesListed(world: World): Answer[] {
  const guarantees = world.links.filter((link) => link["kind"] === "guarantees");
  const given = (guarantor: string): number =>
    guarantees.filter((link) => link["fromId"] === guarantor).length;
  return guarantees
    .filter((link) => world.listed.has(link["toId"]!) && link["fromId"] !== link["toId"])
    .filter((link) => given(link["fromId"]!) <= 30)
    .map((link) => answer(link["fromId"]!, link["toId"]!));
}
