import type { XmlTaker } from "./xml.ts";

/** What a number is shown as, as far as it changes what it says. */
export type NumberStyle = "plain" | "date" | "percent";

/** Formats that every workbook knows without stating them (ECMA-376 part 1, 18.8.30), with those of China. */
function builtInStyle(id: number): NumberStyle {
  if (id === 9 || id === 10) return "percent";
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? "date" : "plain";
}

/** Style of a format that the workbook states: quoted text, escapes, colours and conditions say nothing. */
export function styleOfFormat(code: string): NumberStyle {
  const said = code
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";")[0]!;
  if (/[ymdhs年月日]/i.test(said) && !/^(general|standard)$/i.test(said.trim())) return "date";
  return said.includes("%") ? "percent" : "plain";
}

/** Styles of cells by their number (`cellXfs`), in order. */
export function stylesTaker(styles: NumberStyle[]): XmlTaker {
  const stated = new Map<number, NumberStyle>();
  let isCells = false;
  return {
    open(name, attributes) {
      if (name === "numFmt") {
        stated.set(Number(attributes["numFmtId"]), styleOfFormat(attributes["formatCode"] ?? ""));
      }
      if (name === "cellXfs") isCells = true;
      if (name !== "xf" || !isCells) return;
      const id = Number(attributes["numFmtId"] ?? 0);
      styles.push(stated.get(id) ?? builtInStyle(id));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  };
}
