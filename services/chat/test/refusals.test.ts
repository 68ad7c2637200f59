import { afterAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { logLines } from '@parley/dev-env/log-lines';
import { newGroup, newPeople, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';

const open: TestClient[] = [];
afterAll(() => open.forEach(client => client.close()));

const refusalsOf = ({ user }: Person) =>
  logLines('access refused', 'chat-1', 'chat-2')
    .filter(line => line['userId'] === user.id)
    .map(({ code, what }) => ({ code, what }));

test('who reads or sends where they are no member stands in the log, whichever way they came', async () => {
  const [ann, eve] = (await newPeople(2)) as [Person, Person];
  const room = await newGroup(ann, []);
  await expect(callAs(eve, chatApi.history, { params: { id: room.id }, query: {} })).rejects.toMatchObject({
    code: 'not_a_member',
  });
  await expect(callAs(eve, chatApi.joinRoom, { params: { id: room.id } })).rejects.toMatchObject({ code: 'forbidden' });
  const client = await connect(eve);
  open.push(client);
  const answer = await client.command('typing:start', { roomId: room.id });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_a_member' } });
  await eventually(() => {
    const found = refusalsOf(eve);
    expect(found).toContainEqual({ code: 'not_a_member', what: 'GET /api/messages/room/:id' });
    expect(found).toContainEqual({ code: 'forbidden', what: 'POST /api/rooms/:id/join' });
    expect(found).toContainEqual({ code: 'not_a_member', what: 'typing:start' });
  });
  expect(refusalsOf(ann)).toEqual([]);
});
