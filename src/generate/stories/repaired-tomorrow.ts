import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A contractor with leads of many rules; the next delivery repairs its listing and all of them close. */
export const repairedTomorrow: Story = {
  name: "repaired-tomorrow",
  tell(page) {
    const builder = page.organisation("泉州澄桥建设工程有限公司", places.licheng, {
      industryCode: "E4710",
      capitalWan: 6000,
    });
    const decor = page.organisation("泉州澄桥装饰有限公司", places.licheng, { industryCode: "E5011" });
    const branch = page.organisation("泉州澄桥建设工程有限公司晋江分公司", places.jinjiang, {
      industryCode: "E4710",
    });
    const cement = page.organisation("泉州昱砾混凝土有限公司", places.luojiang, { industryCode: "C3021" });
    const owner = page.person("施嘉禾", places.licheng);
    const leader = page.person("杨清衡", places.licheng);
    page.lists(builder, "wageArrears", {
      listedOn: "2024-09-13",
      actFrom: "2024-01-01",
      actTo: "2024-06-30",
    });
    page.owns(owner, builder, "60");
    page.owns(builder, decor, "70");
    page.serves(leader, builder, "legalRepresentative");
    page.serves(leader, decor, "legalRepresentative");
    page.links(branch, "branchOf", builder, { from: "2020-12-01" });
    page.links(cement, "guarantees", builder, { amountWan: 1000, from: "2024-03-01" });
    page.lead("listed-actual-controller", decor, builder);
    page.lead("listed-aggregate-ownership", decor, null);
    page.lead("listed-shareholder", decor, builder);
    page.lead("invests-in-listed", owner, builder);
    page.lead("controls-listed", owner, builder);
    page.lead("shared-legal-representative", decor, builder);
    page.lead("listed-branch", branch, builder);
    page.none("cross-region-activity", branch, builder);
    page.lead("guarantees-listed", cement, builder);
    // Controlled by the listed company itself, so no sister of it.
    page.none("shared-actual-controller", decor, builder);
  },
};
