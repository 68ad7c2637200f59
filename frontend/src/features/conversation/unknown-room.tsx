import { DoorClosed } from 'lucide-react';
import { Link } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';

/** In place of a conversation that is not there, or not the person's; on a phone nothing else leads away from it. */
export function UnknownRoom() {
  return (
    <Notice
      icon={DoorClosed}
      title={t.conversation.unknownRoom}
      hint={t.conversation.unknownRoomHint}
      isPage
      className="h-full"
    >
      <Link to="/" replace className={linkButton.primary}>
        {t.app.home}
      </Link>
    </Notice>
  );
}
