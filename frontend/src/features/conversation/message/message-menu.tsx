import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { MessageMenuProps } from '#features/conversation/message/message-actions.tsx';
import { messageTool } from '#features/conversation/message/message-tool.ts';
import { t } from '#lib/i18n/texts.ts';
import { Button, type ButtonProps } from '#ui/button.tsx';

const MessageActions = lazy(() => import('#features/conversation/message/message-actions.tsx'));

/** What can be done with a message; appears on hover, on focus, and with a tap. Until it is opened it is a button alone: each row has one. */
export function MessageMenu(props: MessageMenuProps) {
  const [isWanted, setWanted] = useState(false);
  const trigger: ButtonProps = {
    variant: 'ghost',
    size: 'icon-sm',
    'aria-label': t.conversation.actions,
    className: messageTool,
    children: <Ellipsis className="size-4" />,
  };
  const button = <Button {...trigger} aria-haspopup="menu" onClick={() => setWanted(true)} />;
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MessageActions {...props} trigger={trigger} />
    </Suspense>
  );
}
