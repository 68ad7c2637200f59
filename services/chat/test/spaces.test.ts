import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { mentionOf } from '@parley/contracts/mentions';
import { setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { reportApi } from '@parley/contracts/spaces/report-api';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { purge } from '../src/spaces/purge.ts';
import { defineModels } from '../src/stores/models.ts';
import { builtIn, channelsOf, giveRole, joinSpace, newRole, newSpace, textChannel } from '@parley/dev-env/spaces';

const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
/** No node believes a permission for longer after it ended. */
const believedForMs = 1_000;
let [ann, bob, eve, max]: Person[] = [];
let space: Space;
let channel: Channel;
const clients: TestClient[] = [];

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'space')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob, eve]);
  channel = await textChannel(bob, space);
});
afterAll(() => clients.forEach(client => client.close()));

async function socketOf(person: Person | undefined, node: string): Promise<TestClient> {
  const client = await connect(person as Person, { node });
  clients.push(client);
  return client;
}
const inSpace = (more: object = {}) =>
  ({ params: { id: space.id, ...more } }) as { params: { id: string; userId: string } };

test('a template brings roles, categories and channels; who is not in sees none of it', async () => {
  expect(space.roles.map(({ builtIn }) => builtIn)).toEqual(['guest', 'member', 'moderator', 'admin']);
  const names = (await channelsOf(bob as Person, space)).map(({ name }) => name);
  expect(names).toEqual(['announcements', 'general', 'random', 'Daily', 'Meeting room']);
  expect(await refusal(callAs(max, spaceApi.getSpace, inSpace()))).toBe('unknown_space');
  expect(await refusal(callAs(max, chatApi.history, { params: { id: channel.id } }))).toBe('unknown_room');
  expect(await refusal(send(max as Person, channel.id, 'hello?'))).toBe('unknown_room');
});

test('who watches a channel hears every message, who does not a digest, at whatever node', async () => {
  const [writer, reader, other] = [
    await socketOf(ann, 'chat-1'),
    await socketOf(bob, 'chat-2'),
    await socketOf(eve, 'chat-2'),
  ];
  await reader.ask('room:watch', { roomId: channel.id });
  for (let at = 0; at < 10; at += 1) {
    const { status } = await writer.ask('message:send', {
      roomId: channel.id,
      clientMsgId: crypto.randomUUID(),
      body: `word ${at}`,
    });
    expect(status).toBe('sent');
  }
  await reader.hears('message:new', ({ body }) => body === 'word 9');
  expect(reader.all('message:new').map(({ body }) => body)).toEqual(
    Array.from({ length: 10 }, (_, at) => `word ${at}`),
  );
  await other.hears('room:digest', ({ roomId, lastSeq }) => roomId === channel.id && lastSeq === 10);
  expect(other.all('message:new')).toEqual([]);
  expect(other.all('room:digest').length).toBeLessThan(10);
  expect(reader.all('room:digest')).toEqual([]);
  await reader.ask('room:unwatch', { roomId: channel.id });
  await send(ann as Person, channel.id, 'after');
  await reader.hears('room:digest', ({ lastSeq }) => lastSeq === 11);
  expect(reader.all('message:new').some(({ body }) => body === 'after')).toBe(false);
});

