import { guaranteesListed } from "./guarantees-listed.ts";
import { investsInListed } from "./invests-in-listed.ts";
import { listedActualController } from "./listed-actual-controller.ts";
import { listedAggregateOwnership } from "./listed-aggregate-ownership.ts";
import { listedBranch } from "./listed-branch.ts";
import { listedPersonInOffice } from "./listed-person-in-office.ts";
import { listedShareholder } from "./listed-shareholder.ts";
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
];

/** A rule by its id; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
