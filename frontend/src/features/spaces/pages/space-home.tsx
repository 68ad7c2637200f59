import { Hash } from 'lucide-react';
import { lazy } from 'react';
import { Navigate, useParams } from 'react-router';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { Deleting } from '#features/spaces/channels/deleting.tsx';
import { isGone } from '#features/spaces/is-gone.ts';
import { channelPath } from '#features/spaces/paths.ts';
import { UnknownSpace } from '#features/spaces/unknown-space.tsx';
import { useViewAs } from '#features/spaces/view-as/view-as.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { useTitle } from '#lib/use-title.ts';
import { Notice } from '#ui/notice.tsx';

const ViewAsPage = lazy(() => import('#features/spaces/view-as/view-as-page.tsx'));

/** Beside the list of channels while none is open: the first one for text, where there is room for both. */
export default function SpaceHome() {
  const { spaceId = '' } = useParams();
  const space = useSpace(spaceId);
  const channels = useChannels(spaceId);
  const places = useChatState(state => state.places);
  const isPhone = useIsPhone();
  const roles = useViewAs(space.data);
  useTitle(space.data?.name);
  if (isGone(space.error)) return <UnknownSpace />;
  // The list beside it says what is on its way, and what went wrong.
  if (!space.data) return null;
  const { deletedAt } = space.data;
  if (deletedAt !== null) return <Deleting space={space.data} deletedAt={deletedAt} isPage />;
  if (roles.length > 0) return <ViewAsPage space={space.data} roles={roles} />;
  if (!channels.data) return null;
  const first = channels.data.find(({ id, type }) => type === 'text' && places[id]?.hidden !== true);
  if (first && !isPhone) return <Navigate to={channelPath(spaceId, first.id)} replace />;
  if (channels.data.length === 0)
    return <Notice icon={Hash} title={s.channels.none} hint={s.channels.noneHint} isPage className="h-full" />;
  return <Notice icon={Hash} title={s.channels.pick} hint={s.channels.pickHint} isPage className="h-full" />;
}
