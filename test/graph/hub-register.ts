import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";

/** How many stand beside each hub; smaller than a province's, so that a test stays short. */
export const hubSizes = {
  ...{ offices: 1_500, firmsAtAddress: 1_500, subsidiaries: 1_000, fundHolders: 750 },
  ...{ fundStakes: 500, guarantees: 1_000, customers: 1_000 },
} as const;

/** The hubs by id; G serves, S holds for the state, F is the fund, Y guarantees, Z supplies. */
export const hubs = ["G", "O", "S", "F", "Y", "Z"] as const;

const FIRMS = 1_500;
const PERSONS = 750;
/** Every so many firms one is listed, and every so many persons. */
const LISTED_FIRM_EACH = 50;
const LISTED_PERSON_EACH = 75;

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const text = (number: number) => String(number).padStart(4, "0");
/** Everyday firm and everyday person by number. */
export const firm = (number: number) => `X${text(number)}`;
export const human = (number: number) => `L${text(number)}`;

/**
 * Everyday firms, each with a leader who holds 30 % and a company below it, some listed; and six parties that are
 * hubs when told with hubs and have two or three neighbours when told without. The subjects are the same.
 */
export function hubRegister(withHubs: boolean): Tables {
  const many = (count: number, few: number) => numbers(withHubs ? count : few);
  return {
    subjects: subjectsOf(withHubs),
    shareholdings: [
      ...numbers(FIRMS).map((at) => stake(`own${at}`, human(at % PERSONS), firm(at), { sharePercent: "30" })),
      ...numbers(200).map((at) => stake(`sub${at}`, firm(at * 5), `W${text(at)}`, { sharePercent: "70" })),
      stake("state", "O", "S", { sharePercent: "100" }),
      ...many(hubSizes.subsidiaries, 3).map((at) => stake(`st${at}`, "S", firm(at + 1))),
      ...many(hubSizes.fundHolders, 3).map((at) =>
        stake(`fh${at}`, human(at + (withHubs ? 0 : 1)), "F", { sharePercent: "0.03" }),
      ),
      ...many(hubSizes.fundStakes, 3).map((at) => stake(`fs${at}`, "F", firm(at + 1), { sharePercent: "5" })),
      ...numbers(20).map(moved),
    ].flat(),
    positions: [
      ...numbers(FIRMS).map((at) =>
        office(`led${at}`, human(at % PERSONS), firm(at), { role: "legalRepresentative" }),
      ),
      ...many(hubSizes.offices, 3).map((at) =>
        office(`agent${at}`, "G", firm(withHubs ? at : at + 1), { role: "legalRepresentative" }),
      ),
    ],
    links: [
      ...many(hubSizes.guarantees, 2).map((at) => guarantee(`g${at}`, "Y", firm(withHubs ? at : at + 1))),
      guarantee("gy", firm(1), "Y"),
      ...numbers(400).map((at) => guarantee(`gx${at}`, firm(at * 3), firm(at * 3 + 3))),
      ...many(hubSizes.customers, 2).map((at) =>
        link(`z${at}`, "Z", firm(withHubs ? at : at + 1), { kind: "suppliesTo", amountFen: "100" }),
      ),
      link("kin", human(7), "G", { kind: "familyOf" }),
    ],
    listings: [
      ...numbers(FIRMS / LISTED_FIRM_EACH).map((at) => listing(`lf${at}`, firm(at * LISTED_FIRM_EACH))),
      ...numbers(PERSONS / LISTED_PERSON_EACH).map((at) =>
        listing(`lp${at}`, human(at * LISTED_PERSON_EACH + 7)),
      ),
    ],
  };
}

function subjectsOf(withHubs: boolean): Row[] {
  const contact = (at: number) =>
    withHubs && at < hubSizes.firmsAtAddress
      ? { address: "虚街1号集中登记区", phone: "0599-0000001" }
      : { address: `虚路${at}号`, phone: `0592-${6_000_000 + at}` };
  return [
    ...numbers(FIRMS).map((at) => company(firm(at), { ...contact(at), registeredOn: "2019-01-01" })),
    ...numbers(200).map((at) => company(`W${text(at)}`)),
    ...numbers(20).map((at) => company(`M${text(at)}`)),
    ...numbers(PERSONS).map((at) => person(human(at))),
    person("G"),
    company("O", { kind: "governmentBody" }),
    ...["S", "F", "Y", "Z"].map((id) => company(id)),
  ];
}

const guarantee = (statementId: string, from: string, to: string) =>
  link(statementId, from, to, { amountFen: "500000000" });

/** A stake that a listed firm gave up a month before its listing, to everyday firms. */
function moved(at: number): Row[] {
  const [from, to] = [firm(at * LISTED_FIRM_EACH), firm(at * LISTED_FIRM_EACH + 1)];
  const target = `M${text(at)}`;
  return [
    stake(`mo${at}`, from, target, { sharePercent: "40", validTo: "2024-12-01" }),
    stake(`mn${at}`, to, target, { sharePercent: "40", validFrom: "2024-12-01" }),
  ];
}
