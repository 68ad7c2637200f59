import { lazy, Suspense, useState } from 'react';
import { AccountLine } from '#features/settings/account/account-line.tsx';
import { ac } from '#lib/i18n/account-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { Username } from '#ui/username.tsx';

const UsernameDialog = lazy(() => import('#features/settings/account/username-dialog.tsx'));

/** By what others find the person. */
export function UsernameField() {
  const { username } = useMe();
  const [isOpen, setOpen] = useState(false);
  const open = (
    <Button variant="secondary" onClick={() => setOpen(true)}>
      {ac.username.change}
    </Button>
  );
  return (
    <AccountLine title={ac.username.title} actions={open}>
      <p className="truncate text-[13px] text-ink-soft">
        <Username of={username} />
      </p>
      <Suspense>{isOpen && <UsernameDialog onClose={() => setOpen(false)} />}</Suspense>
    </AccountLine>
  );
}
