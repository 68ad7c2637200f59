import { CloudOff, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ConnectionState } from '#lib/chat/state.ts';
import { elapsed } from '#lib/clock.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { Button } from '#ui/button.tsx';

/** Short interruptions are not worth a word, unless the browser knows that there is no network. */
const patience = 1_500;

/** Says above everything that there is no connection, what that means, and when it is tried again. */
export function ConnectionBanner() {
  const connection = useChatState(state => state.connection);
  const waiting = useChatState(
    state => state.outbox.filter(({ kind, state: is }) => kind !== 'read' && is === 'queued').length,
  );
  const hasUnkept = useChatState(state => state.hasUnkept);
  const chat = useChat();
  const isOffline = connection.status === 'waiting' && connection.isOffline;
  const isAway = useLastingAbsence(connection.status !== 'connected') || isOffline;
  const Icon = connection.status === 'connecting' ? LoaderCircle : CloudOff;
  return (
    <div role="status" aria-live="polite">
      {isAway && connection.status !== 'connected' && (
        <div className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 bg-warn-ground px-4 py-1.5 text-sm text-on-warn animate-fade">
          <Icon aria-hidden className={connection.status === 'connecting' ? 'size-4 animate-spin' : 'size-4'} />
          <Words connection={connection} />
          {waiting > 0 && <span className="font-medium">{t.connection.waitingMessages(waiting)}</span>}
          {hasUnkept && <span>{t.connection.keepOpen}</span>}
          {connection.status === 'waiting' && (
            <Button variant="plain" size="inline" onClick={chat.retryConnection}>
              {t.connection.retryNow}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Words({ connection }: { connection: ConnectionState }) {
  if (connection.status !== 'waiting') return <span>{t.connection.connecting}</span>;
  if (connection.isOffline) return <span>{t.connection.offline}</span>;
  return <Countdown key={connection.retryAt} until={connection.retryAt} />;
}

/** Counts down for the eye; for screen readers it is one sentence, not one a second. */
function Countdown({ until }: { until: number }) {
  const secondsLeft = () => Math.max(1, Math.ceil((until - elapsed()) / 1000));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsLeft()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return <span aria-live="off">{t.connection.waiting(seconds)}</span>;
}

function useLastingAbsence(isAway: boolean): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isAway) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), patience);
    return () => clearTimeout(timer);
  }, [isAway]);
  return isLasting;
}
