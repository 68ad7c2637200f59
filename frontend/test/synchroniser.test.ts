import { expect, test } from '@jest/globals';
import { ParleyError } from '@parley/contracts/errors';
import { Synchroniser, type SynchroniserDeps } from '../src/lib/chat/sync/synchroniser.ts';

/** A platform of no rooms, which fails `failures` times to list them; `lose` ends the connection. */
function connection(failures: number) {
  const done = { lists: 0, syncs: 0 };
  const socket = {
    id: 'one' as string | undefined,
    connected: true,
    timeout: () => ({
      emitWithAck: async () => {
        done.syncs += 1;
        return { ok: true, data: { rooms: {} } };
      },
    }),
  };
  const load = async () => {
    done.lists += 1;
    if (done.lists <= failures) throw new ParleyError('unavailable', 'No answer', { retryAfterMs: 1 });
  };
  const store = { getState: () => ({ rooms: { garden: { id: 'garden', lastSeq: 3 } }, logs: {} }) };
  const deps = { store, socket, roomList: { load, loadSoon: () => undefined }, largeRooms: { isSpared: () => false } };
  return { done, socket, synchroniser: new Synchroniser(deps as unknown as SynchroniserDeps) };
}

test('what could not be fetched at a connect is fetched while the connection stands', async () => {
  const { done, synchroniser } = connection(2);
  await synchroniser.connected();
  expect(done).toEqual({ lists: 3, syncs: 1 });
});

test('and no longer than that: the next connection starts over', async () => {
  const { done, socket, synchroniser } = connection(Infinity);
  const connected = synchroniser.connected();
  socket.id = undefined;
  await expect(connected).rejects.toMatchObject({ code: 'unavailable' });
  expect(done).toEqual({ lists: 1, syncs: 0 });
});
