import { expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '@parley/dev-env/call';
import { adminUrl } from '@parley/dev-env/endpoints';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';

/** Reads of a cache so far, at both nodes: other suites use them too. */
async function readsOf(cache: string, outcome: 'hit' | 'miss'): Promise<number> {
  const pages = await Promise.all(
    ['chat-1', 'chat-2'].map(async node => (await fetch(`${adminUrl(node)}/metrics`)).text()),
  );
  const line = new RegExp(`^parley_cache_reads_total\\{cache="${cache}",outcome="${outcome}"\\} (\\d+)`, 'm');
  return pages.reduce((sum, page) => sum + Number(line.exec(page)?.[1] ?? 0), 0);
}

test('who is in a room, what they are called and the newest messages are read from memory and Redis', async () => {
  const people = (await newPeople(5)) as [Person, ...Person[]];
  const [host, ...others] = people;
  const room = await newGroup(host, others);
  for (let at = 0; at < 3; at += 1) await send(host, room.id, `message ${at}`);
  const read = async (reader: Person) => {
    await callAs(reader, chatApi.listMembers, { params: { id: room.id } });
    await callAs(reader, chatApi.history, { params: { id: room.id } });
  };
  // Each node learns for itself.
  for (let at = 0; at < 4; at += 1) await read(host);
  const before = await Promise.all(['membership', 'profiles', 'recent'].map(cache => readsOf(cache, 'hit')));
  for (let at = 0; at < 4; at += 1) await read(host);
  const after = await Promise.all(['membership', 'profiles', 'recent'].map(cache => readsOf(cache, 'hit')));
  const hits = after.map((count, at) => count - (before[at] ?? 0));
  // Two checks of who asks, five names and one page for each of the four.
  expect(hits[0]).toBeGreaterThanOrEqual(4);
  expect(hits[1]).toBeGreaterThanOrEqual(4 * people.length);
  expect(hits[2]).toBeGreaterThanOrEqual(4);
});
