import type { Page } from "./page.ts";

/** Landmarks of everyday life that stories lean on, all of them clean. */
export interface Town {
  /** Independent companies, each with at least 10 % of its shares stated nowhere. */
  readonly firms: readonly string[];
  /** 国资委 of each city: government bodies that hold the cities' companies. */
  readonly stateHubs: { readonly xiamen: string; readonly quanzhou: string; readonly zhangzhou: string };
}

/** One planted case with its near misses; `name` is its entry in seed/README.md and in its statement ids. */
export interface Story {
  readonly name: string;
  readonly tell: (page: Page, town: Town) => void;
}
