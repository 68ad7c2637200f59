import { membershipEvent } from '@parley/contracts/membership-events';
import { topics } from '@parley/contracts/records';
import type { Subscription } from '@parley/runtime/kafka/kafka';
import { subscribeEvents, type SubscriberLinks } from '@parley/runtime/kafka/subscribe-events';
import type { AccessListener, SpaceAccessCache } from '../access/space-access.ts';
import type { MembershipCache } from '../stores/membership-cache.ts';

interface Parts {
  memberships: Pick<MembershipCache, 'forget' | 'followed'>;
  access: Pick<SpaceAccessCache, 'forgetSpace' | 'forgetMember' | 'followed'>;
  /** Sets right what sockets hear of spaces. */
  spaceSockets: AccessListener;
  /** Sets right which rooms the sockets of this person hear, if this node has any. */
  settle: (roomId: string, userId: string) => Promise<void>;
}

/** Every node follows who is in which room for itself. Redis is faster, but the node that made a change may die before it tells. */
export function subscribeMemberships(
  { node, ...links }: SubscriberLinks & { node: string },
  { memberships, access, spaceSockets, settle }: Parts,
): Promise<Subscription> {
  return subscribeEvents({
    ...links,
    group: `chat-memberships-${node}`,
    topic: topics.membershipEvents.name,
    fromBeginning: false,
    concurrency: topics.membershipEvents.partitions,
    schema: membershipEvent,
    each: async event => {
      const { roomId, kind, version } = event;
      if (event.type === 'room.upserted.v1') {
        if (kind !== 'space') return;
        access.forgetSpace(roomId, version);
        spaceSockets.spaceChanged(roomId, version);
      } else if (kind === 'space') {
        access.forgetMember(roomId, event.userId);
        spaceSockets.memberChanged(roomId, event.userId);
      } else {
        memberships.forget(roomId, event.userId);
        await settle(roomId, event.userId);
      }
    },
    onPoll: () => {
      memberships.followed();
      access.followed();
    },
  });
}
