import { lazy, Suspense } from 'react';
import { callTitle } from '#features/call/call-title.ts';
import { Audience } from '#features/call/audience/audience.tsx';
import { ChatPanel } from '#features/call/stage/chat-panel.tsx';
import { Controls } from '#features/call/stage/controls.tsx';
import { Grid } from '#features/call/stage/grid.tsx';
import { SpeakerView } from '#features/call/stage/speaker-view.tsx';
import { StageHeader } from '#features/call/stage/stage-header.tsx';
import { StageStatus } from '#features/call/stage/stage-status.tsx';
import { useShortcuts } from '#features/call/stage/use-shortcuts.ts';
import { useShown } from '#features/call/stage/use-shown.ts';
import { useToRoom } from '#features/call/use-to-room.ts';
import { setView, useView } from '#features/call/stage/view.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { useEscape } from '#lib/react/use-escape.ts';
import { useMediaQuery } from '#lib/react/use-media-query.ts';

const StatsPanel = lazy(() => import('#features/call/stage/stats-panel.tsx'));

/** The call: everybody, and the controls. */
export function Stage({ room }: { room: RoomState }) {
  const shown = useShown();
  const areStatsShown = useView(view => view.areStatsShown);
  const isChatWanted = useView(view => view.isChatShown);
  const hasWidth = useMediaQuery('(width >= 72rem)');
  const isChatShown = isChatWanted && hasWidth;
  const { go: toConversation } = useToRoom(room.id);
  useShortcuts();
  useEscape(() => {
    if (areStatsShown) setView({ areStatsShown: false });
    else if (isChatShown) setView({ isChatShown: false });
    else toConversation();
  });
  const isSpeakerView = shown.main !== null;
  return (
    <div className="flex h-full">
      <section aria-label={callTitle(room)} className="flex min-w-0 flex-1 flex-col bg-ground">
        <StageHeader room={room} onMinimise={toConversation} />
        <div className="relative flex min-h-0 flex-1 flex-col px-2 md:px-4">
          <StageStatus room={room} />
          {isSpeakerView ? <SpeakerView {...shown} /> : <Grid all={shown.others} most={shown.most} />}
          <Audience />
          <Suspense>{areStatsShown && <StatsPanel onClose={() => setView({ areStatsShown: false })} />}</Suspense>
        </div>
        <div className="px-2 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <Controls
            isSpeakerView={isSpeakerView}
            isChatShown={isChatShown}
            onChat={() => (hasWidth ? setView({ isChatShown: !isChatShown }) : toConversation())}
          />
        </div>
      </section>
      {isChatShown && <ChatPanel room={room} />}
    </div>
  );
}
