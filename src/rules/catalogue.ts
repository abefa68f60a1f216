import { closedOwnershipLoop } from "./closed-ownership-loop.ts";
import { controlsListed } from "./controls-listed.ts";
import { crossRegionActivity } from "./cross-region-activity.ts";
import { dormantRevived } from "./dormant-revived.ts";
import { exitThroughPlatform } from "./exit-through-platform.ts";
import { familyOrConcertLink } from "./family-or-concert-link.ts";
import { guaranteeChainExposure } from "./guarantee-chain-exposure.ts";
import { guaranteeRing } from "./guarantee-ring.ts";
import { guaranteesListed } from "./guarantees-listed.ts";
import { investsInListed } from "./invests-in-listed.ts";
import { legalRepresentativeSwappedBeforeListing } from "./legal-representative-swapped-before-listing.ts";
import { listedActualController } from "./listed-actual-controller.ts";
import { listedAgainElsewhere } from "./listed-again-elsewhere.ts";
import { listedAggregateOwnership } from "./listed-aggregate-ownership.ts";
import { listedBeneficialOwner } from "./listed-beneficial-owner.ts";
import { listedBranch } from "./listed-branch.ts";
import { listedMinorityShareholder } from "./listed-minority-shareholder.ts";
import { listedNeighbourCluster } from "./listed-neighbour-cluster.ts";
import { listedPersonInOffice } from "./listed-person-in-office.ts";
import { listedShareholder } from "./listed-shareholder.ts";
import { nomineePattern } from "./nominee-pattern.ts";
import { officerOfManyListed } from "./officer-of-many-listed.ts";
import { redListConflict } from "./red-list-conflict.ts";
import { repeatOffender } from "./repeat-offender.ts";
import type { Rule } from "./rule.ts";
import { sameAddressListedCluster } from "./same-address-listed-cluster.ts";
import { samePhoneListedCluster } from "./same-phone-listed-cluster.ts";
import { serialLegalRepresentative } from "./serial-legal-representative.ts";
import { sharedActualController } from "./shared-actual-controller.ts";
import { sharedExecutives } from "./shared-executives.ts";
import { sharedLegalRepresentative } from "./shared-legal-representative.ts";
import { stakeMovedBeforeListing } from "./stake-moved-before-listing.ts";
import { successorCompany } from "./successor-company.ts";
import { supplierDependence } from "./supplier-dependence.ts";

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
  stakeMovedBeforeListing,
  legalRepresentativeSwappedBeforeListing,
  exitThroughPlatform,
  successorCompany,
  sameAddressListedCluster,
  samePhoneListedCluster,
  dormantRevived,
  serialLegalRepresentative,
  officerOfManyListed,
  listedNeighbourCluster,
  guaranteeRing,
  guaranteeChainExposure,
  supplierDependence,
  crossRegionActivity,
  repeatOffender,
  listedAgainElsewhere,
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
