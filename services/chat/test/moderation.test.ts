import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { videoApi } from '@parley/contracts/video-api';
import { moderationApi } from '@parley/contracts/spaces/moderation-api';
import { reportApi } from '@parley/contracts/spaces/report-api';
import { has } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, giveRole, joinSpace, newRole, newSpace, textChannel } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person, max: Person;
let space: Space;
let channel: Channel;

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'moderate')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Moderated');
  await joinSpace(ann, space, [bob, eve]);
  await giveRole(ann, space, bob, builtIn(space, 'moderator').id);
  channel = await textChannel(eve, space);
});

const history = async (who: Person, id = channel.id) =>
  (await callAs(who, chatApi.history, { params: { id }, query: { limit: 100 } })).messages;

async function written(who: Person, count: number, id = channel.id): Promise<string[]> {
  const sent: string[] = [];
  for (let at = 0; at < count; at += 1) sent.push((await send(who, id, `message ${at}`)).id);
  await eventually(async () => {
    const known = (await history(ann, id)).map(message => message.id);
    expect(known).toEqual(expect.arrayContaining(sent));
  });
  return sent;
}

const remove = (who: Person, messageIds: string[]) =>
  callAs(who, moderationApi.deleteMessages, { params: { id: channel.id }, body: { messageIds } });

test('a moderator deletes many messages at once; each is an event, the audit log says it once', async () => {
  const ids = await written(eve, 12);
  const client = await connect(eve);
  await client.ask('room:watch', { roomId: channel.id });
  const stranger = randomUUID();
  const { deleted, failed } = await remove(bob, [...ids, stranger, ids[0] as string]);
  expect(new Set(deleted)).toEqual(new Set(ids));
  expect(failed).toEqual([{ id: stranger, code: 'unknown_message' }]);
  for (const id of ids)
    await client.hears('message:changed', message => message.id === id && message.deletedAt !== undefined);
  client.close();
  const { entries } = await eventually(async () => {
    const found = await callAs(ann, auditApi.listAudit, { params: { id: space.id }, query: { target: channel.id } });
    expect(found.entries.length).toBeGreaterThan(0);
    return found;
  });
  expect(entries).toMatchObject([{ by: bob.user.id, action: 'messages.deleted', after: { count: 12 } }]);
  expect((await remove(bob, ids)).failed).toEqual([]);
});

test('members and strangers delete nothing by it, and the number is bounded', async () => {
  const [id] = await written(ann, 1);
  expect(await refusal(remove(eve, [id as string]))).toBe('forbidden');
  expect(await refusal(remove(max, [id as string]))).toBe('unknown_room');
  expect(await refusal(remove(bob, []))).toBe('validation_failed');
  expect(
    await refusal(
      remove(
        bob,
        Array.from({ length: 101 }, () => randomUUID()),
      ),
    ),
  ).toBe('validation_failed');
});

test('in a locked channel only who manages channels writes, whatever roles allow', async () => {
  const lock = (who: Person, locked: boolean) =>
    callAs(who, spaceApi.updateChannel, { params: { id: channel.id }, body: { locked } });
  const speaker = await newRole(ann, space, ['sendMessages', 'addReactions'], 'Speaker');
  await giveRole(ann, space, eve, speaker.id);
  const [said] = await written(eve, 1);
  expect(await refusal(lock(eve, true))).toBe('forbidden');
  expect((await lock(ann, true)).channel.locked).toBe(true);
  for (const who of [eve, bob]) expect(await refusal(send(who, channel.id, 'hey'))).toBe('forbidden');
  const mine = { id: channel.id, messageId: said as string };
  expect(await refusal(callAs(eve, chatApi.editMessage, { params: mine, body: { body: 'other' } }))).toBe('forbidden');
  expect(await refusal(callAs(eve, chatApi.react, { params: mine, body: { emoji: '👍', on: true } }))).toBe(
    'forbidden',
  );
  expect(await refusal(callAs(eve, videoApi.callTicket, { params: { id: channel.id } }))).toBe('allowed');
  expect(await refusal(send(ann, channel.id, 'the last word'))).toBe('allowed');
  expect((await history(eve)).length).toBeGreaterThan(0);
  const { channels } = await callAs(eve, spaceApi.listChannels, { params: { id: space.id } });
  const seen = channels.find(({ id }) => id === channel.id) as Channel;
  expect([seen.locked, has(BigInt(seen.permissions), 'sendMessages')]).toEqual([true, false]);
  const query = { userId: eve.user.id, permission: 'sendMessages' as const, channelId: channel.id };
  const why = await callAs(eve, spaceApi.explainPermission, { params: { id: space.id }, query });
  expect(why).toMatchObject({ allowed: false, because: 'locked' });
  await lock(ann, false);
  expect(await refusal(send(eve, channel.id, 'again'))).toBe('allowed');
  await giveRole(ann, space, eve);
});

