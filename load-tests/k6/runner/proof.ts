import { createCaller } from '@parley/client/rest/caller';
import { chatApi } from '@parley/contracts/chat-api';
import type { Integrity } from '@parley/contracts/room';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '../../bench/lib/platform.ts';
import type { Answer } from '../questions/question.ts';
import { persistently } from './persistently.ts';
import type { Seeded } from './seed.ts';
import type { Summary } from './summary.ts';

const settleTries = 20;
const retryMs = 500;
/** Each walks through a whole room: all rooms at once would be a load of its own. */
const atOnce = 4;

/** Holds the logs of all rooms against what was acknowledged: what a message lost or doubled would show. */
export async function prove(platform: Platform, { rooms }: Seeded, summary: Summary): Promise<Answer['proof']> {
  const [acked, sent] = [summary.count('messages_acked'), summary.count('messages_sent')];
  // What was acknowledged at the last moment may still be on its way through the delivery worker.
  for (let tries = settleTries; ; tries -= 1) {
    const logs = await readAll(platform, rooms);
    const sum = (field: 'count' | 'holes' | 'duplicates'): number => logs.reduce((all, log) => all + log[field], 0);
    const lost = Math.max(0, acked - sum('count'));
    const doubled = sum('duplicates') + Math.max(0, sum('count') - sent);
    if (lost === 0 || tries === 0) return { lost, doubled, holes: sum('holes') };
    await sleep(retryMs);
  }
}

async function readAll(platform: Platform, rooms: Seeded['rooms']): Promise<Integrity[]> {
  const logs: Integrity[] = [];
  const waiting = rooms.entries();
  const read = async (): Promise<void> => {
    for (const [at, room] of waiting) logs[at] = await persistently(() => integrityOf(platform, room));
  };
  await Promise.all(Array.from({ length: atOnce }, read));
  return logs;
}

function integrityOf({ gatewayUrl: baseUrl }: Platform, { id, token }: Seeded['rooms'][number]): Promise<Integrity> {
  return createCaller({ baseUrl, token })(chatApi.integrity, { params: { id } });
}
