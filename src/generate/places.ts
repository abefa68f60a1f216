import { regionNameZh } from "../model/regions.ts";
import { chance, pick } from "./chance.ts";

/** A district of the region: its GB/T 2260 code, the name firms carry in front, and its dialling code. */
export interface Place {
  readonly regionCode: string;
  readonly prefix: string;
  readonly diallingCode: string;
}

const place = (regionCode: string, prefix: string, diallingCode: string): Place => ({
  regionCode,
  prefix,
  diallingCode,
});

/** Districts by a readable name; 厦门 0592, 泉州 0595, 漳州 0596. */
export const places = {
  siming: place("350203", "厦门", "0592"),
  haicang: place("350205", "厦门", "0592"),
  huli: place("350206", "厦门", "0592"),
  jimei: place("350211", "厦门", "0592"),
  tongan: place("350212", "厦门", "0592"),
  xiangan: place("350213", "厦门", "0592"),
  licheng: place("350502", "泉州", "0595"),
  fengze: place("350503", "泉州", "0595"),
  luojiang: place("350504", "泉州", "0595"),
  shishi: place("350581", "石狮", "0595"),
  jinjiang: place("350582", "晋江", "0595"),
  nanan: place("350583", "南安", "0595"),
  xiangcheng: place("350602", "漳州", "0596"),
  longwen: place("350603", "漳州", "0596"),
  longhai: place("350604", "漳州", "0596"),
  changtai: place("350605", "漳州", "0596"),
} as const;

/** Every district, for everyday life to settle in. */
export const allPlaces: readonly Place[] = Object.values(places);

const streets = [
  "屿前路",
  "汀州巷",
  "榕下街",
  "澳头东路",
  "石砾路",
  "灯塔一路",
  "蚝壳街",
  "潮信路",
  "刺桐里",
  "水仙中路",
];

/** A made-up street and house number in the district, by key. */
export function addressOf(at: Place, key: string): string {
  const street = pick(`${key} street`, streets);
  const house = 1 + chance(`${key} house`, 398);
  const room = 101 + 100 * chance(`${key} floor`, 18) + chance(`${key} room`, 12);
  return `${regionNameZh(at.regionCode)}${street}${house}号${room}室`;
}

/** Number `sequence` (0 to 999) of the block 5550xxx, which is kept free for stories like this one. */
export function phoneOf(at: Place, sequence: number): string {
  if (sequence > 999) throw new RangeError(`phone ${sequence}: expected at most 999 numbers a dialling code`);
  return `${at.diallingCode}-5550${String(sequence).padStart(3, "0")}`;
}
