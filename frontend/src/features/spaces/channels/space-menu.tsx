import type { Space } from '@parley/contracts/spaces/space';
import { CheckCheck, ChevronDown, List, ListChecks, LogOut, Settings, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePlaceMenu } from '#features/places/use-place-menu.tsx';
import { useLeaveSpace } from '#features/spaces/api/leave-space.ts';
import { useReadSpace } from '#features/spaces/api/read-space.ts';
import { settingsPath } from '#features/spaces/paths.ts';
import { may } from '#features/spaces/permissions.ts';
import { sectionsFor } from '#features/spaces/settings/sections.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Menu, type MenuItem } from '#ui/menu.tsx';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));
const ChannelBrowser = lazy(() => import('#features/spaces/browse/channel-browser.tsx'));
const OnboardingDialog = lazy(() => import('#features/spaces/onboarding/onboarding-dialog.tsx'));
const InviteDialog = lazy(() => import('#features/spaces/invite/invite-dialog.tsx'));

/** What one can do with a space, by one's permissions. */
export function SpaceMenu({ space }: { space: Space }) {
  const me = useMe();
  const navigate = useNavigate();
  const leave = useLeaveSpace(space.id);
  const read = useReadSpace(space.id);
  const [dialog, setDialog] = useState<'browse' | 'invite' | 'leave' | 'onboarding' | null>(null);
  const close = () => setDialog(null);
  const place = usePlaceMenu(space.id, space.name, space.id);
  const [section] = sectionsFor(space, me.id);
  const items: MenuItem[] = [];
  if (space.deletedAt === null) {
    items.push({ label: s.menu.read, icon: CheckCheck, onSelect: () => read.mutate() });
    items.push({ label: p.browser.open, icon: List, onSelect: () => setDialog('browse') });
    items.push(place.notify, place.mute);
  }
  if (space.deletedAt === null && space.onboarding)
    items.push({ label: s.menu.onboarding, icon: ListChecks, onSelect: () => setDialog('onboarding') });
  if (space.deletedAt === null && may(space.me.permissions, 'createInvites'))
    items.push({ label: s.menu.invite, icon: UserPlus, onSelect: () => setDialog('invite') });
  if (space.deletedAt === null && section !== undefined) {
    const toSettings = () => void navigate(settingsPath(space.id, section));
    items.push({ label: s.menu.settings, icon: Settings, onSelect: toSettings });
  }
  if (space.ownerId !== me.id)
    items.push({ label: s.menu.leave, icon: LogOut, isDanger: true, onSelect: () => setDialog('leave') });
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        items={items}
        trigger={{
          variant: 'ghost',
          size: 'icon',
          'aria-label': s.menu.open(space.name),
          children: <ChevronDown aria-hidden className="size-5" />,
        }}
      />
      {place.dialog}
      <Suspense>
        {dialog === 'browse' && <ChannelBrowser space={space} onClose={close} />}
        {dialog === 'onboarding' && <OnboardingDialog space={space} onClose={close} />}
        {dialog === 'invite' && <InviteDialog space={space} onClose={close} />}
        {dialog === 'leave' && (
          <ConfirmDialog
            onClose={close}
            title={s.menu.leaveTitle(space.name)}
            hint={s.menu.leaveHint}
            confirm={s.menu.leave}
            onConfirm={() => leave.mutateAsync().catch(() => undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
