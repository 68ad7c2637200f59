import type { InvitePreview } from '@parley/contracts/spaces/space';
import { UsersRound } from 'lucide-react';
import { SpaceBanner } from '#features/spaces/space-banner.tsx';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';

export interface InviteCardProps {
  invite: InvitePreview;
  /** It is all that the page says, so the space's name is the page's heading. */
  isPage?: boolean;
}

/** What an invite leads to, and who sent it. */
export function InviteCard({ invite: { space, inviter }, isPage = false }: InviteCardProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="flex flex-col items-center gap-3 text-center">
      <SpaceBanner url={space.bannerUrl} />
      <SpaceMark space={space} size="xl" />
      <div className="w-full space-y-1">
        <p className="flex flex-wrap items-center justify-center gap-1.5 text-sm text-ink-soft">
          {inviter && <Avatar id={inviter.id} name={inviter.displayName} url={inviter.avatarUrl} size="sm" />}
          <span>{inviter ? s.invitePage.invitedBy(inviter.displayName) : s.invitePage.invited}</span>
        </p>
        <Title className="text-2xl font-semibold tracking-tight">
          <Name name={space.name} className="block break-words !text-center" />
        </Title>
        <p className="flex items-center justify-center gap-1.5 text-sm text-ink-soft">
          <UsersRound aria-hidden className="size-4" />
          {s.members(space.memberCount)}
        </p>
      </div>
      {space.description !== '' && (
        <p dir="auto" translate="no" className="max-h-40 w-full overflow-y-auto text-sm whitespace-pre-wrap">
          {space.description}
        </p>
      )}
    </div>
  );
}
