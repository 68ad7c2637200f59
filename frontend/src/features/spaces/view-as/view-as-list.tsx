import { EyeOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMatch } from 'react-router';
import { useChannelsAs } from '#features/spaces/api/list-channels-as.ts';
import { CategoryGroup } from '#features/spaces/channels/category-group.tsx';
import { channelGroups } from '#features/spaces/channels/channel-groups.ts';
import { ChannelPlaceholders } from '#features/spaces/channels/channel-list.tsx';
import { asRole, nameOfRoles, type ViewAsProps } from '#features/spaces/view-as/as-role.ts';
import { endViewAs } from '#features/spaces/view-as/view-as.ts';
import { a } from '#lib/i18n/access-texts.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

const ViewAsDialog = lazy(() => import('#features/spaces/view-as/view-as-dialog.tsx'));

/** The list of channels as somebody with these roles has it, below a bar that says so. */
export default function ViewAsList({ space, roles }: ViewAsProps) {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line bg-selected px-4 py-2 text-sm">
        <p role="status" className="min-w-0 flex-1 basis-full">
          {a.viewAs.bar(nameOfRoles(roles))}
        </p>
        <Button variant="secondary" size="sm" onClick={() => setChoosing(true)}>
          {a.viewAs.change}
        </Button>
        <Button size="sm" onClick={endViewAs}>
          {a.viewAs.end}
        </Button>
      </div>
      <Channels space={space} roles={roles} />
      <Suspense>
        {isChoosing && <ViewAsDialog space={space} roles={roles} onClose={() => setChoosing(false)} />}
      </Suspense>
    </>
  );
}

function Channels({ space, roles }: ViewAsProps) {
  const { data: channels, isError, refetch } = useChannelsAs(space.id, roles);
  const current = useMatch('/spaces/:spaceId/channels/:roomId/*')?.params.roomId;
  if (!channels) {
    if (!isError) return <ChannelPlaceholders />;
    return <LoadFailed title={a.viewAs.failed} className="flex-1" onRetry={() => void refetch()} />;
  }
  if (channels.length === 0) return <Notice icon={EyeOff} title={a.viewAs.none} className="flex-1" />;
  const seen = asRole(space, roles);
  return (
    <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-2 py-3">
      {channelGroups(seen, channels).map(group => (
        <CategoryGroup key={group.category?.id ?? ''} space={seen} group={group} current={current} />
      ))}
    </div>
  );
}
