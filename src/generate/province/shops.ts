import { AS_OF_DAY, dayText, FIRST_DAY } from "./days.ts";
import { districtAt } from "./districts.ts";
import { shopName } from "./names.ts";
import { tellOffice } from "./offices.ts";
import { hashRatio } from "./random.ts";
import type { Scene } from "./scene.ts";
import { phoneOf, since, someAddress } from "./scene.ts";

/** Codes and phones of shops and bodies are numbered apart from those of companies. */
const SHOP_CODES = 100_000_000;
const SHOP_PHONES = 30_000_000;
const BODY_CODES = 800_000_000;
const BODY_PHONES = 90_000_000;
const NOTICE_EVERY = 20_000;
const SEVERE_RATIO = 0.0075;
/** The other operators are known already: holders and officers of companies, or of another shop. */
const NEW_OPERATOR_RATIO = 0.41;
const capitalsWan = [1, 2, 3, 5, 5, 10, 20];

/** Individual businesses, each with its operator; `notice` is called now and then. */
export function tellShops(scene: Scene, notice: () => void): void {
  const { random, ledger, codes, crowd, evidence, plan } = scene;
  for (let number = 0; number < plan.businesses; number += 1) {
    const district = districtAt(hashRatio(number, scene.salt + 3));
    const id = codes.uscc("92", district.regionCode, SHOP_CODES + number);
    const from = AS_OF_DAY - Math.floor(random.ratio() ** 1.8 * (AS_OF_DAY - FIRST_DAY));
    const isGone = random.happens(0.18);
    ledger.organisation({
      uscc: id,
      kind: "individualBusiness",
      name: district.city + shopName(random),
      regionCode: district.regionCode,
      status: isGone ? "dissolved" : "active",
      registeredOn: dayText(from),
      dissolvedOn: isGone ? dayText(random.between(from, AS_OF_DAY)) : "",
      industryCode: "F5299",
      capitalFen: `${random.pick(capitalsWan)}000000`,
      address: someAddress(scene, district),
      phone: phoneOf(SHOP_PHONES + number),
    });
    evidence.firm(id, from, SEVERE_RATIO, 0.25);
    const operator = crowd.someone(district, NEW_OPERATOR_RATIO);
    tellOffice(scene, operator, { id, district, since: from }, "operator");
    if (number % NOTICE_EVERY === 0) notice();
  }
}

/** An institution, association or government body; returns its id. */
export function tellBody(scene: Scene, number: number, kind: BodyKind, name: string): string {
  const { random, ledger, codes } = scene;
  const district = districtAt(hashRatio(number, scene.salt + 4));
  const id = codes.uscc(registrars[kind], district.regionCode, BODY_CODES + number);
  const from = random.between(FIRST_DAY, AS_OF_DAY - 700);
  ledger.organisation({
    ...{ uscc: id, kind, name: `${district.name}${name}`, regionCode: district.regionCode },
    ...{ status: "active", registeredOn: dayText(from), dissolvedOn: "", industryCode: "", capitalFen: "" },
    ...{ address: someAddress(scene, district), phone: phoneOf(BODY_PHONES + number) },
  });
  if (kind !== "governmentBody") {
    const leader = scene.crowd.id(scene.crowd.newcomer(district));
    ledger.office(leader, id, "legalRepresentative", since(from));
  }
  return id;
}

type BodyKind = "institution" | "socialOrganisation" | "governmentBody";
const registrars: Readonly<Record<BodyKind, string>> = {
  institution: "12",
  socialOrganisation: "51",
  governmentBody: "11",
};
const bodyNames: Readonly<Record<BodyKind, readonly string[]>> = {
  institution: ["第二实验小学", "社区卫生服务中心", "水文监测站", "农技推广站", "公共图书馆"],
  socialOrganisation: ["书画学会", "行业协会", "志愿服务队", "商会", "徒步协会"],
  governmentBody: ["市场监督管理局（演示）", "财政局（演示）", "应急管理局（演示）"],
};

/** Institutions, associations and a few government bodies; `first` is the first free body number. */
export function tellBodies(scene: Scene, first: number): void {
  for (let at = 0; at < scene.plan.institutions; at += 1) {
    const kind = at % 20 === 0 ? "governmentBody" : at % 3 === 0 ? "socialOrganisation" : "institution";
    tellBody(scene, first + at, kind, scene.random.pick(bodyNames[kind]));
  }
}
