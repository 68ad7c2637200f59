import { type HTMLAttributes, memo, useRef } from 'react';
import { Picture } from '#features/call/tile/picture.tsx';
import { TileLabel } from '#features/call/tile/tile-label.tsx';
import { HandMark, QualityMark } from '#features/call/tile/tile-marks.tsx';
import { TileMenu } from '#features/call/tile/tile-menu.tsx';
import { useShownSize } from '#features/call/tile/use-shown-size.ts';
import type { Size } from '#features/call/use-size.ts';
import { isSpeaking } from '#features/call/tile/is-speaking.ts';
import { tileName } from '#features/call/tile/tile-name.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { cn } from '#ui/cn.ts';
import type { MenuItem } from '#ui/menu.tsx';

export interface TileProps {
  peerId: string;
  size: Size;
  /** What it is to the arrangement that it stands in: where it is, and what moves it. */
  frame?: HTMLAttributes<HTMLLIElement>;
  /** Room that its marks keep to its edges. */
  marks?: string;
  /** More that can be done with it. */
  actions?: readonly MenuItem[];
}

/** In a row with others. */
const inRow = { className: 'relative shrink-0 rounded-2xl' };

/** Somebody in the call: their picture or face, their name, and how they are. */
export const Tile = memo(function Tile({ peerId, size, frame = inRow, marks = 'inset-0', actions }: TileProps) {
  const element = useRef<HTMLLIElement>(null);
  const person = useCallState(({ people }) => people.find(other => other.peerId === peerId));
  const speaks = useCallState(state => isSpeaking(state, peerId));
  const profile = usePerson(person?.userId);
  useShownSize(element, peerId, 'camera');
  if (!person) return null;
  const { state, isSelf, tracks } = person;
  const name = profile?.displayName ?? c.somebody;
  return (
    <li
      {...frame}
      ref={element}
      aria-label={tileName(person, name)}
      data-speaking={speaks}
      className={cn(
        'group/tile overflow-hidden bg-theirs animate-fade',
        'after:pointer-events-none after:absolute after:inset-0 after:rounded-[inherit] after:ring-3 after:ring-accent after:ring-inset',
        speaks ? 'after:opacity-100' : 'after:opacity-0',
        'after:transition-opacity',
        frame.className,
      )}
      style={size}
    >
      {state.camera && tracks.camera ? (
        <Picture track={tracks.camera} isMirrored={isSelf} />
      ) : (
        <span className="flex size-full items-center justify-center">
          <Avatar id={person.userId} name={name} url={profile?.avatarUrl ?? null} size={faceFor(size)} />
        </span>
      )}
      <div className={cn('pointer-events-none absolute', marks)}>
        <span className="absolute start-2 top-2 flex gap-1.5">
          {state.hand && <HandMark />}
          <QualityMark quality={state.quality} />
        </span>
        <TileLabel name={isSelf ? c.you : name} isMuted={!state.mic} speaks={speaks} />
        <TileMenu person={person} name={name} source="camera" isSmall={size.width < 150} actions={actions} />
      </div>
    </li>
  );
});

function faceFor({ width, height }: Size): 'lg' | 'xl' | 'hero' {
  const side = Math.min(width, height);
  if (side < 130) return 'lg';
  return side < 260 ? 'xl' : 'hero';
}
