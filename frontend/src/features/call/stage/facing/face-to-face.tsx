import { PictureInPicture2 } from 'lucide-react';
import { useRef } from 'react';
import { atEnd, useCorner } from '#features/call/dock/use-corner.ts';
import type { Pair } from '#features/call/stage/facing/facing.ts';
import { Tile } from '#features/call/tile/tile.tsx';
import { useSize } from '#features/call/use-size.ts';
import { c } from '#lib/i18n/call-texts.ts';

const upright = { width: 112, height: 150 };
const wide = { width: 232, height: 146 };

const filling = { className: 'absolute inset-0' };

/** The other person on all of the stage, and oneself small on it, in the corner to which one is dragged. */
export function FaceToFace({ large, small }: Pair) {
  const space = useRef<HTMLUListElement>(null);
  const size = useSize(space);
  const { place, handle, next } = useCorner(atEnd('bottom'));
  const frame = {
    ...handle,
    className: `absolute cursor-grab touch-none rounded-2xl shadow-2xl active:cursor-grabbing ${place}`,
  };
  const actions = [{ label: c.tile.nextCorner, icon: PictureInPicture2, onSelect: next }];
  return (
    <ul ref={space} aria-label={c.peopleInCall} className="absolute inset-0 overflow-hidden">
      {size.width > 0 && (
        <>
          <Tile key={large.key} peerId={large.peerId} size={size} frame={filling} marks="inset-x-0 top-20 bottom-24" />
          <Tile
            key={small.key}
            peerId={small.peerId}
            size={size.width < 600 ? upright : wide}
            frame={frame}
            actions={actions}
          />
        </>
      )}
    </ul>
  );
}
