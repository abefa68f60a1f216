/** What a match key of a name costs, against the library alone on the same names: `npx tsx test/bench/name-keys.ts`. */
import { Converter } from "opencc-js/t2cn";
import { nameKey } from "../../src/names/folding.ts";

const names = Array.from({ length: 300_000 }, (_, n) =>
  n % 10 === 0 ? `廈門（${n}）貿易有限公司` : `厦门市思明区第${n}号餐饮店`,
);

/** Microseconds a name, after a warm-up over a tenth of them. */
function microsecondsOf(work: (name: string) => string): number {
  for (const name of names.slice(0, names.length / 10)) work(name);
  const started = performance.now();
  for (const name of names) work(name);
  return ((performance.now() - started) * 1000) / names.length;
}

const [own, library] = [nameKey, Converter({ from: "t", to: "cn" })].map(microsecondsOf);
console.log(
  `a key ${own!.toFixed(2)} µs, conversion by the library alone ${library!.toFixed(2)} µs, ratio ${(own! / library!).toFixed(2)}`,
);
