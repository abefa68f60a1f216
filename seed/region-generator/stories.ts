import type { Story } from "./story.ts";
import { associationWages } from "./stories/association-wages.ts";
import { barredPerson } from "./stories/barred-person.ts";
import { branches } from "./stories/branches.ts";
import { bystanders } from "./stories/bystanders.ts";
import { changedCoat } from "./stories/changed-coat.ts";
import { conflictingRegister } from "./stories/conflicting-register.ts";
import { crossedDirectors } from "./stories/crossed-directors.ts";
import { exactHalf } from "./stories/exact-half.ts";
import { guarantors } from "./stories/guarantors.ts";
import { investorEdge } from "./stories/investor-edge.ts";
import { lujiangChain } from "./stories/lujiang-chain.ts";
import { minorLists } from "./stories/minor-lists.ts";
import { registerFaults } from "./stories/register-faults.ts";
import { registrationAgent } from "./stories/registration-agent.ts";
import { repairedListing } from "./stories/repaired-listing.ts";
import { repairedTomorrow } from "./stories/repaired-tomorrow.ts";
import { sisterCompanies } from "./stories/sister-companies.ts";
import { soldStake } from "./stories/sold-stake.ts";
import { stateHub } from "./stories/state-hub.ts";
import { votesApart } from "./stories/votes-apart.ts";

/** Every planted story, in the order of ../README.md; a test holds the two against each other. */
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
];
