import type { Source } from "../source.ts";
import { bodsSource } from "./bods.ts";
import { bundle } from "./bundle.ts";
import { disclosure } from "./disclosure/disclosure.ts";
import { finbenchSource } from "./finbench.ts";
import { ftm } from "./ftm/ftm.ts";
import type { SourceOptions } from "./party-choice.ts";
import { smesdSource } from "./smesd.ts";

/** Sources by the name that `--source` and the folders of the inbox have. */
export const sources: Readonly<Record<string, (options?: SourceOptions) => Source>> = {
  bundle: () => bundle,
  bods: bodsSource,
  disclosure: () => disclosure,
  finbench: finbenchSource,
  ftm: () => ftm,
  smesd: smesdSource,
};
