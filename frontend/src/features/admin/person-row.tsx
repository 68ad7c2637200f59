import type { AdministeredPerson } from '@parley/contracts/admin-api';
import { Ban, Ellipsis, KeyRound, LogOut, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAccountChanges } from '#features/admin/api/accounts.ts';
import { errorText } from '#lib/error-text.ts';
import { ad } from '#lib/i18n/admin-texts.ts';
import { ago } from '#lib/i18n/format.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { Menu } from '#ui/menu.tsx';
import { Name } from '#ui/name.tsx';
import { toast } from '#ui/toasts.ts';
import { Username } from '#ui/username.tsx';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));
const ResetLinkDialog = lazy(() => import('#features/admin/reset-link-dialog.tsx'));
const SuspendDialog = lazy(() => import('#features/admin/suspend-dialog.tsx'));

/** One account, and its menu; nobody administers themselves. */
export function PersonRow({ person }: { person: AdministeredPerson }) {
  const me = useMe();
  const { id, displayName: name, username, email, avatarUrl } = person;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Avatar id={id} name={name} url={avatarUrl} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2 text-sm font-medium">
          <Name name={name} className="truncate" />
          {person.role === 'admin' && <Badge>{ad.people.admin}</Badge>}
          {person.closedAt && <Badge>{ad.people.deleted}</Badge>}
          {person.suspendedAt !== null && <Badge>{ad.people.suspended}</Badge>}
        </p>
        <p className="truncate text-[0.8125rem] text-ink-soft">
          <Username of={username} /> · <bdi translate="no">{email}</bdi>
        </p>
        <LastSeen person={person} />
        {person.suspendReason && (
          <p className="text-[0.8125rem] break-words text-ink-soft">{ad.people.reason(person.suspendReason)}</p>
        )}
      </div>
      {id !== me.id && <PersonMenu person={person} />}
    </li>
  );
}

function LastSeen({ person: { sessions, lastSeenAt } }: { person: AdministeredPerson }) {
  const now = useMinute();
  const seen = lastSeenAt === null ? ad.people.never : ad.people.seen(ago(Date.parse(lastSeenAt), now));
  return <p className="text-[0.8125rem] text-ink-faint">{`${ad.people.sessions(sessions)}, ${seen}`}</p>;
}

function PersonMenu({ person: { id, displayName: name, suspendedAt, role } }: { person: AdministeredPerson }) {
  const [asked, setAsked] = useState<'suspend' | 'sign-out' | 'reset-link' | null>(null);
  const { restore, signOut } = useAccountChanges(id);
  const close = () => setAsked(null);
  const onError = (error: unknown) => void toast(errorText(error), { isError: true });
  const putBack = () => restore.mutate(undefined, { onSuccess: () => toast(ad.restore.done(name)), onError });
  return (
    <>
      <Menu
        items={[
          suspendedAt === null
            ? { label: ad.suspend.action, icon: Ban, isDanger: true, onSelect: () => setAsked('suspend') }
            : { label: ad.restore.action, icon: RotateCcw, onSelect: putBack },
          ...(role === 'admin'
            ? []
            : [{ label: ad.resetLink.action, icon: KeyRound, onSelect: () => setAsked('reset-link') }]),
          { label: ad.signOut.action, icon: LogOut, onSelect: () => setAsked('sign-out') },
        ]}
        trigger={{
          variant: 'ghost',
          size: 'icon',
          'aria-label': ad.people.menu(name),
          children: <Ellipsis aria-hidden className="size-5" />,
        }}
      />
      <Suspense>
        {asked === 'suspend' && <SuspendDialog id={id} name={name} onClose={close} />}
        {asked === 'reset-link' && <ResetLinkDialog id={id} name={name} onClose={close} />}
        {asked === 'sign-out' && (
          <ConfirmDialog
            onClose={close}
            title={ad.signOut.title(name)}
            hint={ad.signOut.hint}
            confirm={ad.signOut.confirm}
            onConfirm={() => signOut.mutateAsync().then(() => void toast(ad.signOut.done(name)), onError)}
          />
        )}
      </Suspense>
    </>
  );
}
