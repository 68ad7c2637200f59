import type { Redis } from '@parley/runtime/stores/redis';
import type { RoomHead, StoredMessage } from './model.ts';

const keptMessages = 100;
const keptSeconds = 30 * 60;

// A writer that is behind the stored head (a replaced worker, a slow reader) changes nothing. The rest is written as
// one: a message and the head that counts it can never be seen apart.
const putScript = `
local head = tonumber(redis.call('HGET', KEYS[2], 's'))
if head and head > tonumber(ARGV[1]) then return 0 end
for at = 6, #ARGV, 2 do
  redis.call('ZREMRANGEBYSCORE', KEYS[1], ARGV[at], ARGV[at])
  redis.call('ZADD', KEYS[1], ARGV[at], ARGV[at + 1])
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[4]))
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('HSET', KEYS[2], 's', ARGV[1], 'm', ARGV[2], 't', ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[5])
return 1
`;

type Scripted = Redis & {
  putRoom(recentKey: string, headKey: string, ...values: (string | number)[]): Promise<number>;
};

export type RoomCache = ReturnType<typeof createRoomCache>;

/**
 * The end of each active room in Redis: its head and its newest messages, for 30 minutes. It may be lost or stale at
 * any time: readers take a page from it only when its messages are numbered without a gap.
 */
export function createRoomCache(redis: Redis) {
  redis.defineCommand('putRoom', { numberOfKeys: 2, lua: putScript });
  const scripted = redis as Scripted;
  const recentKey = (roomId: string) => `recent:{${roomId}}`;
  const headKey = (roomId: string) => `head:{${roomId}}`;

  /** Adds or replaces messages, and moves the head. */
  async function put(roomId: string, head: RoomHead, messages: StoredMessage[]): Promise<void> {
    const entries = messages.flatMap(message => [message.seq, JSON.stringify(message)]);
    const at = head.lastMessageAt?.getTime() ?? 0;
    await scripted.putRoom(
      recentKey(roomId),
      headKey(roomId),
      head.lastSeq,
      head.messages,
      at,
      keptMessages,
      keptSeconds,
      ...entries,
    );
  }

  /** Heads by room, null where there is none in the cache. */
  async function heads(roomIds: string[]): Promise<(RoomHead | null)[]> {
    return Promise.all(roomIds.map(async roomId => readHead(await redis.hmget(headKey(roomId), 's', 'm', 't'))));
  }

  /** Newest first, from before `beforeSeq`; may have gaps. */
  async function newest(roomId: string, beforeSeq: number | undefined, limit: number): Promise<StoredMessage[]> {
    const from = beforeSeq === undefined ? '+inf' : `(${beforeSeq}`;
    const entries = await redis.zrevrangebyscore(recentKey(roomId), from, '-inf', 'LIMIT', 0, limit);
    return entries.map(readMessage);
  }

  async function drop(roomIds: string[]): Promise<void> {
    await Promise.all(roomIds.map(roomId => redis.del(recentKey(roomId), headKey(roomId))));
  }

  return { put, heads, newest, drop };
}

function readHead([seq, messages, at]: (string | null)[]): RoomHead | null {
  if (seq == null || messages == null) return null;
  const time = Number(at);
  return { lastSeq: Number(seq), messages: Number(messages), lastMessageAt: time > 0 ? new Date(time) : null };
}

function readMessage(text: string): StoredMessage {
  const stored = JSON.parse(text) as Omit<StoredMessage, 'createdAt' | 'editedAt' | 'deletedAt'> &
    Record<string, string>;
  return {
    ...stored,
    createdAt: new Date(stored['createdAt'] ?? 0),
    ...(stored['editedAt'] && { editedAt: new Date(stored['editedAt']) }),
    ...(stored['deletedAt'] && { deletedAt: new Date(stored['deletedAt']) }),
  } as StoredMessage;
}
