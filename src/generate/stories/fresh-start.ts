import type { IsoDate } from "../../model/dates.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "successor-company";

/** A moulder listed on 2025-06-10; its leader and holder at the act stand in new firms, alike in one thing each. */
export const freshStart: Story = {
  name: "fresh-start",
  tell(page, town) {
    const [address, phone] = ["泉州市洛江区澄湾工业区虚设路8号", "0595-5550998"];
    const at = places.luojiang;
    const listed = page.organisation("泉州穗泠模具有限公司", at, {
      ...{ registeredOn: "2011-04-02", industryCode: "C3525", address, phone },
    });
    page.lists(listed, "workSafety", { listedOn: "2025-06-10", actFrom: "2024-07-01", actTo: "2024-12-31" });
    const leader = page.person("许予昀", at);
    const holder = page.person("李静珩", at);
    const later = page.person("洪维汀", at);
    const state = town.stateHubs.quanzhou;
    page.serves(leader, listed, "legalRepresentative");
    page.owns(holder, listed, "30", { to: "2025-01-01" });
    page.owns(later, listed, "30", { from: "2025-01-01", to: "2025-05-01" });
    page.owns(state, listed, "40", { to: "2025-01-01" });

    const firm = (brand: string, registeredOn: IsoDate, plan: object) =>
      page.organisation(`泉州${brand}精密有限公司`, at, { registeredOn, industryCode: "C3484", ...plan });
    const alike = { industryCode: "C3525" };
    const byAddress = firm("穗澄", "2024-12-10", { address });
    page.owns(leader, byAddress, "25");
    page.lead(rule, byAddress, listed);
    page.lead("same-address-listed-cluster", byAddress, listed);
    const byPhone = firm("穗沅", "2026-06-10", { phone });
    page.serves(holder, byPhone, "legalRepresentative");
    page.lead(rule, byPhone, listed);
    page.lead("same-phone-listed-cluster", byPhone, listed);
    const byTrade = firm("穗砚", "2025-06-10", alike);
    page.owns(holder, byTrade, "25");
    page.lead(rule, byTrade, listed);

    const missed = (brand: string, who: string, share: string, registeredOn: IsoDate, plan: object) => {
      const company = firm(brand, registeredOn, plan);
      page.owns(who, company, share);
      page.none(rule, company, listed);
    };
    missed("穗棠", holder, "30", "2024-12-09", alike);
    missed("穗蓁", holder, "30", "2026-06-11", alike);
    missed("穗笙", holder, "24.9999", "2025-06-10", alike);
    missed("穗墨", holder, "30", "2025-06-10", {});
    missed("穗岚", later, "30", "2025-06-10", alike);
    missed("穗川", state, "30", "2025-06-10", alike);
  },
};
