import { type NotificationSettings, type NotificationWish } from '@parley/contracts/people/notification';
import { notificationApi } from '@parley/contracts/people/notification-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';

/** Below `own`: other devices that change it are heard of. */
const queryKey = ['own', 'notifications'];

/** What the person is told of in general, and when nothing disturbs. */
export function useNotificationSettings() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call(notificationApi.getNotifications, {}, { signal })).notifications,
    staleTime: Infinity,
  });
}

export function useUpdateNotifications() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: NotificationWish) =>
      (await call(notificationApi.updateNotifications, { body })).notifications,
    onSuccess: (settings: NotificationSettings) => queries.setQueryData(queryKey, settings),
  });
}