test('a person is reported into the same queue: once until it is decided, then again', async () => {
  const report = async (who: Person, userId: string) =>
    (
      await callAs(who, reportApi.reportPerson, {
        params: { id: space.id },
        body: { userId, reason: 'harassment', note: 'Rude' },
      })
    ).report.id;
  const id = await report(eve, bob.user.id);
  expect(await report(eve, bob.user.id)).toBe(id);
  expect(await refusal(report(eve, eve.user.id))).toBe('forbidden');
  expect(await refusal(report(eve, max.user.id))).toBe('unknown_user');
  expect(await refusal(report(max, eve.user.id))).toBe('unknown_space');
  const found = await eventually(async () => {
    const { reports } = await callAs(ann, reportApi.listReports, { params: { id: space.id } });
    const one = reports.find(report => report.id === id);
    expect(one).toBeDefined();
    return one;
  });
  expect(found).toMatchObject({
    ...{ by: { id: eve.user.id }, person: { id: bob.user.id }, message: null, channelId: null },
    ...{ reason: 'harassment', note: 'Rude', state: 'open' },
  });
  const params = { id: space.id, reportId: id };
  const update = (body: { resolution: 'kept' | 'deleted' }) => callAs(ann, reportApi.updateReport, { params, body });
  expect(await refusal(update({ resolution: 'deleted' }))).toBe('validation_failed');
  expect((await update({ resolution: 'kept' })).report.state).toBe('done');
  expect(await report(eve, bob.user.id)).toBe(id);
  const { reports } = await callAs(ann, reportApi.listReports, { params: { id: space.id }, query: { state: 'open' } });
  expect(reports.map(one => one.id)).toContain(id);
});

test('a ban deletes what the person wrote in the last hours in every channel, and nothing of others', async () => {
  const { channel: second } = await callAs(ann, spaceApi.createChannel, {
    params: { id: space.id },
    body: { name: 'second' },
  });
  const ids = [...(await written(eve, 8)), ...(await written(eve, 3, second.id))];
  const [kept] = await written(ann, 1);
  const ban = (who: Person, purgeHours: number) =>
    callAs(who, spaceApi.banMember, { params: { id: space.id }, body: { userId: eve.user.id, purgeHours } });
  const janitor = await newRole(ann, space, ['banMembers'], 'Janitor');
  await joinSpace(ann, space, [max]);
  await giveRole(ann, space, max, janitor.id);
  expect(await refusal(ban(max, 1))).toBe('forbidden');
  expect(await refusal(ban(bob, 169))).toBe('validation_failed');
  await ban(bob, 1);
  await eventually(async () => {
    const all = [...(await history(ann)), ...(await history(ann, second.id))];
    const stands = all.filter(({ id, deletedAt }) => ids.includes(id) && deletedAt === undefined);
    expect(stands).toEqual([]);
    expect(all.find(({ id }) => id === kept)?.deletedAt).toBeUndefined();
  });
  const proof = await callAs(ann, chatApi.integrity, { params: { id: second.id } });
  expect(proof).toMatchObject({ holes: 0, duplicates: 0, count: 6 });
  const { entries } = await callAs(ann, auditApi.listAudit, { params: { id: space.id }, query: { limit: 5 } });
  expect(entries.find(({ action }) => action === 'member.banned')).toMatchObject({ after: { purgeHours: 1 } });
});
