import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '@parley/dev-env/call';
import { newPerson } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import { stopwatch } from '@parley/dev-env/stopwatch';

test('an ended session loses its sockets on every node and its REST calls within a second', async () => {
  const ann = await newPerson('ann');
  const { accessToken } = await callAs(undefined, authApi.login, {
    body: { login: ann.user.username, password: ann.password },
  });
  const other = { token: accessToken };
  const clients = [await connect(other, { node: 'chat-1' }), await connect(other, { node: 'chat-2' })];
  const mine = await connect(ann);
  const closed = Promise.all(clients.map(({ socket }) => new Promise(resolve => socket.once('disconnect', resolve))));
  const { sessions } = await callAs(ann, authApi.listSessions, {});
  const ended = sessions.find(session => !session.current);
  const ending = stopwatch();
  await callAs(ann, authApi.revokeSession, { params: { id: ended?.id ?? '' } });
  await closed;
  expect(ending()).toBeLessThan(1_000);
  for (const client of clients) expect(client.all('session:revoked')).toHaveLength(1);
  await expect(callAs(other, chatApi.listRooms, {})).rejects.toMatchObject({ code: 'session_revoked' });
  await expect(callAs(other, authApi.me, {})).rejects.toMatchObject({ code: 'session_revoked' });
  await expect(connect(other)).rejects.toMatchObject({ code: 'session_revoked' });
  expect(mine.socket.connected).toBe(true);
  mine.close();
});
