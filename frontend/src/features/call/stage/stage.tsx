import { lazy, Suspense, useRef } from 'react';
import { callTitle } from '#features/call/call-title.ts';
import { Audience } from '#features/call/audience/audience.tsx';
import { ChatPanel } from '#features/call/stage/chat-panel.tsx';
import { Controls } from '#features/call/stage/controls.tsx';
import { FaceToFace } from '#features/call/stage/facing/face-to-face.tsx';
import { useFacing } from '#features/call/stage/facing/use-facing.ts';
import { useRest } from '#features/call/stage/facing/use-rest.ts';
import { Grid } from '#features/call/stage/grid.tsx';
import { SpeakerView } from '#features/call/stage/speaker-view.tsx';
import { StageHeader } from '#features/call/stage/stage-header.tsx';
import { StageStatus } from '#features/call/stage/stage-status.tsx';
import { useShortcuts } from '#features/call/stage/use-shortcuts.ts';
import { type Arrangement, useShown } from '#features/call/stage/use-shown.ts';
import { useToRoom } from '#features/call/use-to-room.ts';
import { setView, useView } from '#features/call/stage/view.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useCallState } from '#lib/react/call-context.ts';
import { useEscape } from '#lib/react/use-escape.ts';
import { useMediaQuery } from '#lib/react/use-media-query.ts';
import { cn } from '#ui/cn.ts';

const StatsPanel = lazy(() => import('#features/call/stage/stats-panel.tsx'));

/** The call: everybody, and the controls. It is dark by day too, because pictures are seen best on dark ground. */
export function Stage({ room }: { room: RoomState }) {
  const stage = useRef<HTMLElement>(null);
  const shown = useShown();
  const pair = useFacing(room, shown);
  const areStatsShown = useView(view => view.areStatsShown);
  const isChatWanted = useView(view => view.isChatShown);
  const hasWidth = useMediaQuery('(width >= 72rem)');
  const isChatShown = isChatWanted && hasWidth;
  const { go: toConversation } = useToRoom(room.id);
  const { isResting, taps } = useRest(stage, useMayFade(pair?.large.peerId));
  useShortcuts();
  useEscape(() => {
    if (areStatsShown) setView({ areStatsShown: false });
    else if (isChatShown) setView({ isChatShown: false });
    else toConversation();
  });
  const over = pair !== null && cn('relative z-10 transition-opacity', isResting && 'opacity-0');
  return (
    <div className="flex h-full">
      <section
        ref={stage}
        {...taps}
        aria-label={callTitle(room)}
        className={cn(
          'relative flex min-w-0 flex-1 flex-col overflow-hidden on-dark bg-ground text-ink',
          isResting && 'cursor-none',
        )}
      >
        <StageHeader
          room={room}
          onMinimise={toConversation}
          {...(over && { className: cn(over, 'mx-2 mt-2 rounded-2xl bg-black/60') })}
        />
        {pair && <FaceToFace {...pair} />}
        <div
          className={cn(
            'relative flex min-h-0 flex-1 flex-col px-2 md:px-4',
            pair && 'pointer-events-none z-10 mt-2 *:pointer-events-auto',
          )}
        >
          <StageStatus room={room} />
          {!pair && <Everybody shown={shown} />}
          <Audience />
          <Suspense>{areStatsShown && <StatsPanel onClose={() => setView({ areStatsShown: false })} />}</Suspense>
        </div>
        <div className={cn('px-2 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]', over)}>
          <Controls
            isSpeakerView={pair !== null || shown.main !== null}
            isChatShown={isChatShown}
            onChat={() => (hasWidth ? setView({ isChatShown: !isChatShown }) : toConversation())}
          />
        </div>
      </section>
      {isChatShown && <ChatPanel room={room} />}
    </div>
  );
}

function Everybody({ shown }: { shown: Arrangement }) {
  return shown.main === null ? <Grid all={shown.others} most={shown.most} /> : <SpeakerView {...shown} />;
}

/** Only what hides something fades: a picture. Who wants less motion keeps all in sight. */
function useMayFade(peerId: string | undefined): boolean {
  const hasPicture = useCallState(({ people }) =>
    people.some(person => person.peerId === peerId && person.state.camera && person.tracks.camera !== undefined),
  );
  return !useMediaQuery('(prefers-reduced-motion: reduce)') && hasPicture;
}
