import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Firms on a list for the second time: soon or late, for another act or the same, after an end or a repair. */
export const listedTwice: Story = {
  name: "listed-twice",
  tell(page) {
    tellOrganisations(page);
    tellLeaders(page);
  },
};

const tax = { listedOn: "2023-06-01", actFrom: "2022-01-01", actTo: "2022-12-31" };
const wages = { actFrom: "2025-10-01", actTo: "2025-12-31" };

function tellOrganisations(page: Page): void {
  const workshop = (name: string) =>
    page.organisation(name, places.xiangcheng, { industryCode: "C2110", registeredOn: "2016-03-09" });
  const month = workshop("漳州昕桥家具有限公司");
  page.lists(month, "majorTaxViolation", tax);
  page.lists(month, "wageArrears", { listedOn: "2026-06-01", ...wages });
  const day = workshop("漳州昕谷家具有限公司");
  page.lists(day, "majorTaxViolation", tax);
  page.lists(day, "wageArrears", { listedOn: "2026-06-02", ...wages });
  const expired = workshop("漳州昕湾家具有限公司");
  const removal = { removedOn: "2023-05-10", removalReason: "expired" };
  page.lists(expired, "ecology", {
    ...{ listedOn: "2020-05-10", actFrom: "2020-01-01", actTo: "2020-02-28", ...removal },
  });
  page.lists(expired, "wageArrears", { listedOn: "2026-05-10", ...wages });
  const sameAct = workshop("漳州昕桐家具有限公司");
  page.lists(sameAct, "majorTaxViolation", { ...tax, listedOn: "2024-08-01" });
  page.lists(sameAct, "seriousMarketViolation", { ...tax, listedOn: "2024-09-15" });
  const repaired = workshop("漳州昕川家具有限公司");
  page.lists(repaired, "majorTaxViolation", {
    ...tax,
    ...{ listedOn: "2024-08-01", removedOn: "2024-11-01", removalReason: "repaired" },
  });
  page.lists(repaired, "wageArrears", { listedOn: "2026-01-20", ...wages });
  for (const target of [month, expired]) page.lead("repeat-offender", target, target);
  for (const target of [day, sameAct, repaired]) page.none("repeat-offender", target, target);
}

function tellLeaders(page: Page): void {
  const firm = (name: string) =>
    page.organisation(name, places.longwen, { industryCode: "E4710", registeredOn: "2016-03-09" });
  const former = firm("漳州昕野建材有限公司");
  const held = firm("漳州昕舟建材有限公司");
  const next = firm("漳州昕原建筑有限公司");
  const last = firm("漳州昕岸建筑有限公司");
  for (const subject of [former, held]) {
    page.lists(subject, "majorTaxViolation", { ...tax, removedOn: "2025-06-01", removalReason: "expired" });
  }
  const repaired = firm("漳州昕岭建材有限公司");
  page.lists(repaired, "majorTaxViolation", {
    ...tax,
    ...{ removedOn: "2024-06-01", removalReason: "repaired" },
  });
  for (const subject of [next, last])
    page.lists(subject, "wageArrears", { listedOn: "2026-03-05", ...wages });
  const leader = page.person("林清昕", places.longwen);
  const holder = page.person("谢素昕", places.longwen);
  const half = page.person("施雅昕", places.longwen);
  const before = page.person("曾泽昕", places.longwen);
  const cleared = page.person("洪静昕", places.longwen);
  page.serves(leader, former, "legalRepresentative", { to: "2022-01-02" });
  page.serves(before, former, "legalRepresentative", { to: "2022-01-01" });
  page.serves(cleared, repaired, "legalRepresentative", { to: "2025-01-01" });
  page.owns(holder, held, "50.0001", { to: "2023-01-01" });
  page.owns(half, held, "50", { to: "2023-01-01" });
  page.serves(leader, next, "legalRepresentative");
  page.serves(before, next, "actualController");
  page.serves(cleared, next, "actualController");
  page.serves(holder, last, "actualController");
  page.serves(half, last, "legalRepresentative");
  page.lead("listed-again-elsewhere", leader, next);
  page.lead("listed-again-elsewhere", holder, last);
  for (const target of [before, cleared]) page.none("listed-again-elsewhere", target, next);
  page.none("listed-again-elsewhere", half, last);
}
