import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { createAdminContext } from '../src/admin/context.ts';
import { roomCommands, type Command } from '../src/admin/rooms.ts';

const { mongoUrl, redisUrl } = endpoints();
const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
const context = await createAdminContext({ MONGO_URL: mongoUrl, REDIS_URL: redisUrl });
afterAll(() => context.close());

/** As the command does; one real process of it is below. */
const rooms = async (name: string, words: string[] = [], by?: string) =>
  (await (roomCommands[name] as Command)(context, { words, by })).join('\n');

test('an operator hands a group over and takes somebody out: both are told live, and the room says who did it', async () => {
  const [ann, ben, boss] = (await newPeople(3, 'operated')) as [Person, Person, Person];
  const group = await newGroup(ann, [ben], { name: 'Compost' });
  const names = [ann, ben, boss].map(({ user }) => user.username) as [string, string, string];
  const by = names[2];
  await eventually(async () => expect(await rooms('list', [names[1]])).toBe(`${group.id}  "Compost"  2 members`));
  const client = await connect(ann);
  expect(await rooms('hand-over', [group.id, `@${names[1]}`], by)).toBe(`@${names[1]} owns "Compost" now.`);
  expect(await rooms('remove-member', [group.id, names[0]], by)).toMatch(/is out of "Compost"\./);
  const params = { id: group.id };
  await eventually(async () => {
    const { members } = await callAs(ben, chatApi.listMembers, { params });
    expect(members).toMatchObject([{ user: { id: ben.user.id }, role: 'owner' }]);
    expect(await refusal(callAs(ann, chatApi.history, { params }))).toBe('not_a_member');
    const { messages } = await callAs(ben, chatApi.history, { params });
    const lines = messages.flatMap(({ line, senderId }) => (line ? [{ what: line.what, by: senderId }] : []));
    expect(lines).toEqual(expect.arrayContaining(['owner', 'removed'].map(what => ({ what, by: boss.user.id }))));
  });
  const { id } = await send(ben, group.id, 'without you');
  await eventually(async () => {
    const { messages } = await callAs(ben, chatApi.history, { params });
    expect(messages.map(message => message.id)).toContain(id);
  });
  expect(client.all('message:new').map(message => message.id)).not.toContain(id);
  client.close();
  const audit = await rooms('audit');
  expect(audit).toContain(`room.handed-over  room ${group.id}  to ${ben.user.id}  by ${boss.user.id}`);
  expect(audit).toContain(`member.removed  room ${group.id}  to ${ann.user.id}  by ${boss.user.id}`);
});

test.each([
  ['remove-member', ['no-such-room', 'nobody'], 'nobody', /There is no room "no-such-room"/],
  ['hand-over', ['a-room', 'nobody'], undefined, /Say with --by NAME/],
  ['list', ['nobody-of-this-name'], undefined, /nobody called/],
])('rooms %s %j says what is wrong', async (name, words, by, message) => {
  await expect(rooms(name, words, by)).rejects.toThrow(message);
});

test('the command is a process that ends, and says how it is used', async () => {
  const env = { MONGO_URL: mongoUrl, REDIS_URL: redisUrl };
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args], { env });
  expect((await run('rooms', 'audit')).stdout).not.toBe('');
  await expect(run('rooms', 'vanish')).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^Usage/) });
});
