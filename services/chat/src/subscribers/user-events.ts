import { topics, userEventRecord, type UserUpserted } from '@parley/contracts/records';
import type { Subscription } from '@parley/runtime/kafka/kafka';
import type { Revocations } from '@parley/runtime/tokens/revocations';
import { subscribeEvents, type SubscriberLinks } from '@parley/runtime/kafka/subscribe-events';
import type { Profiles } from '../stores/profiles.ts';

/** Copies profiles for all of chat: one group, so that each event is applied once, from the first one on. */
export function subscribeProfiles(links: SubscriberLinks, profiles: Profiles): Promise<Subscription> {
  return subscribeEvents({
    ...links,
    group: 'chat-profiles',
    topic: topics.userEvents.name,
    fromBeginning: true,
    schema: userEventRecord,
    each: async event => {
      if (event.type === 'user.upserted.v1') await profiles.keep(event);
    },
  });
}

/** Every node hears for itself of revocations (Redis is faster, but may be away) and of people whose profile changed. */
export function subscribeUsers(
  links: SubscriberLinks & { node: string },
  { revocations, onProfile }: { revocations: Revocations; onProfile: (profile: UserUpserted) => void },
): Promise<Subscription> {
  return subscribeEvents({
    ...links,
    group: `chat-revocations-${links.node}`,
    topic: topics.userEvents.name,
    fromBeginning: false,
    schema: userEventRecord,
    each: event => {
      if (event.type === 'session.revoked.v1') revocations.apply(event);
      else onProfile(event);
    },
  });
}
