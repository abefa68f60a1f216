import { closedOwnershipLoop } from "./closed-ownership-loop.ts";
import { controlsListed } from "./controls-listed.ts";
import { familyOrConcertLink } from "./family-or-concert-link.ts";
import { guaranteesListed } from "./guarantees-listed.ts";
import { investsInListed } from "./invests-in-listed.ts";
import { listedActualController } from "./listed-actual-controller.ts";
import { listedAggregateOwnership } from "./listed-aggregate-ownership.ts";
import { listedBeneficialOwner } from "./listed-beneficial-owner.ts";
import { listedBranch } from "./listed-branch.ts";
import { listedMinorityShareholder } from "./listed-minority-shareholder.ts";
import { listedPersonInOffice } from "./listed-person-in-office.ts";
import { listedShareholder } from "./listed-shareholder.ts";
import { nomineePattern } from "./nominee-pattern.ts";
import { redListConflict } from "./red-list-conflict.ts";
import type { Rule } from "./rule.ts";
import { sharedActualController } from "./shared-actual-controller.ts";
import { sharedExecutives } from "./shared-executives.ts";
import { sharedLegalRepresentative } from "./shared-legal-representative.ts";
/** The cast of rules, in the order in which they run and are shown. */
export const rules: readonly Rule[] = [
  listedActualController,
  listedAggregateOwnership,
  listedShareholder,
  investsInListed,
  sharedActualController,
  sharedLegalRepresentative,
  sharedExecutives,
  listedPersonInOffice,
  listedBranch,
  guaranteesListed,
  listedMinorityShareholder,
  controlsListed,
  listedBeneficialOwner,
  redListConflict,
  closedOwnershipLoop,
  familyOrConcertLink,
  nomineePattern,
];

/** A rule by its id; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
