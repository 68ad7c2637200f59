import { ParleyError } from '@parley/contracts/errors';
import { TicketX } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { useInvitePreview } from '#features/spaces/api/preview-invite.ts';
import { AcceptInvite } from '#features/spaces/invite/accept-invite.tsx';
import { InviteCard } from '#features/spaces/invite/invite-card.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { linkButton } from '#ui/link-button.ts';
import { Logo } from '#ui/logo.tsx';
import { Notice } from '#ui/notice.tsx';
import { Splash } from '#ui/splash.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

/** Where an invite link leads, with an account or without one. */
export default function InvitePage() {
  const { code = '' } = useParams();
  const preview = useInvitePreview(code);
  useTitle(preview.data?.space.name ?? s.invitePage.title);
  if (preview.isPending) return <Splash />;
  return (
    <main className="flex h-full overflow-y-auto p-5">
      <div className="m-auto w-full max-w-[25rem] py-6">
        <p className="mb-8 flex items-center justify-center gap-2.5 text-lg font-semibold tracking-tight">
          <Logo className="size-8" />
          {t.app.name}
        </p>
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-sm sm:p-8">
          {!preview.data ? (
            <Failed error={preview.error} onRetry={() => void preview.refetch()} />
          ) : (
            <div className="space-y-6">
              <InviteCard invite={preview.data} isPage />
              <AcceptInvite invite={preview.data} />
            </div>
          )}
        </div>
      </div>
    </main>
  );
}

/** An address that is no code at all is an invite that does not work. */
const refusals = ['invite_invalid', 'validation_failed', 'not_found'];

function Failed({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error instanceof ParleyError && refusals.includes(error.code)) {
    return (
      <Notice icon={TicketX} title={s.invitePage.invalid} hint={s.invitePage.invalidHint} isPage className="!p-0">
        <Link to="/" className={linkButton.secondary}>
          {s.invitePage.home}
        </Link>
      </Notice>
    );
  }
  return <LoadFailed title={s.invitePage.failed} isPage className="!p-0" onRetry={onRetry} />;
}
