import type { Size } from '#features/call/use-size.ts';

/** Pictures may be cut to anything between upright and wide; beyond that a tile leaves its space empty. */
const narrowest = 3 / 4;
const widest = 16 / 9;

/** The largest tile of which `count` fit into the space, all alike, `gap` apart. */
export function fitTiles(count: number, space: Size, gap: number): Size {
  let best = { width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cell = {
      width: (space.width - gap * (columns - 1)) / columns,
      height: (space.height - gap * (rows - 1)) / rows,
    };
    const width = Math.floor(Math.min(cell.width, cell.height * widest));
    const height = Math.floor(Math.min(cell.height, width / narrowest));
    if (width * height > best.width * best.height) best = { width, height };
  }
  return best;
}
