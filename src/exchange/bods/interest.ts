import type { ExchangeRelation } from "../../model/exchange.ts";
import { roles } from "../../model/kinds.ts";
import { percentFromPpm, WHOLE_PPM } from "../../model/shares.ts";
import { filled } from "../format.ts";

/**
 * Offices → interests of BODS. A legal representative acts for the company by law, which is an office and no control;
 * a supervisor sits on the supervisory board. How a stated beneficial owner benefits is not known to us.
 */
const interestByRole: Readonly<Record<string, string>> = {
  legalRepresentative: "seniorManagingOfficial",
  director: "boardMember",
  supervisor: "boardMember",
  executive: "seniorManagingOfficial",
  principal: "seniorManagingOfficial",
  operator: "seniorManagingOfficial",
  actualController: "otherInfluenceOrControl",
  beneficialOwner: "unknownInterest",
};
/** Interests that came from BODS and were kept under their own name. */
const ownNames = [
  "settlor",
  "trustee",
  "protector",
  "beneficiaryOfLegalArrangement",
  "rightsToSurplusAssetsOnDissolution",
  "rightsToProfitOrIncome",
  "rightsGrantedByContract",
  "conditionalRightsGrantedByContract",
  "unknownInterest",
  "unpublishedInterest",
  "enjoymentAndUseOfAssets",
  "rightToProfitOrIncomeFromAssets",
  "nominee",
  "nominator",
];

/** Interests of one stake or office. */
export function interestsOf(relation: ExchangeRelation): object[] {
  const dates = { startDate: relation.validFrom, endDate: relation.validTo };
  return relation.kind === "OWNS" ? stakeInterests(relation, dates) : [officeInterest(relation, dates)];
}

/** A stake held directly says nothing of benefit or control, so neither is claimed. */
function stakeInterests({ sharePpm, sharePpmMin, sharePpmMax, votesPpm }: ExchangeRelation, dates: object) {
  const isUnknown = sharePpm === null && (sharePpmMin ?? 0) === 0 && (sharePpmMax ?? WHOLE_PPM) === WHOLE_PPM;
  const share =
    sharePpm !== null
      ? { exact: percentFromPpm(sharePpm) }
      : isUnknown
        ? null
        : { minimum: percentFromPpm(sharePpmMin ?? 0), maximum: percentFromPpm(sharePpmMax ?? WHOLE_PPM) };
  const direct = { directOrIndirect: "direct" };
  const details = isUnknown ? "share not known" : "";
  const shareholding = filled({ type: "shareholding", ...direct, share, details, ...dates });
  if (votesPpm === null) return [shareholding];
  return [
    shareholding,
    filled({ type: "votingRights", ...direct, share: { exact: percentFromPpm(votesPpm) }, ...dates }),
  ];
}

/** The role stands in the details, in our word and in Chinese, because several roles share one interest. */
function officeInterest({ role, fromKind }: ExchangeRelation, dates: object) {
  const own = role ?? "";
  const zh = Object.hasOwn(roles, own) ? ` (${roles[own as keyof typeof roles]})` : "";
  const type = Object.hasOwn(interestByRole, own) ? interestByRole[own] : undefined;
  const claims = own === "beneficialOwner" || own === "actualController";
  return filled({
    type: type ?? (ownNames.includes(own) ? own : "unknownInterest"),
    directOrIndirect: claims ? "unknown" : "direct",
    // Only where a source states it of a natural person: what we derived is no statement of anybody.
    beneficialOwnershipOrControl: claims && fromKind === "person" ? true : null,
    details: `role: ${own}${zh}`,
    ...dates,
  });
}
