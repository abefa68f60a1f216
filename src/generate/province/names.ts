import type { Random } from "./random.ts";

/** Surnames by how often they occur in Fujian: the first ones stand for a third of all people. */
const surnames = [
  ...[..."陈陈陈陈陈林林林林黄黄黄张张张吴吴李李王王郑郑"],
  ..."蔡刘许叶苏曾郭杨谢庄洪周徐柯施何余赖罗卢邱肖魏江高方游朱沈潘翁颜傅戴连詹康白纪汤温",
];
const givenFirst = [..."嘉思启明婉映予书砚清素晓文雅泽立静昭维知国建志丽秀美海金玉永宗伟淑艺"];
const givenSecond = [..."澄禾岚珩舟棠屿穗垣川蓁昀笙芃栩汀茵衡庭沅强华平辉珍云斌英龙燕鹏芳"];
/** Characters of brands; none of the stories' names can come out, because those carry the mark of their copy. */
const brands = [
  ..."澄岚砚穗屿泠栩屹汀沅昱珩笙漪汐稷蔓筠皓泓沛煜霁陌堇宥鼎恒盛泰隆兴源达信诚瑞祥丰裕茂荣",
  ..."峤洲堰陂圃畹蔚炬铎磐翊晗栎枫楠榆钧铭锐宏博远航捷智慧创联合众力群星辰朗清源润泽溪涛海",
];

const trade = (words: string, industryCode: string) => ({ words, industryCode });

/** Lines of business of the province, words of the name and code in GB/T 4754. */
export const trades = [
  ...[trade("贸易", "F5179"), trade("供应链", "L7224"), trade("鞋业", "C1951"), trade("服饰", "C1811")],
  ...[trade("石材", "C3032"), trade("陶瓷", "C3071"), trade("茶业", "C1530"), trade("水产", "C1361")],
  ...[trade("食品", "C1421"), trade("建设工程", "E4710"), trade("装饰工程", "E5011"), trade("物流", "G5431")],
  ...[trade("冷链", "G5930"), trade("软件", "I6513"), trade("信息技术", "I6560"), trade("物业", "K7020")],
  ...[
    trade("酒店管理", "H6110"),
    trade("餐饮管理", "H6210"),
    trade("环保设备", "C3591"),
    trade("园艺", "A0143"),
  ],
  ...[trade("机电设备", "F5175"), trade("新材料", "C2659"), trade("纺织", "C1751"), trade("家具", "C2110")],
  ...[
    trade("电子商务", "F5292"),
    trade("文化传媒", "R8650"),
    trade("企业管理", "L7211"),
    trade("建材", "F5165"),
  ],
] as const;

const shopTrades = [
  ...["沙茶面馆", "五金店", "水果行", "理发店", "海鲜档", "茶庄", "修车铺", "文具店", "干洗店", "便利店"],
  ...["早餐店", "服装店", "建材店", "快餐店", "手机维修店", "果蔬摊", "茶叶店", "食杂店", "烟酒行", "花店"],
];

/** A personal name; namesakes are as common as in life. */
export function personName(random: Random): string {
  const given = random.pick(givenSecond);
  const name = random.pick(surnames);
  return random.happens(0.12) ? name + given : name + random.pick(givenFirst) + given;
}

/** Brand of a firm by number: two characters, a third where the number has used up the pairs of its trade. */
export function brandOf(number: number): string {
  const count = brands.length;
  const at = (number * 7919) % (count * count);
  const third = Math.floor(number / (count * count * trades.length)) % count;
  return brands[at % count]! + brands[Math.floor(at / count)]! + (third === 0 ? "" : brands[third]!);
}

/** Line of business of a firm by number. */
export function tradeOf(number: number): (typeof trades)[number] {
  return trades[Math.floor(number / brands.length ** 2 + number) % trades.length]!;
}

/** A shop's own words, such as 阿晴水果行 without the city. */
export function shopName(random: Random): string {
  return random.pick(brands) + random.pick(givenSecond) + random.pick(shopTrades);
}
