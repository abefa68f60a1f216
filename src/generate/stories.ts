import type { Story } from "./story.ts";
import { acrossCities } from "./stories/across-cities.ts";
import { associationWages } from "./stories/association-wages.ts";
import { barredPerson } from "./stories/barred-person.ts";
import { beneficialOwner } from "./stories/beneficial-owner.ts";
import { branches } from "./stories/branches.ts";
import { bystanders } from "./stories/bystanders.ts";
import { changedCoat } from "./stories/changed-coat.ts";
import { conflictingRegister } from "./stories/conflicting-register.ts";
import { crossedDirectors } from "./stories/crossed-directors.ts";
import { exactHalf } from "./stories/exact-half.ts";
import { freshStart } from "./stories/fresh-start.ts";
import { guaranteeCircle } from "./stories/guarantee-circle.ts";
import { guarantors } from "./stories/guarantors.ts";
import { investorEdge } from "./stories/investor-edge.ts";
import { listedTwice } from "./stories/listed-twice.ts";
import { lujiangChain } from "./stories/lujiang-chain.ts";
import { minorLists } from "./stories/minor-lists.ts";
import { newShell } from "./stories/new-shell.ts";
import { oneCustomer } from "./stories/one-customer.ts";
import { kinAndConcert } from "./stories/kin-and-concert.ts";
import { listedControllers } from "./stories/listed-controllers.ts";
import { minorityChain } from "./stories/minority-chain.ts";
import { nameOnly } from "./stories/name-only.ts";
import { redAndListed } from "./stories/red-and-listed.ts";
import { registerFaults } from "./stories/register-faults.ts";
import { registrationAgent } from "./stories/registration-agent.ts";
import { repairedListing } from "./stories/repaired-listing.ts";
import { repairedTomorrow } from "./stories/repaired-tomorrow.ts";
import { sharedDoor } from "./stories/shared-door.ts";
import { sharedLine } from "./stories/shared-line.ts";
import { serialLeader } from "./stories/serial-leader.ts";
import { ringOfSeven } from "./stories/ring-of-seven.ts";
import { sisterCompanies } from "./stories/sister-companies.ts";
import { soldStake } from "./stories/sold-stake.ts";
import { stateHub } from "./stories/state-hub.ts";
import { stakeBeforeListing } from "./stories/stake-before-listing.ts";
import { swappedLeaders } from "./stories/swapped-leaders.ts";
import { votesApart } from "./stories/votes-apart.ts";
import { wokenFirm } from "./stories/woken-firm.ts";

/** Every planted story, in the order of seed/README.md; a test holds the two against each other. */
export const stories: readonly Story[] = [
  lujiangChain,
  conflictingRegister,
  exactHalf,
  votesApart,
  registerFaults,
  soldStake,
  repairedListing,
  minorLists,
  investorEdge,
  sisterCompanies,
  stateHub,
  changedCoat,
  associationWages,
  registrationAgent,
  crossedDirectors,
  barredPerson,
  branches,
  guarantors,
  bystanders,
  repairedTomorrow,
  stakeBeforeListing,
  swappedLeaders,
  newShell,
  freshStart,
  sharedDoor,
  sharedLine,
  wokenFirm,
  serialLeader,
  guaranteeCircle,
  oneCustomer,
  acrossCities,
  listedTwice,
  minorityChain,
  listedControllers,
  beneficialOwner,
  redAndListed,
  ringOfSeven,
  kinAndConcert,
  nameOnly,
];