test('a message counts for whom it mentions, by name or by a role, and only of who may call so many', async () => {
  const [by, to, other] = [ann, bob, eve] as [Person, Person, Person];
  const space = await newSpace(by, 'friends', 'Growers');
  await joinSpace(by, space, [to, other]);
  const general = await textChannel(by, space);
  const role = await newRole(by, space, []);
  await giveRole(by, space, to, role.id);
  const hearer = await socketOf(to, 'chat-2');
  await send(to, general.id, 'here I am');
  const read = async (who: Person) => (await channelsOf(who, space)).find(({ id }) => id === general.id)?.mentions;
  await send(by, general.id, `hello ${mentionOf.person(to.user.id)}, ${mentionOf.person(to.user.id)}`);
  await send(by, general.id, `all ${mentionOf.role(role.id)}`);
  await send(other, general.id, `all of ${mentionOf.role(role.id)} and ${mentionOf.here}`);
  await send(by, general.id, 'nobody');
  await eventually(async () => expect(await read(to)).toBe(2));
  expect(await read(other)).toBe(0);
  await eventually(() => expect(hearer.all('room:digest').flatMap(({ mentions = [] }) => mentions)).toEqual([2, 3]));
  const { room } = await callAs(to, chatApi.getRoom, { params: { id: general.id } });
  expect([room.mentions, room.channel?.roleIds]).toEqual([2, [role.id]]);
  const { spaces } = await callAs(to, spaceApi.listSpaces, {});
  expect(spaces.find(({ id }) => id === space.id)?.mentions).toBe(2);
  await hearer.ask('message:read', { roomId: general.id, seq: room.lastSeq });
  expect(await read(to)).toBe(0);
});

test('marks are made with the first reading, and what was said before somebody came is not unread', async () => {
  const unread = async (who?: Person) =>
    (await channelsOf(who as Person, space)).find(({ id }) => id === channel.id)?.unread;
  await joinSpace(ann as Person, space, [max as Person]);
  expect(await unread(max)).toBe(0);
  await send(ann as Person, channel.id, 'news');
  await eventually(async () => expect(await unread(bob)).toBeGreaterThan(0));
  const client = await socketOf(bob, 'chat-1');
  const { lastSeq } = (await channelsOf(bob as Person, space)).find(({ id }) => id === channel.id) as Channel;
  await client.ask('message:read', { roomId: channel.id, seq: lastSeq });
  expect(await unread(bob)).toBe(0);
  const listed = async () =>
    (await callAs(bob, spaceApi.listSpaces, {})).spaces.find(({ id }) => id === space.id)?.unread;
  await send(ann as Person, channel.id, 'more news');
  await eventually(async () => expect(await listed()).toBe(true));
  await callAs(bob, spaceApi.readSpace, inSpace());
  await client.hears('space:changed', ({ reason }) => reason === 'read');
  expect([await listed(), await unread(bob)]).toEqual([false, 0]);
  await callAs(max, spaceApi.leaveSpace, inSpace());
});

test('a channel made private is gone for those without the role, on their sockets too, and comes back with it', async () => {
  const { channel: secret } = await callAs(ann, spaceApi.createChannel, { ...inSpace(), body: { name: 'secret' } });
  const listener = await socketOf(bob, 'chat-2');
  await listener.ask('room:watch', { roomId: secret.id });
  await send(ann as Person, secret.id, 'for all');
  await listener.hears('message:new', ({ body }) => body === 'for all');
  const member = builtIn(space, 'member');
  const hidden = [{ kind: 'role' as const, id: member.id, allow: '0', deny: String(setOf(['viewChannel'])) }];
  await callAs(ann, spaceApi.updateChannel, { params: { id: secret.id }, body: { overwrites: hidden } });
  expect(await refusal(callAs(bob, chatApi.history, { params: { id: secret.id } }))).toBe('unknown_room');
  await sleep(believedForMs);
  await send(ann as Person, secret.id, 'for few');
  const role = await newRole(ann as Person, space, [], 'Insider');
  const shown = [...hidden, { kind: 'role' as const, id: role.id, allow: String(setOf(['viewChannel'])), deny: '0' }];
  await callAs(ann, spaceApi.updateChannel, { params: { id: secret.id }, body: { overwrites: shown } });
  await giveRole(ann as Person, space, bob as Person, role.id);
  await listener.ask('room:watch', { roomId: secret.id });
  await send(ann as Person, secret.id, 'for insiders');
  await listener.hears('message:new', ({ body }) => body === 'for insiders');
  expect(listener.all('message:new').map(({ body }) => body)).toEqual(['for all', 'for insiders']);
  const why = await callAs(ann, spaceApi.explainPermission, {
    ...inSpace(),
    query: { userId: (eve as Person).user.id, permission: 'viewChannel', channelId: secret.id },
  });
  expect(why).toEqual({ allowed: false, because: 'overwrite', id: member.id, rank: 0 });
});

