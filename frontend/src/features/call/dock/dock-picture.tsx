import { useRef } from 'react';
import { isSpeaking } from '#features/call/tile/is-speaking.ts';
import { Picture } from '#features/call/tile/picture.tsx';
import { TileLabel } from '#features/call/tile/tile-label.tsx';
import { useShownSize } from '#features/call/tile/use-shown-size.ts';
import type { CallPerson, CallState } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';

/** A screen of somebody, else who speaks, else the first of the others, else oneself. */
function mostWanted({ people, speaker }: CallState): CallPerson | undefined {
  const others = people.filter(({ isSelf }) => !isSelf);
  const sharer = others.find(({ state }) => state.screen);
  return sharer ?? others.find(({ peerId }) => peerId === speaker) ?? others[0] ?? people[0];
}

export function DockPicture() {
  const person = useCallState(mostWanted);
  return person ? <Shown person={person} /> : <div className="size-full bg-theirs" />;
}

function Shown({ person }: { person: CallPerson }) {
  const element = useRef<HTMLDivElement>(null);
  const { peerId, userId, state, tracks, isSelf } = person;
  const source = state.screen && !isSelf ? 'screen' : 'camera';
  const profile = usePerson(userId);
  const speaks = useCallState(call => isSpeaking(call, peerId));
  useShownSize(element, peerId, source);
  const name = profile?.displayName ?? c.somebody;
  const track = state[source] ? tracks[source] : undefined;
  return (
    <div ref={element} className="flex size-full items-center justify-center bg-theirs">
      {track ? (
        <Picture track={track} isMirrored={isSelf} isWhole={source === 'screen'} />
      ) : (
        <Avatar id={userId} name={name} url={profile?.avatarUrl ?? null} size="xl" />
      )}
      <TileLabel
        name={isSelf ? c.you : source === 'screen' ? c.tile.screen(name) : name}
        isMuted={!state.mic}
        isScreen={source === 'screen'}
        speaks={speaks}
      />
    </div>
  );
}
