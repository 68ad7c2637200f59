import type { CallLine as Line } from '@parley/contracts/call';
import { Phone, PhoneMissed } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useName } from '#features/call/use-name.ts';
import { fullTimeOf, timeOf } from '#lib/i18n/format.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCallState } from '#lib/react/call-context.ts';
import { callText } from '#lib/react/call-text.ts';
import { useRoomPath } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { cn } from '#ui/cn.ts';

export interface CallLineProps {
  roomId: string;
  call: Line;
  /** Who began it. */
  senderId: string;
  isOwn: boolean;
}

/** What a call leaves in the conversation. */
export default function CallLine({ roomId, call, senderId, isOwn }: CallLineProps) {
  const navigate = useNavigate();
  const path = useRoomPath(roomId);
  const toCall = () => void navigate(`${path}/call`, { state: { isFromRoom: true } });
  const isInside = useCallState(state => isUnderWay(state) && state.callId === call.callId);
  const by = useName(senderId);
  const at = Date.parse(call.startedAt);
  const isRunning = call.endedAt === undefined;
  const isUnanswered = !isRunning && call.outcome !== 'ended';
  const Icon = isUnanswered ? PhoneMissed : Phone;
  return (
    <article aria-label={`${callText(call, isOwn)}, ${fullTimeOf(at)}`} className="flex justify-center py-1.5">
      <div className="flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-2xl border border-line px-3.5 py-2 text-sm">
        <span
          className={cn(
            'inline-flex size-8 items-center justify-center rounded-full',
            isUnanswered && !isOwn ? 'bg-danger-ground text-danger' : 'bg-selected text-accent',
          )}
        >
          <Icon aria-hidden className="size-4" />
        </span>
        <p className="min-w-0">
          <span className="font-medium">{isRunning ? c.line.started(isOwn ? c.you : by) : callText(call, isOwn)}</span>
          <span className="text-ink-soft">
            {!isRunning && !isUnanswered && <span>{` · ${c.people(call.participants.length)}`}</span>}
            <span> · </span>
            <time dateTime={call.startedAt}>{timeOf(at)}</time>
          </span>
        </p>
        {isRunning && !isInside && (
          <Button size="sm" variant="secondary" onClick={toCall}>
            {c.join}
          </Button>
        )}
        {isUnanswered && (
          <Button variant="link" size="inline" onClick={toCall}>
            {isOwn ? c.ended.again : c.line.callBack}
          </Button>
        )}
      </div>
    </article>
  );
}
