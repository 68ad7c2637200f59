import { Copy, Ellipsis, Flag, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { copyBody, copyLink } from '#features/conversation/message/copy-message.ts';
import { MessageText } from '#features/conversation/message/message-text.tsx';
import { messageTool } from '#features/conversation/message/message-tool.ts';
import { errorText } from '#lib/error-text.ts';
import { t } from '#lib/i18n/texts.ts';
import { mayIn } from '#lib/chat/may.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const ReportDialog = lazy(() => import('#features/spaces/report/report-dialog.tsx'));
const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export interface MessageMenuProps {
  shown: ShownMessage;
  onEdit: (shown: ShownMessage) => void;
}

/** What can be done with a message; appears on hover, on focus, and with a tap on the message. */
export function MessageMenu({ shown, onEdit }: MessageMenuProps) {
  const chat = useChat();
  const [isDeleting, setDeleting] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const { message } = shown;
  const room = useRoom(message?.roomId ?? '');
  // Of others' messages in a channel, where the person may.
  const mayDelete = shown.isOwn || (room?.channel !== undefined && mayIn(room, 'manageMessages'));
  // To the moderators of the space; nobody looks after other rooms.
  const mayReport = !shown.isOwn && room?.channel !== undefined;

  const remove = async () =>
    message && chat.remove(message).catch((error: unknown) => toast(errorText(error), { isError: true }));
  function edit() {
    setEditing(true);
    onEdit(shown);
  }
  const items = [
    ...(shown.isOwn && !shown.isUnknown ? [{ label: t.conversation.edit, icon: Pencil, onSelect: edit }] : []),
    ...(shown.isUnknown
      ? []
      : [{ label: t.conversation.copy, icon: Copy, onSelect: () => void copyBody(chat, shown) }]),
    { label: t.conversation.copyLink, icon: Copy, onSelect: () => void copyLink(chat, shown) },
    ...(mayReport ? [{ label: t.conversation.report, icon: Flag, onSelect: () => setReporting(true) }] : []),
    ...(mayDelete
      ? [{ label: t.conversation.delete, icon: Trash2, isDanger: true, onSelect: () => setDeleting(true) }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        items={items}
        align={shown.isOwn ? 'end' : 'start'}
        // The composer has taken the focus for the edit; the menu must not take it back.
        onCloseAutoFocus={event => {
          if (isEditing) event.preventDefault();
          setEditing(false);
        }}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          'aria-label': t.conversation.actions,
          className: messageTool,
          children: <Ellipsis className="size-4" />,
        }}
      />
      <Suspense>
        {isReporting && message && <ReportDialog about={message} onClose={() => setReporting(false)} />}
        {isDeleting && (
          <ConfirmDialog
            onClose={() => setDeleting(false)}
            title={t.conversation.deleteTitle}
            hint={t.conversation.deleteHint}
            confirm={t.conversation.delete}
            about={<MessageText shown={shown} />}
            onConfirm={remove}
          />
        )}
      </Suspense>
    </>
  );
}
