import { lazy, Suspense, useState } from 'react';
import { AccountLine } from '#features/settings/account/account-line.tsx';
import { ps } from '#lib/i18n/settings-texts.ts';
import { Button } from '#ui/button.tsx';

const PasswordDialog = lazy(() => import('#features/settings/password-dialog.tsx'));

/** The way to another password. */
export function PasswordField() {
  const [isOpen, setOpen] = useState(false);
  const open = (
    <Button variant="secondary" onClick={() => setOpen(true)}>
      {ps.password.change}
    </Button>
  );
  return (
    <AccountLine title={ps.password.title} actions={open}>
      <Suspense>{isOpen && <PasswordDialog onClose={() => setOpen(false)} />}</Suspense>
    </AccountLine>
  );
}
