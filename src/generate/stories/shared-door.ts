import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "same-address-listed-cluster";
const givenNames = [..."晨晓冬春夏秋雨雪霜风云岩峰泉溪河湖海洋波涛林森松柏竹兰菊梅"];

/** Two houses with a listed firm each: 30 subjects state the one address, 31 the other; most live there. */
export const sharedDoor: Story = {
  name: "shared-door",
  tell(page) {
    const house = (brand: string, address: string, residents: number) => {
      const at = places.xiangcheng;
      const listed = page.organisation(`漳州${brand}灯饰有限公司`, at, { address, industryCode: "C3872" });
      const neighbour = page.organisation(`漳州${brand}广告有限公司`, at, { address, industryCode: "L7259" });
      page.lists(listed, "seriousMarketViolation", { listedOn: "2025-12-08" });
      for (const given of givenNames.slice(0, residents)) page.person(`柯${given}芃`, at, { address });
      return { listed, neighbour };
    };
    const full = house("昱笙", "漳州市芗城区虚设巷16号", 27);
    const shop = page.organisation("漳州昱笙茶点铺", places.xiangcheng, {
      ...{ kind: "individualBusiness", address: "漳州市芗城区虚设巷16号", industryCode: "H6229" },
    });
    const upstairs = page.organisation("漳州昱笙图书有限公司", places.xiangcheng, {
      ...{ address: "漳州市芗城区虚设巷16号2室", industryCode: "F5243" },
    });
    page.lead(rule, full.neighbour, full.listed);
    page.lead(rule, shop, full.listed);
    page.none(rule, upstairs, full.listed);
    const crowded = house("昱沅", "漳州市芗城区虚设巷18号", 29);
    page.none(rule, crowded.neighbour, crowded.listed);
  },
};
