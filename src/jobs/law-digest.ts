import { hashOf } from "../alerts/certificate.ts";
import { caseClocks } from "../model/case-clocks.ts";
import { tableInForce } from "../model/law.ts";
import { listCatalogue } from "../model/list-catalogue.ts";
import { listLaw } from "../model/list-law.ts";
import { holidayYears } from "../model/official-holidays.ts";
import { classByPenaltyType, periodRules } from "../model/period-rules.ts";
import { procedureDemands } from "../model/procedure-demands.ts";
import { publicationClocks } from "../model/publication-clocks.ts";
import { repairBars } from "../model/repair-bars.ts";
import { pilotCodes } from "../model/uscc.ts";

/** Characters of a digest that people compare. */
const DIGEST_CHARACTERS = 16;

/** Names the law in force: hash of all its tables, the built-in ones with what the operator's law.json adds. */
export const lawDigest = tableInForce(() =>
  hashOf([
    ...[holidayYears(), periodRules(), listCatalogue()],
    ...[
      listLaw(),
      [...pilotCodes()].sort(),
      classByPenaltyType,
      caseClocks(),
      procedureDemands,
      publicationClocks(),
    ],
    repairBars(),
  ]).slice(0, DIGEST_CHARACTERS),
);
