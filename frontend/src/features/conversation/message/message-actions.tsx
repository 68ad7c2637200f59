import { Copy, Flag, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { copyBody, copyLink } from '#features/conversation/message/copy-message.ts';
import { mayDo } from '#features/conversation/message/may-do.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import type { ButtonProps } from '#ui/button.tsx';
import MenuItems from '#ui/menu-items.tsx';

const ReportDialog = lazy(() => import('#features/spaces/report/report-dialog.tsx'));
const DeleteDialog = lazy(() => import('#features/conversation/message/delete-dialog.tsx'));

export interface MessageMenuProps {
  shown: ShownMessage;
  onEdit: (shown: ShownMessage) => void;
}

/** The open menu of a message behind its button. */
export default function MessageActions({ shown, onEdit, trigger }: MessageMenuProps & { trigger: ButtonProps }) {
  const chat = useChat();
  const [isDeleting, setDeleting] = useState(false);
  const [isReporting, setReporting] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const { message } = shown;
  const room = useRoom(message?.roomId ?? '');
  const may = mayDo(shown, room);
  function edit() {
    setEditing(true);
    onEdit(shown);
  }
  const items = [
    ...(may.edit ? [{ label: t.conversation.edit, icon: Pencil, onSelect: edit }] : []),
    ...(may.copy ? [{ label: t.conversation.copy, icon: Copy, onSelect: () => void copyBody(chat, shown) }] : []),
    { label: t.conversation.copyLink, icon: Copy, onSelect: () => void copyLink(chat, shown) },
    ...(may.report ? [{ label: t.conversation.report, icon: Flag, onSelect: () => setReporting(true) }] : []),
    ...(may.delete
      ? [{ label: t.conversation.delete, icon: Trash2, isDanger: true, onSelect: () => setDeleting(true) }]
      : []),
  ];
  return (
    <>
      <MenuItems
        items={items}
        align={shown.isOwn ? 'end' : 'start'}
        // The composer has taken the focus for the edit; the menu must not take it back.
        onCloseAutoFocus={event => {
          if (isEditing) event.preventDefault();
          setEditing(false);
        }}
        trigger={trigger}
      />
      <Suspense>
        {isReporting && message && <ReportDialog about={message} onClose={() => setReporting(false)} />}
        {isDeleting && <DeleteDialog shown={shown} onClose={() => setDeleting(false)} />}
      </Suspense>
    </>
  );
}
