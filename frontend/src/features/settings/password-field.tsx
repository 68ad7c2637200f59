import { lazy, Suspense, useState } from 'react';
import { ps } from '#lib/i18n/settings-texts.ts';
import { Button } from '#ui/button.tsx';

const PasswordDialog = lazy(() => import('#features/settings/password-dialog.tsx'));

/** The way to another password. */
export function PasswordField() {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="text-sm font-medium">{ps.password.title}</p>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {ps.password.change}
      </Button>
      <Suspense>{isOpen && <PasswordDialog onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
