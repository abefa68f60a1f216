import type { Room } from "./place.ts";

/** A party with its room, moved in place. */
export interface Box {
  room: Room;
  x: number;
  y: number;
}

const ROUNDS_MAX = 200;

/**
 * Push boxes apart until no two rooms overlap, along the shorter way out; the order of the boxes
 * decides ties.
 */
export function spreadApart(boxes: readonly Box[]): void {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    let moved = false;
    for (let i = 0; i < boxes.length; i += 1) {
      for (let j = i + 1; j < boxes.length; j += 1) {
        if (separate(boxes[i]!, boxes[j]!)) moved = true;
      }
    }
    if (!moved) return;
  }
}

function separate(a: Box, b: Box): boolean {
  const middle = (box: Box) => box.y - box.room.above + box.room.height / 2;
  const deltaX = b.x - a.x;
  const deltaY = middle(b) - middle(a);
  const overlapX = (a.room.width + b.room.width) / 2 - Math.abs(deltaX);
  const overlapY = (a.room.height + b.room.height) / 2 - Math.abs(deltaY);
  if (overlapX <= 0.5 || overlapY <= 0.5) return false;
  if (overlapX < overlapY) {
    const step = ((deltaX < 0 ? -1 : 1) * overlapX) / 2;
    a.x -= step;
    b.x += step;
  } else {
    const step = ((deltaY < 0 ? -1 : 1) * overlapY) / 2;
    a.y -= step;
    b.y += step;
  }
  return true;
}
