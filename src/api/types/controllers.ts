import { readActualController } from "../../read/control.ts";
import type { ApiContext, SubjectRef } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  extend type Subject {
    "Topmost controller (实际控制人) by majority, alone, jointly or in concert; null = nobody has one, as far as is known."
    actualController: ActualController
    "Who weighs most where nobody has a majority without concert: an influence, never control; null = control itself answers, or nobody stands out."
    suspectedController: SuspectedController
    "Owners for certain first, then those who may be."
    beneficialOwners: [BeneficialOwner!]!
    beneficialOwnership: BeneficialOwnership!
  }
  type ActualController {
    subject: Subject!
    "majority_equity, joint_control through controlled companies, or concert_control: only together with inConcertWith."
    basis: String!
    "The others of its group acting in concert (一致行动人), who control as much; none = it needs nobody."
    inConcertWith: [Subject!]!
    votesPercent: Float
    hops: Int!
    statementIds: [ID!]!
    "yes, or undetermined: it rests on the registers of conflicts, and no way is without."
    verdict: String!
    "Companies whose register contradicts itself: more than 100 % in all, or several records of one holder at once."
    conflicts: [Subject!]!
  }
  "The largest holders followed upwards without a majority (相对控股, 疑似实际控制人)."
  type SuspectedController {
    subject: Subject!
    "Integrated share in the company asked about."
    sharePercent: Float!
    steps: [SuspectedStep!]!
  }
  type SuspectedStep {
    company: Subject!
    holder: Subject!
    "directMajority, jointControl, or dominantInfluence: at least 30 % of the votes and twice the next holder's."
    basis: String!
    votesPercent: Float!
  }
  "A natural person behind the company (受益所有人), by order 2024-3 of PBoC and SAMR, art. 6."
  type BeneficialOwner {
    subject: Subject!
    "yes, or undetermined: an owner if the statements of decidedBy turn out so."
    verdict: String!
    "shares, votes, actualControl, dailyManagement: the first test of art. 6 that found anybody."
    basis: String!
    "Integrated share, cross-holdings solved; of an undetermined one the least it can be."
    sharePercent: Float
    votesPercent: Float
    "Controls only together with others in concert."
    jointly: Boolean!
    decidedBy: [ID!]!
  }
  "Where the shares of a company end."
  type BeneficialOwnership {
    owners: [BeneficialOwner!]!
    personsPercent: Float!
    statePercent: Float!
    "Ends at organisations whose holders nobody recorded."
    unrecordedPercent: Float!
    "In no register above."
    unknownPercent: Float!
    "What is not known could add or change an owner."
    undetermined: Boolean!
  }
`;

async function beneficialOf(ref: SubjectRef, { above }: ApiContext) {
  const found = await (await above(ref)).beneficialOwners();
  const owners = found.owners.map((owner) => ({ ...owner, subject: { id: owner.subjectId, at: ref.at } }));
  return { ...found, owners };
}

export const resolvers = {
  Subject: {
    actualController: async (ref: SubjectRef, _: unknown, { graph }: ApiContext) => {
      const found = await readActualController(graph, ref.id, ref.at);
      const named = (id: string): SubjectRef => ({ id, at: ref.at });
      return (
        found && {
          ...found,
          ...{ subject: named(found.subjectId), inConcertWith: found.partnerIds.map(named) },
          conflicts: found.conflictIds.map(named),
        }
      );
    },
    suspectedController: async (ref: SubjectRef, _: unknown, { above }: ApiContext) => {
      const found = (await above(ref)).suspectedController();
      const named = (id: string): SubjectRef => ({ id, at: ref.at });
      const steps = found?.steps.map(({ companyId, holderId, ...step }) => ({
        ...{ ...step, company: named(companyId), holder: named(holderId) },
      }));
      return found && { ...found, steps, subject: named(found.subjectId) };
    },
    beneficialOwners: async (ref: SubjectRef, _: unknown, context: ApiContext) =>
      (await beneficialOf(ref, context)).owners,
    beneficialOwnership: (ref: SubjectRef, _: unknown, context: ApiContext) => beneficialOf(ref, context),
  },
};
