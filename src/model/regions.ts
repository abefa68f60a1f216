/** GB/T 2260 divisions of the seed region and its neighbours; the full dated table is a later room. */
export const regionNames: Readonly<Record<string, string>> = {
  "350000": "福建省",
  "350200": "厦门市",
  "350203": "思明区",
  "350205": "海沧区",
  "350206": "湖里区",
  "350211": "集美区",
  "350212": "同安区",
  "350213": "翔安区",
  "350500": "泉州市",
  "350502": "鲤城区",
  "350503": "丰泽区",
  "350504": "洛江区",
  "350582": "晋江市",
  "350583": "南安市",
  "350581": "石狮市",
  "350600": "漳州市",
  "350602": "芗城区",
  "350603": "龙文区",
  "350604": "龙海区",
  "350605": "长泰区",
  "350100": "福州市",
};

/** "350203" → "厦门市思明区"; an unknown code stands for itself. */
export function regionNameZh(regionCode: string): string {
  const name = regionNames[regionCode];
  if (!name) return regionCode;
  const city = `${regionCode.slice(0, 4)}00`;
  return city === regionCode || !regionNames[city] ? name : regionNames[city] + name;
}
