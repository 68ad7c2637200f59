import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import { timeOf } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import type { Tick } from '#lib/timeline/ticks.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { cn } from '#ui/cn.ts';

export interface MessageMetaProps {
  shown: ShownMessage;
  tick: Tick | undefined;
  /** How many others have read it, where that is of interest. */
  readers: number;
}

/** Beside the last line of a bubble: edited, when, and how far it has come. */
export function MessageMeta({ shown, tick, readers }: MessageMetaProps) {
  const isPlain = !shown.isOwn || shown.isDeleted;
  return (
    <span
      className={cn(
        'relative top-1 float-end -me-1 ms-3 inline-flex items-center gap-1 text-[0.6875rem] leading-5 whitespace-nowrap not-italic select-none',
        isPlain ? 'text-ink-faint' : 'text-on-own-soft',
      )}
    >
      {shown.isEdited && !shown.isDeleted && <span>{t.conversation.edited}</span>}
      <time dateTime={new Date(shown.at).toISOString()}>{timeOf(shown.at)}</time>
      {tick && !shown.isDeleted && <TickMark tick={tick} readers={readers} />}
    </span>
  );
}

const icons = { sending: Clock, sent: Check, delivered: CheckCheck, read: CheckCheck, failed: CircleAlert } as const;

function TickMark({ tick, readers }: { tick: Tick; readers: number }) {
  const isConnected = useChatState(state => state.connection.status === 'connected');
  const Icon = icons[tick];
  const label = tick === 'sending' && !isConnected ? t.tick.waiting : t.tick[tick];
  const isPartlyRead = readers > 0 && tick !== 'read';
  return (
    <span title={isPartlyRead ? t.tick.readBy(readers) : label} className="inline-flex items-center gap-1">
      <Icon
        aria-hidden
        strokeWidth={2.4}
        className={cn('size-3.5', tick === 'read' && 'text-[oklch(0.85_0.13_170)]')}
      />
      {isPartlyRead ? <span>{t.tick.readBy(readers)}</span> : <span className="sr-only">{label}</span>}
    </span>
  );
}
