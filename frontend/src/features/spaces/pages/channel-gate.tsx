import type { Space } from '@parley/contracts/spaces/space';
import { CloudAlert, DoorClosed } from 'lucide-react';
import { lazy, type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useSpace } from '#features/spaces/api/get-space.ts';
import { useLoadChannel } from '#features/spaces/api/load-channel.ts';
import { isGone } from '#features/spaces/is-gone.ts';
import { isRefusal } from '#features/spaces/is-refusal.ts';
import { spacePath } from '#features/spaces/paths.ts';
import { BelowRules } from '#features/spaces/onboarding/below-rules.tsx';
import { UnknownSpace } from '#features/spaces/unknown-space.tsx';
import { useViewAs } from '#features/spaces/view-as/view-as.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';
import { Notice } from '#ui/notice.tsx';
import { Splash } from '#ui/splash.tsx';

const ViewAsPage = lazy(() => import('#features/spaces/view-as/view-as-page.tsx'));

/** Lets a page of a channel begin once the chat knows the channel as a room. */
export function ChannelGate({ children }: { children: ReactNode }) {
  const { spaceId = '', roomId = '' } = useParams();
  const room = useRoom(roomId);
  const space = useSpace(spaceId);
  const roles = useViewAs(space.data);
  useKnownRoles(spaceId, space.data?.roles);
  const loading = useLoadChannel(roomId, room !== undefined);
  if (isGone(space.error)) return <UnknownSpace />;
  if (space.data && roles.length > 0) return <ViewAsPage space={space.data} roles={roles} channelId={roomId} />;
  if (room) return space.data?.me.rulesPending ? <BelowRules space={space.data}>{children}</BelowRules> : children;
  if (!loading.isError) return <Splash />;
  return <Missing spaceId={spaceId} error={loading.error} onRetry={() => void loading.refetch()} />;
}

/** Messages mention roles by their names. */
function useKnownRoles(spaceId: string, roles: Space['roles'] | undefined): void {
  const chat = useChat();
  useEffect(() => {
    if (roles) chat.knowRoles(spaceId, roles);
  }, [chat, spaceId, roles]);
}

interface MissingProps {
  spaceId: string;
  error: Error;
  onRetry: () => void;
}

function Missing({ spaceId, error, onRetry }: MissingProps) {
  const isRefused = isRefusal(error);
  const words = isRefused
    ? { icon: DoorClosed, title: s.channels.unknown, hint: s.channels.unknownHint }
    : { icon: CloudAlert, title: s.channels.loadFailed, isError: true };
  return (
    <Notice {...words} isPage className="h-full">
      {!isRefused && <Button onClick={onRetry}>{t.app.retry}</Button>}
      <Link to={spacePath(spaceId)} replace className={linkButton.secondary}>
        {s.channels.toSpace}
      </Link>
    </Notice>
  );
}
