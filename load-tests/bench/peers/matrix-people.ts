import { callMatrix } from './matrix-api.ts';
import type { MatrixAccount } from './matrix-client.ts';
import type { Peer, Settlers } from './peer.ts';

const atOnce = 4;

/** Makes accounts and rooms on a Matrix server that lets everybody in; everybody joins their rooms. */
export async function settleMatrix(url: string, { people, rooms }: Settlers): Promise<Peer['crowd']> {
  const post = { url, method: 'POST' as const };
  const accounts = await each(people, username => {
    const body = { username, password: 'bench', auth: { type: 'm.login.dummy' } };
    return callMatrix<MatrixAccount>({ ...post, path: '/register', body });
  });
  const tokenOf = (person: number): string => accounts[person]?.access_token ?? '';
  const opened = await each(rooms, async ({ members }) => {
    const [owner = 0, ...others] = members;
    const room = { ...post, token: tokenOf(owner), path: '/createRoom', body: { preset: 'public_chat' } };
    const { room_id: id } = await callMatrix<{ room_id: string }>(room);
    const path = `/join/${encodeURIComponent(id)}`;
    for (const person of others) await callMatrix({ ...post, token: tokenOf(person), path, body: {} });
    return { id, members };
  });
  return {
    doors: accounts.map(account => ({ url, auth: { ...account } })),
    rooms: opened,
    ...{ handshakes: atOnce, sync: false, speaks: 'matrix' },
  };
}

/** Does the same for each, a few at a time; the answers in the order of the items. */
async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const left = items.entries();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const [at, item] of left) answers[at] = await work(item);
  });
  await Promise.all(workers);
  return answers;
}
