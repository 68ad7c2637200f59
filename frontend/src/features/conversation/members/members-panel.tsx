import { X } from 'lucide-react';
import { lazy, type ReactNode, useRef } from 'react';
import { wide } from '#features/conversation/members/use-members-shown.ts';
import { t } from '#lib/i18n/texts.ts';
import { useSlideIn } from '#lib/motion/use-slide-in.ts';
import { useMediaQuery } from '#lib/react/use-media-query.ts';
import { IconButton } from '#ui/icon-button.tsx';

const Dialog = lazy(() => import('#ui/dialog.tsx').then(({ Dialog: component }) => ({ default: component })));

export interface MembersPanelProps {
  onClose: () => void;
  /** The list. */
  children: ReactNode;
}

/** The members of a group or a space: beside the conversation as long as there is room, else over it. */
export function MembersPanel({ onClose, children }: MembersPanelProps) {
  const isBeside = useMediaQuery(wide);
  const panel = useRef<HTMLElement>(null);
  useSlideIn(panel);
  if (!isBeside) {
    return (
      <Dialog onClose={onClose} title={t.conversation.membersTitle} size="panel">
        {children}
      </Dialog>
    );
  }
  return (
    <aside
      ref={panel}
      aria-label={t.conversation.membersTitle}
      className="flex w-72 shrink-0 flex-col border-s border-line bg-ground"
    >
      <div className="flex h-16 shrink-0 items-center border-b border-line ps-5 pe-3">
        <h2 className="flex-1 font-semibold">{t.conversation.membersTitle}</h2>
        <IconButton label={t.conversation.hideMembers} size="icon-sm" onClick={onClose}>
          <X className="size-4.5" />
        </IconButton>
      </div>
      {children}
    </aside>
  );
}
