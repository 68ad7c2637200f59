import { channelPermissions, permissionNames } from '@parley/contracts/spaces/permissions';
import { explain } from '@parley/contracts/spaces/access';
import type { Channel } from '@parley/contracts/spaces/space';
import { Check, EyeOff, X } from 'lucide-react';
import { accessOf, channelAccessOf } from '#features/spaces/access-of.ts';
import { useChannelsAs } from '#features/spaces/api/list-channels-as.ts';
import { nameOfRoles, personAs, type ViewAsProps } from '#features/spaces/view-as/as-role.ts';
import { reasonText } from '#features/spaces/why/reason-text.ts';
import { serverNow } from '#lib/clock.ts';
import { a } from '#lib/i18n/access-texts.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { Splash } from '#ui/splash.tsx';

/** In the place of a channel, or of the space as a whole: what somebody with the roles may do there, and why. */
export default function ViewAsPage({ space, roles, channelId }: ViewAsProps & { channelId?: string }) {
  const channels = useChannelsAs(space.id, roles);
  const channel = channels.data?.find(({ id }) => id === channelId);
  useTitle(channel?.name ?? space.name);
  if (channelId !== undefined && !channel) {
    if (channels.isPending) return <Splash />;
    return <Notice icon={EyeOff} title={a.viewAs.hidden} isPage className="h-full" />;
  }
  const title = channel ? a.viewAs.inChannel : a.viewAs.inSpace;
  return (
    // Nothing in it takes the focus, so that keys would not reach its end.
    <div tabIndex={0} role="region" aria-label={channel?.name ?? space.name} className="h-full overflow-y-auto">
      <div className="mx-auto max-w-2xl space-y-5 px-4 py-7 md:px-8">
        <div>
          <h1 className="text-lg font-semibold">
            <Name name={channel?.name ?? space.name} />
          </h1>
          <p className="text-sm text-ink-soft">{`${title(nameOfRoles(roles))}. ${a.viewAs.hint}`}</p>
        </div>
        <PermissionList space={space} roles={roles} channel={channel} />
      </div>
    </div>
  );
}

function PermissionList({ space, roles, channel }: ViewAsProps & { channel: Channel | undefined }) {
  const person = personAs(space, roles);
  const access = accessOf(space);
  const rules = channel && channelAccessOf(channel);
  const names = { who: nameOfRoles(roles), space, personName: null };
  return (
    <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
      {(channel ? channelPermissions : permissionNames).map(permission => {
        const reason = explain(access, person, permission, serverNow(), rules);
        const Icon = reason.allowed ? Check : X;
        return (
          <li key={permission} className="flex gap-3 px-5 py-3 text-sm">
            <Icon aria-hidden className={reason.allowed ? 'size-5 text-online' : 'size-5 text-ink-faint'} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{st.roles.permissions[permission].title}</p>
              <p className="text-ink-soft">
                {`${reason.allowed ? a.allowed : a.denied}. ${reasonText(reason, names)}`}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
