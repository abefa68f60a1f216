import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A social organisation whose listing states no act: the day of listing stands for it. How it came about is told. */
export const associationWages: Story = {
  name: "association-wages",
  tell(page) {
    const guild = page.organisation("泉州刺桐工匠技艺协会", places.licheng, {
      ...{ kind: "socialOrganisation", registeredOn: "2014-05-20", capitalWan: 10 },
    });
    const workshop = page.organisation("泉州鸢桐木艺有限公司", places.licheng, { industryCode: "C2110" });
    const former = page.organisation("泉州砾桐竹艺有限公司", places.luojiang, { industryCode: "C2041" });
    const listing = page.lists(guild, "wageArrears", { listedOn: "2025-04-10" });
    page.proceeds(guild, "wageArrears", {
      ...{ proposedOn: "2025-03-05", notifiedOn: "2025-03-07", heardOn: "2025-03-14", listing },
    });
    // Told that it may be listed, and not listed: nothing follows from it.
    page.proceeds(workshop, "wageArrears", { proposedOn: "2026-06-15", notifiedOn: "2026-06-18" });
    const leader = page.person("郭明衡", places.licheng);
    const predecessor = page.person("郭清穗", places.licheng);
    page.serves(predecessor, guild, "legalRepresentative", { from: "2014-05-20", to: "2025-04-10" });
    page.serves(leader, guild, "legalRepresentative", { from: "2025-04-10" });
    page.serves(leader, workshop, "legalRepresentative");
    page.serves(predecessor, former, "legalRepresentative");
    page.lead("shared-legal-representative", workshop, guild);
    page.none("shared-legal-representative", former, guild);
    page.lead("legal-representative-swapped-before-listing", predecessor, guild);
  },
};