test('nobody acts on an equal or higher rank, or gives what they do not have', async () => {
  const moderator = builtIn(space, 'moderator');
  await giveRole(ann as Person, space, bob as Person, moderator.id);
  const [annId, bobId, eveId] = [ann, bob, eve].map(person => (person as Person).user.id) as [string, string, string];
  const reason = { body: { reason: '' } };
  expect(await refusal(callAs(bob, spaceApi.kickMember, { ...inSpace({ userId: annId }), ...reason }))).toBe(
    'forbidden',
  );
  expect(await refusal(callAs(eve, spaceApi.kickMember, { ...inSpace({ userId: bobId }), ...reason }))).toBe(
    'forbidden',
  );
  expect(await refusal(callAs(bob, spaceApi.kickMember, { ...inSpace({ userId: bobId }), ...reason }))).toBe(
    'forbidden',
  );
  const helper = await newRole(ann as Person, space, ['manageRoles'], 'Helper');
  await giveRole(ann as Person, space, eve as Person, helper.id);
  const body = { name: 'Mighty', permissions: String(setOf(['banMembers'])) };
  expect(await refusal(callAs(eve, spaceApi.createRole, { ...inSpace(), body }))).toBe('forbidden');
  const wish = { body: { roleIds: [moderator.id] } };
  expect(await refusal(callAs(eve, spaceApi.updateMember, { ...inSpace({ userId: eveId }), ...wish }))).toBe(
    'forbidden',
  );
  const own = { params: { id: space.id, roleId: helper.id }, body: { permissions: String(setOf(['manageRoles'])) } };
  expect(await refusal(callAs(eve, spaceApi.updateRole, own))).toBe('forbidden');
  expect(await refusal(callAs(ann, spaceApi.leaveSpace, inSpace()))).toBe('forbidden');
  await giveRole(ann as Person, space, eve as Person);
});

test('a moderator deletes what others wrote, in the right of a moderator; slow mode holds for the others', async () => {
  const { id } = await send(eve as Person, channel.id, 'shouting');
  await callAs(bob, chatApi.deleteMessage, { params: { id: channel.id, messageId: id } });
  await eventually(async () => {
    const { messages } = await callAs(eve, chatApi.history, { params: { id: channel.id } });
    expect(messages.find(message => message.id === id)?.deletedAt).toBeDefined();
  });
  const other = await send(bob as Person, channel.id, 'mine');
  expect(await refusal(callAs(eve, chatApi.deleteMessage, { params: { id: channel.id, messageId: other.id } }))).toBe(
    'forbidden',
  );
  await callAs(ann, spaceApi.updateChannel, { params: { id: channel.id }, body: { slowModeSeconds: 60 } });
  await send(eve as Person, channel.id, 'one');
  expect(await refusal(send(eve as Person, channel.id, 'two'))).toBe('rate_limited');
  await send(bob as Person, channel.id, 'above it');
  await callAs(ann, spaceApi.updateChannel, { params: { id: channel.id }, body: { slowModeSeconds: 0 } });
});

test('who is timed out looks and does nothing, and comes back when it ends', async () => {
  const params = inSpace({ userId: (eve as Person).user.id });
  await callAs(bob, spaceApi.timeoutMember, { ...params, body: { seconds: 600, reason: 'Shouting' } });
  expect(await refusal(send(eve as Person, channel.id, 'hey'))).toBe('forbidden');
  expect(await refusal(callAs(eve, videoApi.callTicket, { params: { id: channel.id } }))).toBe('forbidden');
  expect(await refusal(callAs(eve, chatApi.history, { params: { id: channel.id } }))).toBe('allowed');
  await callAs(bob, spaceApi.timeoutMember, { ...params, body: { seconds: 0, reason: '' } });
  await send(eve as Person, channel.id, 'back');
});

