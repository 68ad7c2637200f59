import { BellOff, Phone, PhoneOff, Video } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { usePreferences } from '#features/call/preferences.ts';
import { ring as playRing } from '#features/call/ring/tones.ts';
import { useAnswer } from '#features/call/ring/use-answer.ts';
import { useName } from '#features/call/use-name.ts';
import type { Ring } from '#lib/chat/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCallState } from '#lib/react/call-context.ts';
import { roomName, useRoom } from '#lib/react/room-names.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useAlertTitle } from '#lib/use-title.ts';
import { Username } from '#ui/username.tsx';

/** Somebody calls. It stays until it is answered, here or elsewhere, or has rung long enough, and lets one go on meanwhile. */
export function RingOverlay({ ring }: { ring: Ring }) {
  const id = useId();
  const caller = usePerson(ring.by);
  const name = useName(ring.by);
  const room = useRoom(ring.roomId);
  const isBusy = useCallState(isUnderWay);
  const { answer, decline } = useAnswer();
  const silence = useTone();
  useAlertTitle(c.ring.incoming(name));
  return (
    <section
      role="alertdialog"
      aria-labelledby={id}
      className="fixed top-[max(1rem,env(safe-area-inset-top))] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-sm -translate-x-1/2 rounded-3xl border border-line bg-raised p-5 shadow-2xl animate-rise"
    >
      <div className="flex items-center gap-4">
        <Avatar id={ring.by} name={name} url={caller?.avatarUrl ?? null} size="xl" />
        <div className="min-w-0 flex-1">
          <p id={id} role="alert" className="line-clamp-2 text-lg leading-snug font-semibold break-words">
            {c.ring.incoming(name)}
          </p>
          {caller && (
            <p className="truncate text-sm text-ink-soft">
              <Username of={caller.username} />
            </p>
          )}
          {room?.kind === 'group' && <p className="truncate text-sm text-ink-soft">{c.ring.inGroup(roomName(room))}</p>}
          {isBusy && <p className="text-sm text-ink-soft">{c.ring.endsOther}</p>}
        </div>
        {silence && (
          <IconButton label={c.ring.silence} onClick={silence}>
            <BellOff className="size-5" />
          </IconButton>
        )}
      </div>
      <div className="grid grid-cols-3 gap-2 pt-5">
        <Choice label={c.ring.decline} icon={PhoneOff} look="bg-danger text-on-accent" onClick={() => decline(ring)} />
        <Choice label={c.ring.voice} icon={Phone} look="bg-selected text-accent" onClick={() => answer(ring, false)} />
        <Choice label={c.ring.video} icon={Video} look="bg-accent text-on-accent" onClick={() => answer(ring, true)} />
      </div>
    </section>
  );
}

function Choice(props: { label: string; icon: typeof Phone; look: string; onClick: () => void }) {
  const { label, icon: Icon, look, onClick } = props;
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex flex-col items-center gap-2 rounded-2xl py-2 text-center text-[0.8125rem] leading-tight text-ink-soft hover:bg-hover"
    >
      <span className={`inline-flex size-12 items-center justify-center rounded-full ${look}`}>
        <Icon aria-hidden className="size-5" />
      </span>
      {label}
    </button>
  );
}

/** Rings. Answers how to silence this ring and no other; null when nothing is heard. */
function useTone(): (() => void) | null {
  const hasSounds = usePreferences(({ sounds }) => sounds);
  const [isSilenced, setSilenced] = useState(false);
  const speaker = useCallState(state => state.devices.speaker);
  const isHeard = hasSounds && !isSilenced;
  useEffect(() => {
    if (isHeard) return playRing('incoming', speaker);
  }, [isHeard, speaker]);
  return isHeard ? () => setSilenced(true) : null;
}
