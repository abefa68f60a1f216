import { pick } from "../chance.ts";

const surnames = [..."陈林黄张吴李王郑蔡许庄洪叶苏曾郭杨谢柯施"];
const givenFirst = [..."嘉思启明婉映予书砚清素晓文雅泽立静昭维知"];
const givenSecond = [..."澄禾岚珩舟棠屿穗垣川蓁昀笙芃栩汀茵衡庭沅"];
const brandFirst = [..."澄岚砚穗屿泠栩屹汀沅昱珩笙漪汐稷蔓筠皓泓沛煜霁陌堇宥"];
/** None of these ends a brand of the stories, so a story stays easy to tell from everyday life. */
const brandSecond = [..."峤洲堰陂圃畹蔚炬铎磐翊晗栎枫楠榆"];

/** A line of business: words of the firm's name and its code in GB/T 4754. */
export interface Trade {
  readonly words: string;
  readonly industryCode: string;
}

const trade = (words: string, industryCode: string): Trade => ({ words, industryCode });

/** Lines of business of the three cities: port trade, shoes, stone, ceramics, tea, seafood, software. */
export const trades: readonly Trade[] = [
  trade("机电贸易", "F5179"),
  trade("供应链", "L7224"),
  trade("鞋业", "C1951"),
  trade("服饰", "C1811"),
  trade("石材", "C3032"),
  trade("陶瓷", "C3071"),
  trade("茶业", "C1530"),
  trade("水产", "C1361"),
  trade("食品", "C1421"),
  trade("建设工程", "E4710"),
  trade("装饰工程", "E5011"),
  trade("物流", "G5431"),
  trade("冷链仓储", "G5930"),
  trade("软件", "I6513"),
  trade("信息技术", "I6560"),
  trade("物业", "K7020"),
  trade("酒店管理", "H6110"),
  trade("餐饮", "H6210"),
  trade("环保设备", "C3591"),
  trade("园艺", "A0143"),
];

/** Hands out names that nobody has yet; the next number of a key is tried when a name is taken. */
export class NameBook {
  private readonly taken = new Set<string>();

  /** Marks a hand-written name, so that everyday life does not use it again. */
  reserve(name: string): void {
    this.taken.add(name);
  }

  /** A personal name by key; rare second characters keep it away from people in the public eye. */
  person(key: string): string {
    return this.fresh(
      key,
      (at) => pick(`${at} s`, surnames) + pick(`${at} g`, givenFirst) + pick(`${at} h`, givenSecond),
    );
  }

  /** A two-character brand by key, made of characters that seldom meet. */
  brand(key: string): string {
    return this.fresh(key, (at) => pick(`${at} b`, brandFirst) + pick(`${at} c`, brandSecond));
  }

  private fresh(key: string, make: (attemptKey: string) => string): string {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      const name = make(`${key} ${attempt}`);
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
    throw new RangeError(
      `name for "${key}": 500 attempts were all taken; add characters to everyday/names.ts`,
    );
  }
}
