import type { ChatContext } from '../context.ts';
import { emptyHead, type RoomHead } from '../room-log/model.ts';

type Needs = Pick<ChatContext, 'cache' | 'log'>;

const loadsAtOnce = 20;

/** How far each room is: from the cache, else from the log. */
export async function readHeads({ cache, log }: Needs, roomIds: string[]): Promise<Map<string, RoomHead>> {
  const cached = await cache.heads(roomIds).catch(() => roomIds.map(() => null));
  const heads = new Map(roomIds.map((roomId, at) => [roomId, cached[at] ?? null]));
  const missing = roomIds.filter(roomId => heads.get(roomId) === null);
  for (let at = 0; at < missing.length; at += loadsAtOnce) {
    const part = missing.slice(at, at + loadsAtOnce);
    const loaded = await Promise.all(part.map(roomId => log.head(roomId)));
    part.forEach((roomId, index) => heads.set(roomId, loaded[index] ?? emptyHead));
    await keep(cache, part, loaded);
  }
  return heads as Map<string, RoomHead>;
}

export async function readHead(ctx: Needs, roomId: string): Promise<RoomHead> {
  return (await readHeads(ctx, [roomId])).get(roomId) ?? emptyHead;
}

/** Kept for the next reader; the cache refuses it if the worker was faster. */
async function keep(cache: Needs['cache'], roomIds: string[], heads: RoomHead[]): Promise<void> {
  const puts = roomIds.map((roomId, at) => cache.put(roomId, heads[at] ?? emptyHead, []));
  await Promise.all(puts).catch(() => undefined);
}
