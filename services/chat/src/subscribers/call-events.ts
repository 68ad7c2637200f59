import { callEventRecord, topics, type CallEventRecord } from '@parley/contracts/records';
import type { Subscription } from '@parley/runtime/kafka/kafka';
import { subscribeEvents, type SubscriberLinks } from '@parley/runtime/kafka/subscribe-events';
import type { ChatContext } from '../context.ts';
import { outcomeOf, toClosed, toOpened } from '../calls/call-line.ts';
import type { StoredRoom } from '../rooms/room-model.ts';
import type { Ringing } from '../notify/ringing.ts';
import { tellCall, tellCallOver } from '../notify/tell-call.ts';

/** A bound on what the room log and Redis are asked at once, so that a burst of calls does not hold up messages. */
const keysAtOnce = 16;

interface Parts {
  ctx: Pick<ChatContext, 'rooms' | 'calls' | 'rings' | 'roomLog' | 'events' | 'notify'>;
  ringing: Ringing;
}

/**
 * What video says of calls: one group over all chat nodes, so that each event is applied by one of them, those of one
 * room in their order. Everything here may happen twice and changes nothing then.
 */
export function subscribeCallEvents(links: SubscriberLinks, parts: Parts): Promise<Subscription> {
  return subscribeEvents({
    ...links,
    group: 'chat-calls',
    topic: topics.callEvents.name,
    fromBeginning: true,
    concurrency: topics.callEvents.partitions,
    keysAtOnce,
    schema: callEventRecord,
    each: async event => {
      const room = await parts.ctx.rooms.find(event.roomId);
      // The calls of the call check page belong to no room.
      if (room) await apply(parts, event, room);
    },
  });
}

async function apply(parts: Parts, event: CallEventRecord, room: StoredRoom): Promise<void> {
  const { ctx, ringing } = parts;
  const { callId } = event;
  switch (event.type) {
    case 'call.started.v1':
      if (room.kind === 'dm') await ringing.begin(event, event.at);
      if (leavesLine(room) && (room.kind !== 'dm' || (await ctx.calls.claimLine(room.id, callId))))
        await open(parts, event);
      return tellCall(ctx, room, event);
    case 'call.joined.v1':
      await ringing.joined(callId, event.userId);
      // Answered after all: a quiet call gets its line now.
      if (await ctx.calls.isQuiet(callId)) {
        await open(parts, { ...event, by: event.participants[0] ?? event.userId });
        await ctx.calls.endQuiet(callId);
      }
      return tellCall(ctx, room, event);
    case 'call.left.v1':
      if (event.participants.length === 0) await ringing.abandoned(callId);
      return tellCall(ctx, room, event);
    case 'call.ended.v1':
      return applyEnd(parts, event, room);
  }
}

/** Who is in a voice channel comes and goes all day: nobody wants to read of it. */
function leavesLine({ channel }: StoredRoom): boolean {
  return channel?.type !== 'voice';
}

async function open({ ctx }: Parts, call: Parameters<typeof toOpened>[0]): Promise<void> {
  await ctx.roomLog.append(toOpened(call));
  ctx.events.callLineWritten('opened', call.callId, call.roomId);
}

async function applyEnd(
  parts: Parts,
  event: Extract<CallEventRecord, { type: 'call.ended.v1' }>,
  room: StoredRoom,
): Promise<void> {
  const { ctx, ringing } = parts;
  await ringing.abandoned(event.callId);
  const answered = room.kind !== 'dm' || event.everybody.length > 1;
  const outcome = outcomeOf(answered, answered ? null : await ctx.rings.outcomeOfFirst(event.callId));
  if (leavesLine(room) && !(await ctx.calls.isQuiet(event.callId))) {
    await ctx.roomLog.append(toClosed(event, outcome));
    ctx.events.callLineWritten(outcome, event.callId, room.id);
  }
  await tellCallOver(ctx, room, event.callId);
}
