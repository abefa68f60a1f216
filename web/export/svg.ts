/** Style properties that the picture takes from style sheets and a file of its own must carry. */
const CARRIED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
  "paint-order",
  "stroke-linejoin",
  "display",
] as const;

const FOOT_PX = 34;

/** The picture as an SVG file that stands alone, with the question that made it printed below. */
export function svgFromPicture(picture: SVGSVGElement, question: string): string {
  const { width, height } = picture.getBoundingClientRect();
  const copy = picture.cloneNode(true) as SVGSVGElement;
  carryStyles(picture, copy);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${height + FOOT_PX}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height + FOOT_PX));
  const foot = document.createElementNS("http://www.w3.org/2000/svg", "text");
  foot.setAttribute("x", "16");
  foot.setAttribute("y", String(height + 20));
  foot.setAttribute("font-size", "11");
  foot.textContent = `信用图谱 · 条件 ${decodeURIComponent(question) || "（首屏）"} · 线索仅供研判，不作为处罚依据`;
  copy.append(foot);
  return new XMLSerializer().serializeToString(copy);
}

function carryStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of CARRIED) {
    const value = style.getPropertyValue(property);
    if (value !== "") to.setAttribute(property, value);
  }
  for (const [at, child] of [...from.children].entries()) carryStyles(child, to.children[at]!);
}
