import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story, Town } from "../story.ts";

function tellStateSisters(page: Page, { stateHubs }: Town): void {
  const sanitation = page.organisation("厦门港屿市政工程有限公司", places.huli, {
    industryCode: "E4840",
    capitalWan: 20000,
  });
  const gardens = page.organisation("厦门港屿园林有限公司", places.jimei, {
    industryCode: "N7840",
    capitalWan: 8000,
  });
  page.lists(sanitation, "workSafety", {
    listedOn: "2024-10-10",
    actFrom: "2024-04-12",
    actTo: "2024-04-12",
  });
  page.owns(stateHubs.xiamen, sanitation, "100");
  page.owns(stateHubs.xiamen, gardens, "100");
  page.none("shared-actual-controller", gardens, sanitation);
  page.none("invests-in-listed", stateHubs.xiamen, sanitation);
}

function tellStateGroup(page: Page, { stateHubs }: Town): void {
  const group = page.organisation("泉州桐港城建集团有限公司", places.fengze, {
    industryCode: "L7211",
    capitalWan: 50000,
  });
  const roads = page.organisation("泉州桐港路桥有限公司", places.luojiang, {
    industryCode: "E4812",
    capitalWan: 9000,
  });
  const lamps = page.organisation("泉州桐港照明有限公司", places.licheng, { industryCode: "E4910" });
  const water = page.organisation("泉州晋水供水有限公司", places.fengze, {
    industryCode: "D4610",
    capitalWan: 12000,
  });
  page.lists(roads, "wageArrears", { listedOn: "2025-12-03", actFrom: "2025-05-01", actTo: "2025-10-31" });
  page.owns(stateHubs.quanzhou, group, "100");
  page.owns(group, roads, "70");
  page.owns(group, lamps, "80");
  page.owns(stateHubs.quanzhou, water, "100");
  page.lead("shared-actual-controller", lamps, roads);
  page.none("shared-actual-controller", water, roads);
  page.none("shared-actual-controller", group, roads);
  page.lead("invests-in-listed", group, roads);
  page.lead("controls-listed", group, roads);
  page.none("controls-listed", stateHubs.quanzhou, roads);
}

/** The state is no bridge, but a company of the state that controls a listed firm is one. */
export const stateHub: Story = {
  name: "state-hub",
  tell(page, town) {
    tellStateSisters(page, town);
    tellStateGroup(page, town);
  },
};
