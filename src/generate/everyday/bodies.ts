import { chance, pick } from "../chance.ts";
import type { Page } from "../page.ts";
import { allPlaces, places } from "../places.ts";
import type { Place } from "../places.ts";
import type { Town } from "../story.ts";
import type { NameBook } from "./names.ts";

const SHOPS_COUNT = 40;
const shopTrades = [
  "沙茶面馆",
  "五金店",
  "水果行",
  "理发店",
  "海鲜档",
  "茶庄",
  "修车铺",
  "文具店",
  "面线糊店",
  "干洗店",
];

const institutions: readonly (readonly [string, Place])[] = [
  ["厦门屿前水文监测站", places.siming],
  ["厦门汀州社区卫生服务中心", places.huli],
  ["厦门澳头渔港服务中心", places.xiangan],
  ["厦门岫山林场", places.tongan],
  ["泉州刺桐非遗保护中心", places.licheng],
  ["泉州昱山实验小学", places.fengze],
  ["晋江穗田农技推广站", places.jinjiang],
  ["石狮屹港海洋观测站", places.shishi],
  ["漳州水仙花研究所", places.longwen],
  ["漳州栩园公共图书馆", places.xiangcheng],
  ["漳州珩江水质检测中心", places.longhai],
  ["长泰岚溪文化馆", places.changtai],
];

const associations: readonly (readonly [string, Place])[] = [
  ["厦门屿岸供应链协会", places.huli],
  ["厦门汀舟志愿服务队", places.siming],
  ["厦门砚墨书画学会", places.jimei],
  ["泉州砾石行业协会", places.fengze],
  ["晋江稷鞋行业协会", places.jinjiang],
  ["石狮漪布商会", places.shishi],
  ["南安岚茶协会", places.nanan],
  ["漳州沅果种植者协会", places.longhai],
  ["漳州笙歌南音社", places.xiangcheng],
  ["漳州泠泉徒步协会", places.longwen],
];

const government: readonly (readonly [string, Place])[] = [
  ["厦门市市场监督管理局（演示）", places.siming],
  ["泉州市市场监督管理局（演示）", places.fengze],
  ["漳州市市场监督管理局（演示）", places.longwen],
  ["厦门市财政局（演示）", places.siming],
  ["泉州市生态环境局（演示）", places.fengze],
  ["漳州市应急管理局（演示）", places.longwen],
];

/** Individual businesses, each with its operator. */
export function tellShops(page: Page, names: NameBook): string[] {
  return Array.from({ length: SHOPS_COUNT }, (_, at) => {
    const key = `shop ${at}`;
    const place = pick(`${key} place`, allPlaces);
    const name = `${place.prefix}${names.brand(key)}${pick(`${key} trade`, shopTrades)}`;
    const capitalWan = 1 + chance(`${key} capital`, 20);
    const shop = page.organisation(name, place, {
      kind: "individualBusiness",
      industryCode: "F5299",
      capitalWan,
    });
    page.serves(page.person(names.person(key), place), shop, "operator");
    return shop;
  });
}

/** Institutions and social organisations with their legal representatives. */
export function tellPublicBodies(page: Page, names: NameBook): string[] {
  const tell = ([name, at]: readonly [string, Place], kind: "institution" | "socialOrganisation"): string => {
    const body = page.organisation(name, at, { kind, capitalWan: 30 });
    page.serves(page.person(names.person(name), at), body, "legalRepresentative");
    return body;
  };
  return [
    ...institutions.map((one) => tell(one, "institution")),
    ...associations.map((one) => tell(one, "socialOrganisation")),
  ];
}

/** Government bodies, 国资委 of each city among them with two healthy companies of the city each. */
export function tellGovernment(page: Page): Town["stateHubs"] {
  for (const [name, at] of government) page.organisation(name, at, { kind: "governmentBody" });
  const hub = (city: string, at: Place, firms: readonly [string, string]): string => {
    const body = page.organisation(`${city}市国资委（演示）`, at, {
      kind: "governmentBody",
      registeredOn: "2004-06-01",
    });
    const group = page.organisation(firms[0], at, { industryCode: "L7211", capitalWan: 80_000 });
    page.owns(body, group, "100");
    page.owns(group, page.organisation(firms[1], at, { industryCode: "G5411", capitalWan: 9_000 }), "100");
    return body;
  };
  return {
    xiamen: hub("厦门", places.siming, ["厦门屿航国有资本运营有限公司", "厦门屿航轮渡有限公司"]),
    quanzhou: hub("泉州", places.fengze, ["泉州桐城国有资本运营有限公司", "泉州桐城公交有限公司"]),
    zhangzhou: hub("漳州", places.longwen, ["漳州沅城国有资本运营有限公司", "漳州沅城公交有限公司"]),
  };
}
