import { authApi, type PublicUser } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { call } from '#lib/api/call.ts';

/** As many as one request may name. */
const mostIds = 100;

/** Who was asked for since the last request went out. */
let waiting: { ids: Set<string>; answer: Promise<Map<string, PublicUser>> } | undefined;

/** One person. All that are asked for in one go, as by a page that opens, share a request. Rejects with ParleyError. */
export async function loadPerson(userId: string): Promise<PublicUser> {
  if (!waiting || waiting.ids.size >= mostIds) waiting = nextBatch();
  waiting.ids.add(userId);
  const person = (await waiting.answer).get(userId);
  if (!person) throw new ParleyError('unknown_user');
  return person;
}

function nextBatch(): NonNullable<typeof waiting> {
  const ids = new Set<string>();
  const batch = { ids, answer: afterThisTask().then(load) };
  return batch;

  async function load(): Promise<Map<string, PublicUser>> {
    if (waiting === batch) waiting = undefined;
    const { users } = await call(authApi.searchUsers, { query: { ids: [...ids].join(',') } });
    return new Map(users.map(user => [user.id, user]));
  }
}

function afterThisTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