test('a kick is felt within a second on all nodes: sockets hear nothing, reads and calls are refused', async () => {
  const listener = await socketOf(eve, 'chat-2');
  await listener.ask('room:watch', { roomId: channel.id });
  await callAs(bob, spaceApi.kickMember, { ...inSpace({ userId: (eve as Person).user.id }), body: { reason: 'Spam' } });
  await new Promise(resolve => setTimeout(resolve, 1_000));
  await send(ann as Person, channel.id, 'without eve');
  await listener.hears('space:changed', ({ reason }) => reason === 'left');
  expect(await refusal(callAs(eve, chatApi.history, { params: { id: channel.id } }))).toBe('unknown_room');
  expect(await refusal(callAs(eve, videoApi.callTicket, { params: { id: channel.id } }))).toBe('unknown_room');
  expect(await listener.command('room:watch', { roomId: channel.id })).toMatchObject({
    error: { code: 'unknown_room' },
  });
  const witness = await socketOf(bob, 'chat-2');
  await eventually(async () => {
    const { messages } = await callAs(bob, chatApi.history, { params: { id: channel.id } });
    expect(messages[0]?.body).toBe('without eve');
  });
  witness.close();
  expect(listener.all('message:new').some(({ body }) => body === 'without eve')).toBe(false);
});

test('a ban keeps out until it ends, and the audit log says all of it', async () => {
  const eveId = (eve as Person).user.id;
  await callAs(bob, spaceApi.banMember, { ...inSpace(), body: { userId: eveId, reason: 'Spam again' } });
  const { invite } = await callAs(ann, spaceApi.createInvite, { ...inSpace(), body: {} });
  expect(await refusal(callAs(eve, spaceApi.acceptInvite, { params: { code: invite.code } }))).toBe('banned');
  expect((await callAs(bob, spaceApi.listBans, inSpace())).bans).toMatchObject([
    { user: { id: eveId }, reason: 'Spam again', until: null },
  ]);
  await callAs(bob, spaceApi.unbanMember, inSpace({ userId: eveId }));
  await callAs(eve, spaceApi.acceptInvite, { params: { code: invite.code } });
  const { entries } = await callAs(ann, auditApi.listAudit, { ...inSpace(), query: { target: eveId } });
  expect(entries.map(({ action }) => action)).toEqual([
    ...['member.joined', 'member.unbanned', 'member.banned', 'member.kicked', 'member.timed-out', 'member.timed-out'],
    ...['member.roles', 'member.roles', 'member.joined'],
  ]);
  expect(entries[3]).toMatchObject({ by: (bob as Person).user.id, reason: 'Spam' });
  expect(await refusal(callAs(eve, auditApi.listAudit, inSpace()))).toBe('forbidden');
});

test('of many who come at once with the last use of an invite one gets in; a preview needs no account', async () => {
  const crowd = await newPeople(10, 'crowd');
  const { invite } = await callAs(ann, spaceApi.createInvite, { ...inSpace(), body: { maxUses: 1 } });
  const { invite: preview } = await callAs(undefined, spaceApi.previewInvite, { params: { code: invite.code } });
  expect(preview).toMatchObject({ space: { name: 'Gardeners' }, inviter: { id: (ann as Person).user.id } });
  const answers = await Promise.all(
    crowd.map(person => refusal(callAs(person, spaceApi.acceptInvite, { params: { code: invite.code } }))),
  );
  expect(answers.filter(answer => answer === 'allowed')).toHaveLength(1);
  expect(answers.filter(answer => answer === 'invite_invalid')).toHaveLength(9);
  expect(await refusal(callAs(undefined, spaceApi.previewInvite, { params: { code: invite.code } }))).toBe(
    'invite_invalid',
  );
});

