import type { Session } from '@parley/contracts/auth-api';
import { MonitorSmartphone } from 'lucide-react';
import { useRevokeSessions, useSessions } from '#features/settings/api/sessions.ts';
import { errorText } from '#lib/error-text.ts';
import { ago } from '#lib/i18n/format.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';

export function SessionsSection() {
  const sessions = useSessions();
  const revoke = useRevokeSessions();
  if (sessions.isPending) return <div className="skeleton h-40 w-full" role="status" aria-label={t.app.loading} />;
  if (sessions.isError) {
    return <LoadFailed title={ps.sessionsFailed} onRetry={() => void sessions.refetch()} />;
  }
  const others = sessions.data.filter(session => !session.current);
  const end = (ids: string[]) =>
    revoke.mutate(ids, {
      onSuccess: () => toast(ps.revoked),
      onError: error => toast(errorText(error), { isError: true }),
    });
  const sorted = sessions.data.toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt),
  );
  return (
    <>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-raised">
        {sorted.map(session => (
          <SessionRow
            key={session.id}
            session={session}
            busy={revoke.isPending && revoke.variables.includes(session.id)}
            onRevoke={() => end([session.id])}
          />
        ))}
      </ul>
      {others.length > 1 && (
        <Button variant="danger" size="sm" disabled={revoke.isPending} onClick={() => end(others.map(({ id }) => id))}>
          {ps.revokeAll}
        </Button>
      )}
    </>
  );
}

interface SessionRowProps {
  session: Session;
  busy: boolean;
  onRevoke: () => void;
}

function SessionRow({ session, busy, onRevoke }: SessionRowProps) {
  const now = useMinute();
  return (
    <li className="flex items-center gap-4 px-5 py-4">
      <MonitorSmartphone aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium">
          <span>{session.device}</span>
          {session.current && (
            <span className="ms-2 rounded-full bg-selected px-2 py-0.5 text-xs font-medium text-accent">
              {ps.current}
            </span>
          )}
        </p>
        <p className="text-[0.8125rem] text-ink-soft">
          {`${ps.lastSeen(ago(Date.parse(session.lastSeenAt), now))} · ${session.address}`}
        </p>
        <p className="text-[0.8125rem] text-ink-faint">{ps.signedIn(ago(Date.parse(session.createdAt), now))}</p>
      </div>
      {!session.current && (
        <Button
          variant="secondary"
          size="sm"
          busy={busy}
          aria-label={ps.revokeLabel(session.device)}
          onClick={onRevoke}
        >
          {ps.revoke}
        </Button>
      )}
    </li>
  );
}
