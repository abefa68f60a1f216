import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import { nameKey } from "../names/folding.ts";
import { parseFormerNames } from "../names/former-names.ts";
import { initialsOf } from "../names/initials.ts";
import type { NameTold } from "./former-names.ts";
import type { Moment } from "./moment.ts";
import type { SearchWay } from "./search.ts";

/** A text in the forms that each way of a search looks for. */
export interface TextAsked {
  /** Folded. */
  key: string;
  /** The text as an id or a code may be written. */
  codes: readonly string[];
  codeStart: string | null;
  initials: readonly string[];
  /** Its folded words; none = it is looked for as a whole name alone. */
  words: readonly string[];
}

/** One telling of a subject: its name, its code and the organisation code inside. */
export interface Telling extends NameTold {
  uscc: string | null;
  organisationCode: string | null;
}

/** What a subject was called on a day, and what it had been called before it. */
export interface NamesThen {
  current: string[];
  former: string[];
}

/**
 * How each of some subjects is found by what was known of it at `knownAt` and what it was called on `asOf`; who is
 * not found by that is not among them. One question for all, so that a search of the past costs one more.
 */
export async function waysThen(
  graph: Graph,
  ids: readonly string[],
  text: TextAsked,
  { asOf, knownAt }: Moment,
): Promise<Map<string, SearchWay>> {
  const rows = await graph.read<Telling & { subjectId: string }>("read/names-told", { ids, knownAt });
  const told = new Map<string, Telling[]>();
  for (const row of rows) told.set(row.subjectId, [...(told.get(row.subjectId) ?? []), row]);
  const ways = new Map<string, SearchWay>();
  for (const [id, tellings] of told) {
    const way = wayThen(id, tellings, text, asOf);
    if (way) ways.set(id, way);
  }
  return ways;
}

/** The best way by which a text finds a subject, of what was told of it; undefined = by nothing. */
export function wayThen(
  id: string,
  tellings: readonly Telling[],
  text: TextAsked,
  asOf: IsoDate,
): SearchWay | undefined {
  const { codes, codeStart, initials } = text;
  const open = standing(tellings);
  const has = (code: string | null) => code !== null && codes.includes(code);
  const names = namesThen(tellings, asOf);
  if (codes.includes(id) || open.some(({ uscc }) => has(uscc))) return "CODE";
  if (open.some(({ organisationCode }) => has(organisationCode))) return "ORGANISATION_CODE";
  const [current, former] = [names.current.map(nameKey), names.former.map(nameKey)];
  const isPart = text.words.length > 0;
  if (current.includes(text.key)) return "NAME";
  if (former.includes(text.key)) return "FORMER_NAME";
  if (codeStart !== null && open.some(({ uscc }) => uscc?.startsWith(codeStart))) return "CODE_START";
  if (isPart && current.some((name) => name.startsWith(text.key))) return "NAME_START";
  if (names.current.some((name) => initials.some((start) => initialsOf(name).startsWith(start))))
    return "INITIALS";
  const holds = (name: string) =>
    isPart && (name.includes(text.key) || text.words.every((word) => name.includes(word)));
  if (current.some(holds)) return "NAME_PART";
  return former.some(holds) ? "FORMER_NAME_PART" : undefined;
}

/**
 * Names by the days that sources state for former ones: a name whose day had not yet ended is the name of that day, and
 * the name that followed it was not yet there. Names that were told and then others count as former.
 */
export function namesThen(tellings: readonly NameTold[], asOf: IsoDate): NamesThen {
  const open = standing(tellings);
  const stated = open.flatMap(({ formerNames }) =>
    formerNames === null ? [] : parseFormerNames(formerNames),
  );
  const hadBegun = stated.filter(({ from }) => from === null || from <= asOf);
  const worn = hadBegun.filter(({ to }) => to !== null && asOf < to).map(({ name }) => name);
  const gone = hadBegun.filter(({ to }) => to === null || to <= asOf).map(({ name }) => name);
  const replaced = tellings.filter((one) => !open.includes(one)).map(({ name }) => name);
  const present = open.map(({ name }) => name).filter((name) => name !== "");
  return { current: worn.length > 0 ? worn : present, former: [...gone, ...replaced] };
}

/** What was still believed; of what nobody says any more, the last word. */
function standing<T extends NameTold>(tellings: readonly T[]): readonly T[] {
  const open = tellings.filter(({ supersededAt }) => supersededAt === null);
  return open.length > 0 ? open : tellings.slice(-1);
}
