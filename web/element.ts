/** What an element may carry besides its children: `on…` are listeners, true/false switch attributes. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | null | ((event: Event) => void)>
>;

/** A child: an element, text, or nothing. */
export type Child = Node | string | number | null | undefined | false;

/** `h("p.note", {…}, "text")` → element with tag and classes. Text is always text, never markup. */
export function h(selector: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const [tag = "div", ...classes] = selector.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flatMap(nodeOf));
  return element;
}

function nodeOf(child: Child): (Node | string)[] {
  if (child === null || child === undefined || child === false) return [];
  return [typeof child === "number" ? String(child) : child];
}
