import { LogOut } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { DeleteAccountField } from '#features/settings/account/delete-account-field.tsx';
import { EmailField } from '#features/settings/account/email-field.tsx';
import { UsernameField } from '#features/settings/account/username-field.tsx';
import { AvatarField } from '#features/settings/avatar-field.tsx';
import { PasswordField } from '#features/settings/password-field.tsx';
import { useSignOut } from '#features/settings/use-sign-out.tsx';
import { g } from '#lib/i18n/guest-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

const UpgradeDialog = lazy(() => import('#features/guest/upgrade-dialog.tsx'));

export function AccountSection() {
  const me = useMe();
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-2xl border border-line bg-raised p-5">
      <Avatar id={me.id} name={me.displayName} url={me.avatarUrl} size="xl" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-lg font-semibold">
          <Name name={me.displayName} className="block truncate" />
        </p>
        <p className="truncate text-sm text-ink-soft">
          <Username of={me.username} />
        </p>
        <p className="truncate text-sm text-ink-soft">
          <bdi>{me.email}</bdi>
        </p>
      </div>
      {me.role === 'guest' && <Upgrade />}
      <SignOut />
      <p className="basis-full text-[0.8125rem] text-ink-faint">{ps.signOutHint}</p>
      <div className="basis-full border-t border-line pt-4">
        <AvatarField />
      </div>
      {me.role !== 'guest' && (
        <div className="basis-full space-y-4 border-t border-line pt-4">
          <UsernameField />
          <EmailField />
          <PasswordField />
        </div>
      )}
      {me.role !== 'guest' && (
        <div className="basis-full border-t border-line pt-4">
          <DeleteAccountField />
        </div>
      )}
    </div>
  );
}

function Upgrade() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{g.create}</Button>
      <Suspense>{isOpen && <UpgradeDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

function SignOut() {
  const { start, isBusy, dialog } = useSignOut();
  return (
    <>
      <Button variant="secondary" busy={isBusy} onClick={start}>
        <LogOut aria-hidden className="size-4" />
        {ps.signOut}
      </Button>
      {dialog}
    </>
  );
}
