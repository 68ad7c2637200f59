import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { Notice } from '#ui/notice.tsx';

export function NotFound() {
  return (
    <Notice icon={Compass} title={t.app.notFound} hint={t.app.notFoundHint} className="h-dvh">
      <Link to="/" className="rounded-sm font-medium text-accent underline-offset-4 hover:underline">
        {t.app.home}
      </Link>
    </Notice>
  );
}
