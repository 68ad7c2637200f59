import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';

export function NotFound() {
  useTitle(t.app.notFound);
  return (
    <main>
      <Notice icon={Compass} title={t.app.notFound} hint={t.app.notFoundHint} isPage className="h-dvh">
        <Link to="/" className={linkButton.primary}>
          {t.app.home}
        </Link>
      </Notice>
    </main>
  );
}
