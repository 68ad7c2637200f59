import { roomCall, storedCall, type RoomCall, type StoredCall } from '@parley/contracts/call';
import { callLease, redisKeys } from '@parley/contracts/redis-channels';
import type { Redis } from '@parley/runtime/stores/redis';
import { readJson } from '@parley/runtime/kafka/subscribe-events';

// A call that nobody has joined yet is kept for as long as its newest ticket may be used.
const beginScript = `
local running = redis.call('GET', KEYS[1])
if not running then
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
  return ARGV[1]
end
if #cjson.decode(running).participants == 0 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return running
`;

type Scripted = Redis & { beginCall(key: string, call: string, seconds: number): Promise<string> };

/** Unanswered calls of a dm within this time leave one line. */
const quietSeconds = 60;
/** Longer than any call. */
const rememberedSeconds = 48 * 3_600;
const lineKey = (roomId: string) => `call-line:${roomId}`;
const quietKey = (callId: string) => `call-quiet:${callId}`;

export type Calls = ReturnType<typeof createCalls>;

/** The calls that run now, in Redis; the video node that holds a call keeps its entry alive. */
export function createCalls(redis: Redis) {
  redis.defineCommand('beginCall', { numberOfKeys: 1, lua: beginScript });
  const scripted = redis as Scripted;

  /** The room's running call, or else this one, which is then the room's. However many ask at once, all get the same. */
  async function begin(roomId: string, call: RoomCall): Promise<StoredCall> {
    const running = await scripted.beginCall(
      redisKeys.callOfRoom(roomId),
      JSON.stringify(call),
      callLease.untilJoinedSeconds,
    );
    return storedCall.parse(JSON.parse(running));
  }

  /** Whether this call of a dm may leave a line before anybody answers: one call in a minute may, the others are quiet. */
  async function claimLine(roomId: string, callId: string): Promise<boolean> {
    const first = await redis.set(lineKey(roomId), callId, 'EX', quietSeconds, 'NX', 'GET');
    if (first === null || first === callId) return true;
    await redis.set(quietKey(callId), '1', 'EX', rememberedSeconds);
    return false;
  }

  /** Whether the call has no line so far. While Redis has forgotten, every call counts as one that has. */
  async function isQuiet(callId: string): Promise<boolean> {
    return (await redis.exists(quietKey(callId))) === 1;
  }

  async function endQuiet(callId: string): Promise<void> {
    await redis.del(quietKey(callId));
  }

  /** The running call of each room, null where there is none. */
  async function ofRooms(roomIds: string[]): Promise<(RoomCall | null)[]> {
    const found = await Promise.all(roomIds.map(roomId => redis.get(redisKeys.callOfRoom(roomId))));
    return found.map(text => (text === null ? null : read(text)));
  }

  /** The id of the call that somebody is in. */
  async function ofUser(userId: string): Promise<string | null> {
    return redis.get(redisKeys.callOfUser(userId));
  }

  /** Tells the video nodes that somebody is no member any more: their media ends. */
  async function evict(roomId: string, userId: string): Promise<void> {
    await redis.publish(redisKeys.evictionChannel, JSON.stringify({ roomId, userId }));
  }

  return { begin, claimLine, isQuiet, endQuiet, ofRooms, ofUser, evict };
}

/** One unreadable entry must not hide the others. */
function read(text: string): RoomCall | null {
  return roomCall.safeParse(readJson(Buffer.from(text))).data ?? null;
}