test('of two who put channels in order at once one is refused, and nothing is half done', async () => {
  const seen = (await callAs(ann, spaceApi.getSpace, inSpace())).space;
  const channels = (await channelsOf(ann as Person, space)).map(({ id, categoryId }) => ({ id, categoryId }));
  const categories = seen.categories.map(({ id }) => id);
  const orders = [channels.toReversed(), channels].map(order => ({
    version: seen.version,
    categories,
    channels: order,
  }));
  const answers = await Promise.all(
    orders.map(body => refusal(callAs(ann, spaceApi.orderChannels, { ...inSpace(), body }))),
  );
  expect(answers.toSorted()).toEqual(['allowed', 'changed_meanwhile']);
  const missing = { version: seen.version + 1, categories, channels: channels.slice(1) };
  expect(await refusal(callAs(ann, spaceApi.orderChannels, { ...inSpace(), body: missing }))).toBe('validation_failed');
});

test('a deleted space is gone for all but its owner, who can take it back', async () => {
  const other = await newSpace(ann as Person, 'friends', 'Short-lived');
  await joinSpace(ann as Person, other, [bob as Person]);
  const spoken = await textChannel(bob as Person, other);
  const params = { params: { id: other.id } };
  expect(await refusal(callAs(ann, spaceApi.deleteSpace, { ...params, body: { name: 'Wrong' } }))).toBe(
    'validation_failed',
  );
  expect(await refusal(callAs(bob, spaceApi.deleteSpace, { ...params, body: { name: 'Short-lived' } }))).toBe(
    'forbidden',
  );
  await callAs(ann, spaceApi.deleteSpace, { ...params, body: { name: 'Short-lived' } });
  expect(await refusal(callAs(bob, spaceApi.getSpace, params))).toBe('unknown_space');
  expect(await refusal(send(bob as Person, spoken.id, 'gone?'))).toBe('unknown_room');
  expect(await refusal(callAs(bob, spaceApi.createInvite, { ...params, body: {} }))).toBe('unknown_space');
  expect((await callAs(ann, spaceApi.getSpace, params)).space.deletedAt).not.toBeNull();
  await callAs(ann, spaceApi.restoreSpace, params);
  await send(bob as Person, spoken.id, 'back');
});

test('a deleted channel and a space that nobody takes back leave nothing behind', async () => {
  const connection = await connectMongo(endpoints().mongoUrl, {
    name: 'test',
    maxPoolSize: 2,
    timeoutMs: 5_000,
    logger,
  });
  const models = defineModels(connection);
  try {
    const other = await newSpace(ann as Person, 'friends', 'Forgotten');
    const params = { params: { id: other.id } };
    const spoken = await textChannel(ann as Person, other);
    const { channel: dropped } = await callAs(ann, spaceApi.createChannel, { ...params, body: { name: 'dropped' } });
    for (const { id } of [spoken, dropped]) await send(ann as Person, id, 'to be forgotten');
    const entries = (roomId: string) => models.log.countDocuments({ roomId }).exec();
    await eventually(async () => expect([await entries(spoken.id), await entries(dropped.id)]).toEqual([1, 1]));
    await joinSpace(ann as Person, other, [bob as Person]);
    const { messages } = await callAs(bob, chatApi.history, { params: { id: spoken.id } });
    const messageId = messages[0]?.id as string;
    await callAs(bob, reportApi.reportMessage, { params: { id: spoken.id, messageId }, body: { reason: 'other' } });
    await callAs(ann, spaceApi.deleteChannel, { params: { id: dropped.id } });
    await callAs(ann, spaceApi.deleteSpace, { ...params, body: { name: 'Forgotten' } });
    await purge(models);
    expect([await entries(spoken.id), await entries(dropped.id)]).toEqual([1, 0]);
    await purge(models, new Date(Date.now() + 8 * 86_400_000));
    expect(await entries(spoken.id)).toBe(0);
    const left = [models.spaceMembers, models.audit, models.reports].map(model =>
      model.collection.countDocuments({ spaceId: other.id }),
    );
    expect([await models.spaces.exists({ _id: other.id }), ...(await Promise.all(left))]).toEqual([null, 0, 0, 0]);
    expect(await refusal(callAs(ann, spaceApi.getSpace, params))).toBe('unknown_space');
  } finally {
    await connection.close();
  }
});
