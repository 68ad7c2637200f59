import { ScreenTile } from '#features/call/tile/screen-tile.tsx';
import { Tile } from '#features/call/tile/tile.tsx';
import type { Shown } from '../show.ts';
import { lookNames } from './made-up-call.ts';

const usual = { width: 280, height: 158 };
const small = { width: 120, height: 120 };
const large = { width: 480, height: 270 };

/** A tile is an item of a list. */
function inList(state: string, tile: Shown['part']): Shown {
  return { state, part: <ul className="max-w-full overflow-x-auto">{tile}</ul> };
}

const people = lookNames.filter(name => !name.startsWith('screen'));
const screens = lookNames.filter(name => name.startsWith('screen'));

/** Tiles of a call in every state. */
export const tiles: Record<string, Shown[]> = {
  'tile.tsx': [
    ...people.map(name => inList(name, <Tile peerId={name} size={usual} />)),
    inList('small', <Tile peerId="everything at once" size={small} />),
    inList('large', <Tile peerId="face" size={large} />),
  ],
  'screen-tile.tsx': [
    ...screens.map(name => inList(name, <ScreenTile peerId={name} size={usual} />)),
    inList('screen: own, large', <ScreenTile peerId="screen: own" size={large} />),
  ],
};
