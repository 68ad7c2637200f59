import type { Shown } from '#features/call/stage/use-shown.ts';
import { ScreenTile } from '#features/call/tile/screen-tile.tsx';
import { Tile } from '#features/call/tile/tile.tsx';
import type { Size } from '#features/call/use-size.ts';

/** A person or a screen. */
export function One({ shown, size }: { shown: Shown; size: Size }) {
  const Kind = shown.source === 'screen' ? ScreenTile : Tile;
  return <Kind peerId={shown.peerId} size={size} />;
}
