import { cityRatio } from "./districts.ts";
import type { District } from "./districts.ts";
import type { Random } from "./random.ts";

/** One registration agent, shared address or fund: how many firms it takes, and how many it has. */
export interface Hub {
  readonly city: string;
  /** What a firm is given: a person's or a fund's id, an address. */
  readonly given: string;
  /** The agent's phone, left for six in ten of its firms; "" where there is none. */
  readonly phone: string;
  readonly most: number;
  taken: number;
  readonly probability: number;
}

/** Slightly more chances than places, so that a hub fills up; the cap keeps it from overflowing. */
const EAGERNESS = 1.1;

/** Hubs of one kind, asked for each everyday firm of a city. */
export class Hubs {
  private readonly byCity = new Map<string, Hub[]>();
  private readonly random: Random;
  private readonly firms: number;

  /** `firms` is how many everyday firms there will be: each hub spreads over those of its city. */
  constructor(random: Random, firms: number) {
    this.random = random;
    this.firms = firms;
  }

  /** Adds a hub of at most so many firms in a city; "" means any city. */
  add(city: string, given: string, most: number, phone = ""): void {
    const candidates = this.firms * (city === "" ? 1 : cityRatio(city));
    const probability = Math.min(0.3, (most * EAGERNESS) / Math.max(1, candidates));
    const hubs = this.byCity.get(city) ?? [];
    hubs.push({ city, given, phone, most, taken: 0, probability });
    this.byCity.set(city, hubs);
  }

  /** The hub that takes a firm of the district, if one does; it counts as taken. */
  offer(district: District): Hub | null {
    return this.from(this.byCity.get(district.city)) ?? this.from(this.byCity.get(""));
  }

  private from(hubs: readonly Hub[] | undefined): Hub | null {
    if (!hubs) return null;
    let luck = this.random.ratio();
    for (const hub of hubs) {
      if (luck < hub.probability) {
        if (hub.taken >= hub.most) return null;
        hub.taken += 1;
        return hub;
      }
      luck -= hub.probability;
    }
    return null;
  }
}
