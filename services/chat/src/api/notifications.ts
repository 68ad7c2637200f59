import type { notificationApi } from '@parley/contracts/people/notification-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { tellOwn } from '../notify/people.ts';

type Needs = Pick<ChatContext, 'notificationSettings' | 'notify'>;

/** What people are notified of in general; for single places see `places.ts`. */
export function notificationCalls(ctx: Needs): CallHandlers<typeof notificationApi> {
  return {
    getNotifications: async ({ caller }) => ({ notifications: await ctx.notificationSettings.of(caller.userId) }),
    async updateNotifications({ caller, body }) {
      const notifications = await ctx.notificationSettings.choose(caller.userId, body);
      tellOwn(ctx, caller.userId, 'settings');
      return { notifications };
    },
  };
}
