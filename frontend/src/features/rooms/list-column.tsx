import { lazy, Suspense } from 'react';
import { useMatch } from 'react-router';
import { Sidebar } from '#features/rooms/sidebar.tsx';
import { cn } from '#ui/cn.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { mainId } from '#ui/main-id.ts';

const SpaceRail = lazy(() => import('#features/spaces/rail/space-rail.tsx'));
const ChannelSidebar = lazy(() => import('#features/spaces/channels/channel-sidebar.tsx'));

export interface ListColumnProps {
  /** It is all that there is on the screen. */
  isPage: boolean;
  /** On a phone it gives way to the page. */
  isShown: boolean;
  onCreate: () => void;
  onFind: () => void;
}

/** The rail, and beside it the conversations, or the channels of the space that one is in. */
export function ListColumn({ isPage, isShown, onCreate, onFind }: ListColumnProps) {
  const spaceId = useMatch('/spaces/:spaceId/*')?.params.spaceId;
  // One element whatever it is, so that the list keeps its place: on a phone it is all there is on its page.
  return (
    <div
      {...(isPage && { role: 'main', id: mainId, tabIndex: -1 })}
      className={cn('flex w-full shrink-0 outline-none md:w-98 in-data-folded:md:hidden', !isShown && 'max-md:hidden')}
    >
      <ErrorBoundary of="extra">
        <Suspense fallback={<div className="w-16 shrink-0 border-e border-line bg-ground md:w-18" />}>
          <SpaceRail />
        </Suspense>
      </ErrorBoundary>
      <ErrorBoundary of="part" resetKey={spaceId ?? ''}>
        {spaceId === undefined ? (
          <Sidebar isPage={isPage} onCreate={onCreate} onFind={onFind} />
        ) : (
          <Suspense fallback={<div className="flex-1 bg-ground" />}>
            <ChannelSidebar key={spaceId} spaceId={spaceId} isPage={isPage} />
          </Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}
