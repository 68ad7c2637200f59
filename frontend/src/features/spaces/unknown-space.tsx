import { DoorClosed } from 'lucide-react';
import { Link } from 'react-router';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';

/** In place of a page of a space that is not there, or not the person's. */
export function UnknownSpace() {
  return (
    <Notice icon={DoorClosed} title={s.unknown} hint={s.unknownHint} isPage className="h-full">
      <Link to="/" replace className={linkButton.primary}>
        {t.app.home}
      </Link>
    </Notice>
  );
}
