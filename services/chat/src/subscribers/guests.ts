import { topics, userEventRecord } from '@parley/contracts/records';
import type { Subscription } from '@parley/runtime/kafka/kafka';
import { subscribeEvents, type SubscriberLinks } from '@parley/runtime/kafka/subscribe-events';
import type { ChatContext } from '../context.ts';
import { leaveEverywhereAndTell } from '../notify/erased-accounts.ts';
import { endAndTell, upgradeAndTell } from '../notify/guests.ts';

/**
 * Guests who become accounts, and guests and accounts that are erased: one group over all chat nodes, so that each is settled by
 * one of them. All of it may happen twice and changes nothing then.
 */
export function subscribeGuests(links: SubscriberLinks, ctx: ChatContext): Promise<Subscription> {
  return subscribeEvents({
    ...links,
    group: 'chat-guests',
    topic: topics.userEvents.name,
    fromBeginning: true,
    schema: userEventRecord,
    each: async event => {
      if (event.type !== 'user.upserted.v1') return;
      const { userId, guest, erased } = event;
      if (erased) return guest ? endAndTell(ctx, userId) : leaveEverywhereAndTell(ctx, userId);
      if (guest !== false) return;
      // Known before the memberships are looked at: who joins meanwhile by an old token sees it afterwards.
      await ctx.profiles.keep(event);
      await upgradeAndTell(ctx, userId);
    },
  });
}
