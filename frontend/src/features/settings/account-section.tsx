import { LogOut } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { DeleteAccountField } from '#features/settings/account/delete-account-field.tsx';
import { EmailField } from '#features/settings/account/email-field.tsx';
import { UsernameField } from '#features/settings/account/username-field.tsx';
import { AvatarField } from '#features/settings/avatar-field.tsx';
import { PasswordField } from '#features/settings/password-field.tsx';
import { useUnsent } from '#features/settings/use-unsent.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/guest-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { signOut } from '#lib/session/session.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';
import { Name } from '#ui/name.tsx';

const UpgradeDialog = lazy(() => import('#features/guest/upgrade-dialog.tsx'));
const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

export function AccountSection() {
  const me = useMe();
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-2xl border border-line bg-raised p-5">
      <Avatar id={me.id} name={me.displayName} url={me.avatarUrl} size="xl" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-lg font-semibold">
          <Name name={me.displayName} className="block truncate" />
        </p>
        <p className="truncate text-sm text-ink-soft">@{me.username}</p>
        <p className="truncate text-sm text-ink-soft">{me.email}</p>
      </div>
      {me.role === 'guest' && <Upgrade />}
      <SignOut isGuest={me.role === 'guest'} />
      <p className="basis-full text-[13px] text-ink-faint">{ps.signOutHint}</p>
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

/** Asks first where text would be lost by it, and a guest, whose name would be. */
function SignOut({ isGuest }: { isGuest: boolean }) {
  const unsent = useUnsent();
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    await signOut().catch((error: unknown) => {
      toast(errorText(error), { isError: true });
      setBusy(false);
    });
  }
  return (
    <>
      <Button variant="secondary" busy={busy} onClick={() => (isGuest || unsent > 0 ? setAsking(true) : void leave())}>
        <LogOut aria-hidden className="size-4" />
        {ps.signOut}
      </Button>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            onClose={() => setAsking(false)}
            title={isGuest ? g.signOutTitle : ps.signOutTitle}
            hint={isGuest ? g.signOutHint : ps.signOutUnsent(unsent)}
            confirm={ps.signOut}
            onConfirm={leave}
          />
        )}
      </Suspense>
    </>
  );
}
