import { MessageList } from '#features/conversation/list/message-list.tsx';
import { useFormattedText } from '#features/conversation/message/use-formatted-text.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import type { Row, ShownMessage } from '#lib/timeline/timeline.ts';
import { LoadFailed } from '#ui/load-failed.tsx';

export interface MessageAreaProps {
  room: RoomState;
  rows: readonly Row[];
  isReady: boolean;
  /** The message that the composer changes. */
  editedId: string | undefined;
  onEdit: (shown: ShownMessage) => void;
}

/** The messages, or why there are none. */
export function MessageArea({ room, rows, isReady, editedId, onEdit }: MessageAreaProps) {
  const chat = useChat();
  const hasLog = useChatState(state => state.logs[room.id] !== undefined);
  const hasFailed = useChatState(state => state.logLoading[room.id] === 'failed');
  const isReadable = useFormattedText() !== undefined;
  // Without a log there is only what waits in the outbox.
  if (isReadable && (isReady || (!hasLog && rows.length > 0)))
    return <MessageList room={room} rows={rows} editedId={editedId} onEdit={onEdit} />;
  if (!hasFailed) return <Skeletons />;
  return (
    <LoadFailed
      title={t.conversation.failed}
      hint={t.app.unreachableHint}
      className="flex-1"
      onRetry={() => void chat.open(room.id).catch(() => undefined)}
    />
  );
}

const widths = ['w-56', 'w-72', 'w-40', 'w-64', 'w-48'];

function Skeletons() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end gap-4 overflow-hidden p-6">
      <span className="sr-only">{t.app.loading}</span>
      {widths.map((width, index) => (
        <div key={width} className={index % 3 === 2 ? 'flex justify-end' : 'flex gap-3'}>
          {index % 3 !== 2 && <div className="skeleton size-9 rounded-full" />}
          <div className={`skeleton h-12 rounded-2xl ${width} max-w-[70%]`} />
        </div>
      ))}
    </div>
  );
}
