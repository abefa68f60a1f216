/** Characters on one line of a label; longer names take a second line. */
export const LINE_CHARS = 10;
/** Font size of labels, px: constant on the screen at every zoom. */
export const LABEL_PX = 12;
export const LINE_HEIGHT_PX = 15;

/** Endings of organisation names: a line breaks best before them. */
const endings =
  /^(.{2,10})((?:股份)?有限(?:责任)?公司.{0,5}|(?:第.)?分公司|合伙企业.{0,6}|事务所|服务中心|经营部|商行|协会.{0,4})$/u;

/**
 * A name as at most two lines of about equal length; what does not fit ends in "…" (the card has it
 * whole).
 */
export function labelLines(name: string): string[] {
  const letters = [...name];
  if (letters.length <= LINE_CHARS - 3) return [name];
  const parts = endings.exec(name);
  if (parts && parts[2]!.length <= LINE_CHARS) return [parts[1]!, parts[2]!];
  const shown = letters.length > LINE_CHARS * 2 ? [...letters.slice(0, LINE_CHARS * 2 - 1), "…"] : letters;
  const half = Math.ceil(shown.length / 2);
  return [shown.slice(0, half).join(""), shown.slice(half).join("")];
}

/** A name on one line where two have no room: before the ending, with "…" so that it is seen to be cut. */
export function shortLine(name: string): string {
  const lines = labelLines(name);
  return lines.length === 1 ? name : `${lines[0]!.slice(0, LINE_CHARS)}…`;
}

/**
 * Estimated width, px: Chinese characters are square, Latin ones about 0.56 of that. Same on every
 * machine.
 */
export function textWidth(text: string, sizePx: number): number {
  let widthPx = 0;
  for (const letter of text) widthPx += (letter.codePointAt(0)! < 0x2e80 ? 0.58 : 1) * sizePx;
  return widthPx;
}

/** Width of a label's widest line, px. */
export function linesWidth(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => textWidth(line, LABEL_PX)));
}
