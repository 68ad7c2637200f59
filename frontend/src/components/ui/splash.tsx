import { Logo } from '#ui/logo.tsx';
import { t } from '#lib/i18n/texts.ts';

/** Shown while it is found out who is here, or a page is on its way. */
export function Splash() {
  return (
    <div role="status" className="flex h-full items-center justify-center">
      <Logo className="size-12 animate-breathe" />
      <span className="sr-only">{t.app.loading}</span>
    </div>
  );
}
