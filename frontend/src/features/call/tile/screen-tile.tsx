import { MonitorUp } from 'lucide-react';
import { memo, useRef } from 'react';
import { Picture } from '#features/call/tile/picture.tsx';
import { TileLabel } from '#features/call/tile/tile-label.tsx';
import { TileMenu } from '#features/call/tile/tile-menu.tsx';
import type { TileProps } from '#features/call/tile/tile.tsx';
import { useShownSize } from '#features/call/tile/use-shown-size.ts';
import { useName } from '#features/call/use-name.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { Button } from '#ui/button.tsx';
import { Spinner } from '#ui/spinner.tsx';

/** What somebody shares, whole. */
export const ScreenTile = memo(function ScreenTile({ peerId, size }: Pick<TileProps, 'peerId' | 'size'>) {
  const element = useRef<HTMLLIElement>(null);
  const person = useCallState(({ people }) => people.find(other => other.peerId === peerId));
  const name = useName(person?.userId);
  useShownSize(element, peerId, 'screen');
  if (!person) return null;
  const label = person.isSelf ? c.tile.ownScreen : c.tile.screen(name);
  return (
    <li
      ref={element}
      aria-label={label}
      className="group/tile relative shrink-0 overflow-hidden rounded-2xl bg-theirs"
      style={size}
    >
      {person.isSelf ? (
        <OwnScreen isSmall={size.height < 200} />
      ) : person.tracks.screen ? (
        <Picture track={person.tracks.screen} isWhole />
      ) : (
        <span className="flex size-full items-center justify-center text-ink-soft">
          <Spinner />
        </span>
      )}
      <TileLabel name={label} isScreen />
      <TileMenu person={person} name={label} source="screen" isSmall={size.width < 150} />
    </li>
  );
});

/** Shown within itself it would be a tunnel without end. */
function OwnScreen({ isSmall }: { isSmall: boolean }) {
  const { engine } = useCalls();
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 p-4 text-center">
      <MonitorUp aria-hidden className="size-8 text-accent" />
      {!isSmall && (
        <>
          <p className="font-semibold">{c.tile.sharing}</p>
          <p className="max-w-sm text-sm text-ink-soft">{c.tile.sharingHint}</p>
          <Button variant="secondary" size="sm" onClick={() => void engine?.shareScreen(false)}>
            {c.controls.stopSharing}
          </Button>
        </>
      )}
    </div>
  );
}
