import { lazy, Suspense, useState } from 'react';
import { AccountLine } from '#features/settings/account/account-line.tsx';
import { ac } from '#lib/i18n/account-texts.ts';
import { Button } from '#ui/button.tsx';

const DeleteAccountDialog = lazy(() => import('#features/settings/account/delete-account-dialog.tsx'));

/** The way out for good. */
export function DeleteAccountField() {
  const [isOpen, setOpen] = useState(false);
  const open = (
    <Button variant="danger" onClick={() => setOpen(true)}>
      {ac.remove.open}
    </Button>
  );
  return (
    <AccountLine title={ac.remove.title} actions={open}>
      <p className="text-[13px] text-ink-faint">{ac.remove.about}</p>
      <Suspense>{isOpen && <DeleteAccountDialog onClose={() => setOpen(false)} />}</Suspense>
    </AccountLine>
  );
}
