/** A rectangle on the screen, px. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CELL_PX = 64;

/** Remembers which rectangles are taken, so that no label covers another or a glyph. */
export class LabelRoom {
  readonly #cells = new Map<string, Rect[]>();
  readonly #size: { width: number; height: number };

  /** Labels stay within `size`, px: half a name at the rim reads as another name. */
  constructor(size: { width: number; height: number }) {
    this.#size = size;
  }

  /** Take a place whatever stands there. */
  claim(rect: Rect): void {
    for (const cell of cellsOf(rect)) {
      const known = this.#cells.get(cell);
      if (known) known.push(rect);
      else this.#cells.set(cell, [rect]);
    }
  }

  /** Take the first free one of several places; null when all are taken. */
  claimFirst<T extends Rect>(candidates: readonly T[]): T | null {
    const free = candidates.find((rect) => this.isFree(rect));
    if (!free) return null;
    this.claim(free);
    return free;
  }

  /** Whether it lies within the picture and nothing stands there yet. */
  isFree(rect: Rect): boolean {
    const { width, height } = this.#size;
    if (rect.x < 2 || rect.y < 2 || rect.x + rect.width > width - 2 || rect.y + rect.height > height - 2)
      return false;
    return cellsOf(rect).every((cell) =>
      (this.#cells.get(cell) ?? []).every((taken) => !overlaps(taken, rect)),
    );
  }
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function cellsOf({ x, y, width, height }: Rect): string[] {
  const cells: string[] = [];
  for (let column = Math.floor(x / CELL_PX); column <= Math.floor((x + width) / CELL_PX); column += 1) {
    for (let row = Math.floor(y / CELL_PX); row <= Math.floor((y + height) / CELL_PX); row += 1) {
      cells.push(`${column},${row}`);
    }
  }
  return cells;
}
