import type { Size } from '#features/call/use-size.ts';

/** How far pictures may be cut: to upright ones only where the whole space is upright. */
const narrowest = { upright: 9 / 16, wide: 1.2 };
const widest = 16 / 9;

/** The largest tile of which `count` fit into the space, all alike, `gap` apart. */
export function fitTiles(count: number, space: Size, gap: number): Size {
  const least = space.width < space.height ? narrowest.upright : narrowest.wide;
  let best = { width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cell = {
      width: (space.width - gap * (columns - 1)) / columns,
      height: (space.height - gap * (rows - 1)) / rows,
    };
    const width = Math.floor(Math.min(cell.width, cell.height * widest));
    const height = Math.floor(Math.min(cell.height, width / least));
    if (width > 0 && height > 0 && width * height > best.width * best.height) best = { width, height };
  }
  return best;
}
