import { join } from "node:path";
import type { Answer } from "./answer.ts";
import { inOrder } from "./answer.ts";
import { sameAddress, samePhone } from "./cluster-rules.ts";
import { familyOrConcertLink, nomineePattern } from "./kin-rules.ts";
import { guaranteesListed, listedBranch } from "./link-rules.ts";
import { listedPersonInOffice, sharedExecutives, sharedLegalRepresentative } from "./office-rules.ts";
import {
  investsInListed,
  listedActualController,
  listedAggregateOwnership,
  listedShareholder,
  sharedActualController,
} from "./ownership-rules.ts";
import { legalRepresentativeSwapped } from "./swap-rules.ts";
import { exitThroughPlatform } from "./platform-rules.ts";
import { dormantRevived } from "./revived-rules.ts";
import { successorCompany } from "./successor-rules.ts";
import { stakeMovedBeforeListing } from "./moved-stake-rules.ts";
import {
  listedAgainElsewhere,
  officerOfManyListed,
  repeatOffender,
  serialLegalRepresentative,
} from "./repeat-rules.ts";
import {
  crossRegionActivity,
  guaranteeChainExposure,
  guaranteeRing,
  listedNeighbourCluster,
  supplierDependence,
} from "./web-rules.ts";
import {
  closedOwnershipLoop,
  controlsListed,
  listedBeneficialOwner,
  listedMinorityShareholder,
  redListConflict,
} from "./stake-rules.ts";
import { readTable, readWorld } from "./world.ts";
import type { World } from "./world.ts";

/** The rules as plain brute force over the rows, by rule id; shares no code with src. */
export const oracle: Readonly<Record<string, (world: World) => Answer[]>> = {
  "listed-actual-controller": listedActualController,
  "listed-aggregate-ownership": listedAggregateOwnership,
  "listed-shareholder": listedShareholder,
  "invests-in-listed": investsInListed,
  "shared-actual-controller": sharedActualController,
  "shared-legal-representative": sharedLegalRepresentative,
  "shared-executives": sharedExecutives,
  "listed-person-in-office": listedPersonInOffice,
  "listed-branch": listedBranch,
  "guarantees-listed": guaranteesListed,
  "stake-moved-before-listing": stakeMovedBeforeListing,
  "legal-representative-swapped-before-listing": legalRepresentativeSwapped,
  "exit-through-platform": exitThroughPlatform,
  "successor-company": successorCompany,
  "same-address-listed-cluster": sameAddress,
  "same-phone-listed-cluster": samePhone,
  "dormant-revived": dormantRevived,
  "serial-legal-representative": serialLegalRepresentative,
  "officer-of-many-listed": officerOfManyListed,
  "listed-neighbour-cluster": listedNeighbourCluster,
  "guarantee-ring": guaranteeRing,
  "guarantee-chain-exposure": guaranteeChainExposure,
  "supplier-dependence": supplierDependence,
  "cross-region-activity": crossRegionActivity,
  "repeat-offender": repeatOffender,
  "listed-again-elsewhere": listedAgainElsewhere,
  "listed-minority-shareholder": listedMinorityShareholder,
  "controls-listed": controlsListed,
  "listed-beneficial-owner": listedBeneficialOwner,
  "red-list-conflict": redListConflict,
  "closed-ownership-loop": closedOwnershipLoop,
  "family-or-concert-link": familyOrConcertLink,
  "nominee-pattern": nomineePattern,
};

/** Folder of the seed: deliveries and expectations. */
export const seedFolder = join(import.meta.dirname, "../../../seed");

/** All expected alerts of a world by rule id, in order. */
export function answersOf(world: World): Record<string, Answer[]> {
  return Object.fromEntries(Object.entries(oracle).map(([rule, ask]) => [rule, inOrder(ask(world))]));
}

/** One alert that the second delivery closes. */
export interface ClosedAnswer extends Answer {
  rule: string;
}

/** What the delta of seed/region-delisted changes on its own date, against the delivery before. */
export function afterDelisting(): {
  asOf: string;
  listingIds: string[];
  closed: ClosedAnswer[];
  opened: ClosedAnswer[];
} {
  const asOf = "2026-07-01";
  const region = join(seedFolder, "region");
  const changes = readTable(join(seedFolder, "region-delisted"), "listings");
  const flat = (world: World): ClosedAnswer[] =>
    Object.entries(answersOf(world)).flatMap(([rule, answers]) => answers.map((one) => ({ rule, ...one })));
  const before = flat(readWorld(region, "2026-06-30"));
  const after = flat(readWorld(region, asOf, "least", changes));
  const without = (all: ClosedAnswer[], others: ClosedAnswer[]): ClosedAnswer[] => {
    const known = new Set(others.map((one) => JSON.stringify(one)));
    return all.filter((one) => !known.has(JSON.stringify(one)));
  };
  const listingIds = changes.map((row) => row["listingId"]!);
  return { asOf, listingIds, closed: without(before, after), opened: without(after, before) };
}
