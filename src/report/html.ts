/**
 * Markup that is already escaped: only the template and `rawHtml` make it, so text cannot pass for it.
 * A class with a private field, so that an object parsed from a stranger's JSON cannot claim to be markup.
 */
class EscapedHtml {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  /** The markup itself. */
  get markup(): string {
    return this.#markup;
  }
}
/** Escaped markup, made by the template alone. */
export type Html = EscapedHtml;

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Own texts such as style sheets, taken as markup; never pass a stranger's text. */
export function rawHtml(markup: string): Html {
  return new EscapedHtml(markup);
}

/** Tagged template that escapes every value but markup; lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const parts = strings.flatMap((text, index) => [
    text,
    index < values.length ? markupOf(values[index]) : "",
  ]);
  return new EscapedHtml(parts.join(""));
}

function markupOf(value: Part): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof EscapedHtml) return value.markup;
  if (typeof value === "string") return value.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  if (typeof value === "number") return String(value);
  return value.map(markupOf).join("");
}
