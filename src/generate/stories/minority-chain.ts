import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Both sides of a tenth a link and of three links, below a listed company. */
export const minorityChain: Story = {
  name: "minority-chain",
  tell(page) {
    const rule = "listed-minority-shareholder";
    const root = page.organisation("漳州铖溪竹业有限公司", places.changtai, { industryCode: "C2041" });
    page.lists(root, "ecology", { listedOn: "2025-07-14", actFrom: "2025-02-01", actTo: "2025-03-31" });
    const first = page.organisation("漳州铖溪林业有限公司", places.changtai, { industryCode: "A0211" });
    const second = page.organisation("漳州铖溪苗圃有限公司", places.changtai, { industryCode: "A0212" });
    const third = page.organisation("漳州铖溪园艺有限公司", places.longwen, { industryCode: "A0143" });
    const fourth = page.organisation("漳州铖溪花卉有限公司", places.longwen, { industryCode: "A0143" });
    const under = page.organisation("漳州铖岭木业有限公司", places.changtai, { industryCode: "C2011" });
    page.owns(root, first, "10");
    page.owns(first, second, "100");
    page.owns(second, third, "100");
    page.owns(third, fourth, "100");
    page.owns(root, under, "9.9999");
    for (const target of [first, second, third]) page.lead(rule, target, root);
    for (const target of [fourth, under]) page.none(rule, target, root);
  },
};
