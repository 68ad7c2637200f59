import type { ChatContext } from '../context.ts';
import type { RoomHead, StoredMessage } from '../room-log/model.ts';

/** The newest message of a room: from the cache if that is as far as the head, else from the log. */
export async function readNewest(
  { cache, log }: Pick<ChatContext, 'cache' | 'log'>,
  roomId: string,
  head: RoomHead | undefined,
): Promise<StoredMessage | undefined> {
  if (!head || head.messages === 0) return undefined;
  const [cached] = await cache.newest(roomId, undefined, 1).catch(() => []);
  if (cached && cached.messages >= head.messages) return cached;
  return (await log.messagesBetween(roomId, {}, 1))[0];
}
