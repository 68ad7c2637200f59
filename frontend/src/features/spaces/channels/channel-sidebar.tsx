import type { Space } from '@parley/contracts/spaces/space';
import { DoorClosed } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { AccountBar } from '#features/rooms/account-bar.tsx';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { ChannelList, ChannelPlaceholders } from '#features/spaces/channels/channel-list.tsx';
import { Deleting } from '#features/spaces/channels/deleting.tsx';
import { SpaceHeader } from '#features/spaces/channels/space-header.tsx';
import { isGone } from '#features/spaces/is-gone.ts';
import { useViewAs } from '#features/spaces/view-as/view-as.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Notice } from '#ui/notice.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

const Newcomer = lazy(() => import('#features/spaces/onboarding/newcomer.tsx'));
const ViewAsList = lazy(() => import('#features/spaces/view-as/view-as-list.tsx'));

export interface ChannelSidebarProps {
  spaceId: string;
  /** It is all that there is on the screen. */
  isPage: boolean;
}

/** What stands in the place of the conversations while one is in a space. */
export default function ChannelSidebar({ spaceId, isPage }: ChannelSidebarProps) {
  const { data: space, error, refetch } = useSpace(spaceId);
  return (
    <nav
      aria-label={space ? s.channels.of(space.name) : s.channels.title}
      className="flex min-w-0 flex-1 flex-col bg-ground"
    >
      {/* After a kick there is an error, and what the space was a moment ago. */}
      {space && !isGone(error) ? (
        <>
          <SpaceHeader space={space} isPage={isPage} />
          {(space.me.newcomer || space.me.rulesPending) && (
            <Suspense>
              <Newcomer space={space} />
            </Suspense>
          )}
          {space.deletedAt === null ? <Channels space={space} /> : <NoChannels space={space} isPage={isPage} />}
        </>
      ) : (
        <NoSpace error={error} isPage={isPage} onRetry={() => void refetch()} />
      )}
      <AccountBar />
    </nav>
  );
}

/** As the person sees them, or as somebody with a role would while they look at the space as such a person. */
function Channels({ space }: { space: Space }) {
  const roles = useViewAs(space);
  if (roles.length === 0) return <ChannelList space={space} />;
  return (
    <Suspense fallback={<ChannelPlaceholders />}>
      <ViewAsList space={space} roles={roles} />
    </Suspense>
  );
}

/** Of a space that is being deleted; where there is room the page beside the list says it. */
function NoChannels({ space, isPage }: { space: Space; isPage: boolean }) {
  if (!isPage || space.deletedAt === null) return <div className="flex-1" />;
  return <Deleting space={space} deletedAt={space.deletedAt} />;
}

function NoSpace({ error, isPage, onRetry }: { error: Error | null; isPage: boolean; onRetry: () => void }) {
  if (!error) return <ChannelPlaceholders />;
  if (isGone(error))
    return <Notice icon={DoorClosed} title={s.unknown} hint={s.unknownHint} isPage={isPage} className="flex-1" />;
  return <LoadFailed title={s.failed} isPage={isPage} className="flex-1" onRetry={onRetry} />;
}
