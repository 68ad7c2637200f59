import { lazy, Suspense, useState } from 'react';
import { useRegistration } from '#features/auth/api/registration.ts';
import { AccountLine } from '#features/settings/account/account-line.tsx';
import { useCancelEmailChange, useResendVerification } from '#features/settings/api/change-email.ts';
import { useFreshMe } from '#features/settings/api/fresh-me.ts';
import { errorText } from '#lib/error-text.ts';
import { ac } from '#lib/i18n/account-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

const EmailDialog = lazy(() => import('#features/settings/account/email-dialog.tsx'));

/** The e-mail address, and whether it is known to be theirs. */
export function EmailField() {
  useFreshMe();
  const { email, emailVerified = false, pendingEmail = null } = useMe();
  const sendsEmail = useRegistration().data?.sendsEmail ?? false;
  const [isOpen, setOpen] = useState(false);
  const isWaiting = sendsEmail && (pendingEmail !== null || !emailVerified);
  const actions = (
    <>
      {isWaiting && <Resend to={pendingEmail ?? email ?? ''} />}
      {pendingEmail !== null && <Keep />}
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {ac.email.change}
      </Button>
    </>
  );
  return (
    <AccountLine title={ac.email.title} actions={actions}>
      <p className="flex items-center gap-2 text-[13px] text-ink-soft">
        <bdi className="min-w-0 truncate">{email}</bdi>
        {sendsEmail && emailVerified && <Badge>{ac.email.confirmed}</Badge>}
      </p>
      {isWaiting && (
        <p className="text-[13px] break-words text-ink-faint">
          {pendingEmail === null ? ac.email.unconfirmed : ac.email.pending(pendingEmail)}
        </p>
      )}
      <Suspense>{isOpen && <EmailDialog sendsEmail={sendsEmail} onClose={() => setOpen(false)} />}</Suspense>
    </AccountLine>
  );
}

function Resend({ to }: { to: string }) {
  const resend = useResendVerification();
  const send = () =>
    resend.mutate(undefined, {
      onSuccess: () => toast(ac.email.resent(to)),
      onError: error => toast(errorText(error), { isError: true }),
    });
  return (
    <Button variant="secondary" busy={resend.isPending} onClick={send}>
      {ac.email.resend}
    </Button>
  );
}

function Keep() {
  const keep = useCancelEmailChange();
  const cancel = () => keep.mutate(undefined, { onError: error => toast(errorText(error), { isError: true }) });
  return (
    <Button variant="secondary" busy={keep.isPending} onClick={cancel}>
      {ac.email.keep}
    </Button>
  );
}
