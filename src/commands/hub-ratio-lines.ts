import type { HubRatio } from "../bench/hub-ratios.ts";
import { columns } from "./surroundings.ts";

/** The ratios as people read them, those above two said once more at the end. */
export function hubRatioLines(ratios: readonly HubRatio[]): string[] {
  const slower = ratios.filter(({ ratio }) => ratio > 2).map(({ name }) => name);
  return [
    ...columns([
      ["with hubs against without", "without", "with", "", "ratio"],
      ...ratios.map(({ name, unit, without, withHubs, ratio }) => [name, without, withHubs, unit, ratio]),
    ]),
    "",
    slower.length > 0
      ? `more than twice as long: ${slower.join(", ")}`
      : "nothing takes more than twice as long",
  ];
}
