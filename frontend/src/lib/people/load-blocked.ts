import { peopleApi } from '@parley/contracts/people/people-api';
import { timing } from '#config/timing.ts';
import { call } from '#lib/api/call.ts';
import type { ChatStore } from '#lib/chat/state.ts';

/** Reads whom the person has blocked. Rejects with ParleyError. */
export async function loadBlocked(store: ChatStore): Promise<void> {
  const blocked: Record<string, true> = {};
  let cursor: string | undefined;
  do {
    const page = await call(peopleApi.listBlocks, { query: { cursor, limit: 100 } }, { repeatForMs: timing.syncEvery });
    for (const { user } of page.blocks) blocked[user.id] = true;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  store.setState({ blocked });
}
