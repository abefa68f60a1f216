import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Persons who lend their name to many firms: 51 offices are no bridge, exactly 50 still are. */
export const registrationAgent: Story = {
  name: "registration-agent",
  tell(page, { firms }) {
    const agent = page.person("王予汀", places.siming);
    const shell = page.organisation("厦门岫舟商务服务有限公司", places.siming, { industryCode: "L7299" });
    const neighbour = page.organisation("厦门岫湾商务服务有限公司", places.siming, { industryCode: "L7299" });
    page.lists(shell, "seriousMarketViolation", {
      listedOn: "2025-10-09",
      actFrom: "2025-03-01",
      actTo: "2025-06-30",
    });
    page.serves(agent, shell, "legalRepresentative");
    page.serves(agent, neighbour, "legalRepresentative");
    for (const firm of firms.slice(0, 49)) page.serves(agent, firm, "executive", { from: "2021-03-01" });
    page.none("shared-legal-representative", neighbour, shell);

    const busy = page.person("郑雅芃", places.fengze);
    const courier = page.organisation("泉州泠桥快运有限公司", places.fengze, { industryCode: "G6010" });
    const parcel = page.organisation("泉州泠桥仓配有限公司", places.fengze, { industryCode: "G5990" });
    page.lists(courier, "wageArrears", {
      listedOn: "2026-01-15",
      actFrom: "2025-07-01",
      actTo: "2025-11-30",
    });
    page.serves(busy, courier, "legalRepresentative");
    page.serves(busy, parcel, "legalRepresentative");
    for (const firm of firms.slice(60, 108)) page.serves(busy, firm, "executive", { from: "2022-09-01" });
    page.lead("shared-legal-representative", parcel, courier);
  },
};
