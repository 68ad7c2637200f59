import type { StoredCall } from '@parley/contracts/call';
import { id, timestamp } from '@parley/contracts/ids';
import { callLease, redisKeys } from '@parley/contracts/redis-channels';
import type { Logger } from '@parley/runtime/telemetry/logger';
import type { Redis } from '@parley/runtime/stores/redis';
import { z } from 'zod';
import type { CallRecord } from '../domain/call-record.ts';

const openCalls = 'video:open-calls';
const endedKey = (callId: string) => `video:ended:${callId}`;
/** As long as a ticket for it could still come. */
const rememberEndedSeconds = 120;
/** Nobody has shown the call for so long: its node is dead, and its people had time to come back. */
const abandonedAfterMs = 25_000;

const stored = z.object({
  callId: id,
  roomId: id,
  roomKind: z.enum(['dm', 'group', 'check']),
  startedAt: timestamp,
  startedBy: id,
  everybody: z.array(id),
  removed: z.array(id).default([]),
  stage: z.boolean().default(false),
  speakers: z.array(id).default([]),
  shownAt: z.number(),
});

/** Removes a key only while it still tells of this call. */
const deleteIfCall = `
local value = redis.call('GET', KEYS[1])
if value and string.find(value, ARGV[1], 1, true) then return redis.call('DEL', KEYS[1]) end
return 0
`;

export type CallStore = ReturnType<typeof createCallStore>;

/**
 * What other processes see of the calls, in Redis: the room's running call and who is in, for chat; and a register of
 * open calls, from which a call of a dead node is taken over or ended. All of it expires, or is swept, by itself.
 */
export function createCallStore(redis: Redis, logger: Logger) {
  redis.defineCommand('deleteIfCall', { numberOfKeys: 1, lua: deleteIfCall });
  const scripted = redis as Redis & { deleteIfCall(key: string, callId: string): Promise<number> };

  /** A copy for others to read: while Redis is away the call itself goes on. */
  async function quietly(what: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => logger.debug({ err: error, what }, 'redis does not know of a call'));
  }

  return {
    show(record: CallRecord, participants: string[]): Promise<void> {
      const { roomId, callId, startedAt, removed } = record;
      const call: StoredCall = { callId, startedAt, participants, ...(removed.length > 0 && { removed }) };
      return quietly('show', async () => {
        const lease = (key: string, value: string) => redis.set(key, value, 'EX', callLease.seconds);
        await Promise.all([
          lease(redisKeys.callOfRoom(roomId), JSON.stringify(call)),
          redis.hset(openCalls, callId, JSON.stringify({ ...record, shownAt: Date.now() })),
          ...participants.map(user => lease(redisKeys.callOfUser(user), callId)),
        ]);
      });
    },

    forgetUser(userId: string, callId: string): Promise<void> {
      return quietly('forget user', () => scripted.deleteIfCall(redisKeys.callOfUser(userId), callId));
    },

    /** Nobody sees it any more. It stays in the register, to be swept, until `forget`. */
    end({ roomId, callId, everybody }: CallRecord): Promise<void> {
      return quietly('end', async () => {
        await redis.set(endedKey(callId), '1', 'EX', rememberEndedSeconds);
        const keys = [redisKeys.callOfRoom(roomId), ...everybody.map(redisKeys.callOfUser)];
        await Promise.all(keys.map(key => scripted.deleteIfCall(key, callId)));
      });
    },

    forget(callId: string): Promise<void> {
      return quietly('forget', () => redis.hdel(openCalls, callId));
    },

    /** A call that another node held before; `ended` when it is over and must not begin again. */
    async recall(callId: string): Promise<CallRecord | 'ended' | undefined> {
      const [text, ended] = await Promise.all([redis.hget(openCalls, callId), redis.exists(endedKey(callId))]);
      return ended === 1 ? 'ended' : read(text);
    },

    async abandoned(): Promise<CallRecord[]> {
      const all = Object.values(await redis.hgetall(openCalls)).map(read);
      const before = Date.now() - abandonedAfterMs;
      return all.filter(record => record !== undefined).filter(record => record.shownAt < before);
    },
  };
}

function read(text: string | null): z.infer<typeof stored> | undefined {
  return text === null ? undefined : stored.safeParse(JSON.parse(text)).data;
}
