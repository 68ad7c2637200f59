import { defaultNotifications } from '@parley/contracts/people/notification';
import { useCallback } from 'react';
import { useNotificationSettings } from '#features/notifications/api/notifications.ts';
import { useOwnStatus } from '#features/people/api/status.ts';
import { isMuted } from '#lib/chat/places.ts';
import type { News } from '#lib/chat/sync/news.ts';
import { serverNow } from '#lib/clock.ts';
import { type Choice, isQuietAt, levelOf } from '#lib/notifications/policy.ts';
import { useChat } from '#lib/react/chat-context.ts';

/** What the person has chosen for the room of some news, at the moment when it is asked. */
export function useChoice(): (news: Pick<News, 'roomId' | 'spaceId'>) => Choice {
  const chat = useChat();
  const settings = useNotificationSettings().data ?? defaultNotifications;
  const status = useOwnStatus().data;
  return useCallback(
    ({ roomId, spaceId }) => {
      const state = chat.store.getState();
      const now = new Date(serverNow());
      const until = status?.until ?? null;
      const isDnd = status?.mode === 'dnd' && (until === null || Date.parse(until) > now.getTime());
      return {
        isMuted: isMuted(state, roomId) || (spaceId !== undefined && isMuted(state, spaceId)),
        level: levelOf(state.places, settings, { roomId, spaceId }),
        isQuiet: isDnd || isQuietAt(settings.quietHours, now),
      };
    },
    [chat, settings, status],
  );
}
