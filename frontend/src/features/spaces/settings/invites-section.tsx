import type { Invite, Space } from '@parley/contracts/spaces/space';
import { Copy, Link as LinkIcon, UsersRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { copyAndTell } from '#features/conversation/copy-and-tell.ts';
import { useInvites } from '#features/spaces/api/list-invites.ts';
import { useRevokeInvite } from '#features/spaces/api/revoke-invite.ts';
import { InviteForm } from '#features/spaces/invite/invite-form.tsx';
import { inviteLink } from '#features/spaces/paths.ts';
import { may } from '#features/spaces/permissions.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { toast } from '#ui/toasts.ts';

const InviteMembersDialog = lazy(() => import('#features/spaces/settings/invite-members-dialog.tsx'));

/** Links that let people in: new ones, and those that still hold. */
export function InvitesSection({ space }: { space: Space }) {
  const pages = useInvites(space.id);
  const revoke = useRevokeInvite(space.id);
  const end = (code: string) =>
    revoke.mutate(code, {
      onSuccess: () => toast(st.invites.revoked),
      onError: error => toast(errorText(error), { isError: true }),
    });
  return (
    <>
      <p className="text-sm text-ink-soft">{st.invites.hint}</p>
      {may(space.me.permissions, 'createInvites') && (
        <div className="rounded-2xl border border-line bg-raised p-5">
          <InviteForm space={space} />
        </div>
      )}
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.invites)}
        keyOf={({ code }) => code}
        failed={st.invites.failed}
        empty={{ icon: LinkIcon, title: st.invites.none, hint: st.invites.noneHint }}
      >
        {invite => (
          <InviteLine
            space={space}
            invite={invite}
            busy={revoke.isPending && revoke.variables === invite.code}
            onRevoke={() => end(invite.code)}
          />
        )}
      </PagedList>
    </>
  );
}

interface InviteLineProps {
  space: Space;
  invite: Invite;
  busy: boolean;
  onRevoke: () => void;
}

function InviteLine({ space, invite, busy, onRevoke }: InviteLineProps) {
  const { code, createdBy } = invite;
  const [isShown, setShown] = useState(false);
  const by = usePerson(createdBy)?.displayName ?? st.somebody;
  return (
    <>
      <div className="min-w-0 flex-1 max-sm:basis-full">
        <p dir="ltr" translate="no" className="truncate text-start font-mono text-sm">
          {inviteLink(code)}
        </p>
        <p className="text-[0.8125rem] text-ink-soft">{[usesOf(invite), endOf(invite)].join(' · ')}</p>
        <p className="text-[0.8125rem] text-ink-faint">{[st.invites.by(by), ...roleOf(space, invite)].join(' · ')}</p>
      </div>
      <IconButton label={et.came.show(code)} onClick={() => setShown(true)}>
        <UsersRound aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton label={st.invites.copyLabel(code)} onClick={() => void copyAndTell(inviteLink(code))}>
        <Copy aria-hidden className="size-4.5" />
      </IconButton>
      <Button variant="secondary" size="sm" busy={busy} aria-label={st.invites.revokeLabel(code)} onClick={onRevoke}>
        {st.invites.revoke}
      </Button>
      <Suspense>
        {isShown && <InviteMembersDialog spaceId={space.id} code={code} onClose={() => setShown(false)} />}
      </Suspense>
    </>
  );
}

function usesOf({ uses, maxUses }: Invite): string {
  return maxUses === null ? st.invites.uses(uses) : st.invites.usesOf(uses, maxUses);
}

function endOf({ expiresAt }: Invite): string {
  return expiresAt === null ? st.invites.never : st.invites.expires(fullTimeOf(Date.parse(expiresAt)));
}

function roleOf({ roles }: Space, { roleId, guests, temporary }: Invite): string[] {
  const role = roles.find(({ id }) => id === roleId);
  return [
    ...(role ? [st.invites.gives(role.name)] : []),
    ...(guests ? [st.invites.guests] : []),
    ...(temporary ? [et.temporary.short] : []),
  ];
}
