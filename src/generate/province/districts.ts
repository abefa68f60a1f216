/** A district of the province: GB/T 2260 code, the city that firms carry in front, its name, dialling code. */
export interface District {
  readonly regionCode: string;
  readonly city: string;
  readonly name: string;
  readonly weight: number;
}

const of = (city: string, cityCode: string, weight: number, names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([code, name]): District => {
    const full = name.endsWith("市") ? name : `${city}市${name}`;
    return { regionCode: cityCode + code, city, name: full, weight };
  });

/** Districts with weights that follow where Fujian's firms are: the coast first. */
export const districts: readonly District[] = [
  ...of("厦门", "3502", 9, {
    ...{ "03": "思明区", "05": "海沧区", "06": "湖里区" },
    ...{ "11": "集美区", "12": "同安区", "13": "翔安区" },
  }),
  ...of("福州", "3501", 7, {
    ...{ "02": "鼓楼区", "03": "台江区", "04": "仓山区", "05": "马尾区" },
    ...{ "11": "晋安区", "12": "长乐区", "21": "闽侯县", "81": "福清市" },
  }),
  ...of("泉州", "3505", 6, {
    ...{ "02": "鲤城区", "03": "丰泽区", "04": "洛江区", "81": "石狮市", "82": "晋江市", "83": "南安市" },
  }),
  ...of("漳州", "3506", 4, { "02": "芗城区", "03": "龙文区", "04": "龙海区", "05": "长泰区" }),
  ...of("莆田", "3503", 3, { "02": "城厢区", "03": "涵江区", "04": "荔城区", "05": "秀屿区" }),
  ...of("宁德", "3509", 2, { "02": "蕉城区", "81": "福安市", "82": "福鼎市" }),
  ...of("三明", "3504", 2, { "04": "三元区", "05": "沙县区", "81": "永安市" }),
  ...of("南平", "3507", 2, { "02": "延平区", "03": "建阳区", "81": "邵武市", "82": "武夷山市" }),
  ...of("龙岩", "3508", 2, { "02": "新罗区", "03": "永定区", "81": "漳平市" }),
];

const weighted = districts.flatMap((district) => new Array<District>(district.weight).fill(district));
const weightTotal = weighted.length;

/** The district at a ratio from 0 up to but not 1. */
export function districtAt(ratio: number): District {
  return weighted[Math.floor(ratio * weightTotal)]!;
}

/** Share of all subjects that live in a city, 0 to 1. */
export function cityRatio(city: string): number {
  return weighted.filter((district) => district.city === city).length / weightTotal;
}
