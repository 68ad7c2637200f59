import { ParleyError } from '@parley/contracts/errors';
import type { InvitePreview } from '@parley/contracts/spaces/space';
import { Ban } from 'lucide-react';
import { Link } from 'react-router';
import { useRegistration } from '#features/auth/api/registration.ts';
import { GuestEntry } from '#features/guest/guest-entry.tsx';
import { useAcceptInvite } from '#features/spaces/api/accept-invite.ts';
import { AskToJoin } from '#features/spaces/entrance/ask-to-join.tsx';
import { Refused } from '#features/spaces/entrance/refused.tsx';
import { invitePath } from '#features/spaces/paths.ts';
import { g } from '#lib/i18n/guest-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useSession } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';

/** The way into the space; who is not signed in does that first and comes back here. */
export function AcceptInvite({ invite: { code, space, questions, guests } }: { invite: InvitePreview }) {
  const status = useSession(session => session.status);
  const accept = useAcceptInvite();
  const isAsked = questions !== undefined;
  // It stays when the guest is signed in, and with it the way into the space.
  if (status === 'signed-out') {
    const onGuest = () => accept.mutate(code);
    return <SignInFirst from={invitePath(code)} guests={guests && !isAsked} onGuest={onGuest} />;
  }
  if (isAsked && status === 'signed-in') return <AskToJoin spaceId={space.id} questions={questions} code={code} />;
  if (accept.error instanceof ParleyError && accept.error.code === 'banned') {
    return (
      <Notice icon={Ban} title={s.invitePage.banned} hint={s.invitePage.bannedHint} isError className="!p-0">
        <Link to="/" className={linkButton.secondary}>
          {s.invitePage.home}
        </Link>
      </Notice>
    );
  }
  return (
    <div className="space-y-3">
      {accept.isError && <Refused error={accept.error} onRetry={() => accept.mutate(code)} />}
      <Button
        size="lg"
        className="w-full"
        busy={accept.isPending || status === 'starting'}
        onClick={() => accept.mutate(code)}
      >
        {s.invitePage.join}
      </Button>
    </div>
  );
}

/** `SignedOutOnly` leads to `from` after the sign-in. */
function SignInFirst({ from, guests, onGuest }: { from: string; guests: boolean; onGuest: () => void }) {
  const registration = useRegistration();
  const takesGuests = guests && registration.data?.guests === true;
  return (
    <div className="space-y-3">
      {takesGuests && (
        <>
          <GuestEntry onEntered={onGuest} />
          <p className="text-center text-[0.8125rem] text-ink-faint">{g.or}</p>
        </>
      )}
      <div className="grid gap-2">
        <Link
          to="/register"
          state={{ from }}
          className={`${takesGuests ? linkButton.secondary : linkButton.primary} justify-center`}
        >
          {s.invitePage.register}
        </Link>
        <Link to="/login" state={{ from }} className={`${linkButton.secondary} justify-center`}>
          {s.invitePage.signIn}
        </Link>
      </div>
      {!takesGuests && <p className="text-center text-[0.8125rem] text-ink-faint">{s.invitePage.signedOutHint}</p>}
    </div>
  );
}
