import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { reportApi } from '@parley/contracts/spaces/report-api';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { builtIn, giveRole, joinSpace, newSpace, textChannel } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, eve: Person, max: Person;
let space: Space;
let channel: Channel;

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'report')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob, eve]);
  await giveRole(ann, space, bob, builtIn(space, 'moderator').id);
  channel = await textChannel(eve, space);
});

/** A message that the log has. */
async function written(who: Person, body: string, roomId = channel.id): Promise<string> {
  const { id } = await send(who, roomId, body);
  await eventually(async () => {
    const { messages } = await callAs(who, chatApi.history, { params: { id: roomId } });
    expect(messages.map(message => message.id)).toContain(id);
  });
  return id;
}

async function report(who: Person, messageId: string, roomId = channel.id): Promise<string> {
  const params = { id: roomId, messageId };
  const body = { reason: 'spam' as const, note: 'Look' };
  return (await callAs(who, reportApi.reportMessage, { params, body })).report.id;
}

type Wish = Parameters<typeof callAs<typeof reportApi.updateReport>>[2]['body'];
const update = async (who: Person, reportId: string, body: Wish) =>
  (await callAs(who, reportApi.updateReport, { params: { id: space.id, reportId }, body })).report;

const listed = async (who: Person, query: { state?: 'open' | 'done'; cursor?: string; limit?: number } = {}) =>
  callAs(who, reportApi.listReports, { params: { id: space.id }, query });

test('who sees a message reports it; twice by the same person is one report, by another it is a second', async () => {
  const messageId = await written(ann, 'buy this');
  const id = await report(eve, messageId);
  expect(await report(eve, messageId)).toBe(id);
  expect(await report(bob, messageId)).not.toBe(id);
  // Who they are comes to chat by an event, a moment after they registered.
  const reports = await eventually(async () => {
    const found = (await listed(bob, { state: 'open' })).reports;
    expect(found.filter(({ message }) => message?.id === messageId)).toHaveLength(2);
    return found;
  });
  expect(reports.find(one => one.id === id)).toMatchObject({
    ...{ by: { id: eve.user.id }, reason: 'spam', note: 'Look', channelId: channel.id, state: 'open' },
    message: { senderId: ann.user.id, body: 'buy this' },
    ...{ assignedTo: null, resolution: null, resolvedBy: null, resolvedAt: null },
  });
});

test('many at once by one person are one report', async () => {
  const messageId = await written(ann, 'in a hurry');
  const ids = await Promise.all(Array.from({ length: 5 }, () => report(eve, messageId)));
  expect(new Set(ids).size).toBe(1);
});

test('own messages, deleted ones, those of groups and of spaces that one is not in cannot be reported', async () => {
  const own = await written(eve, 'mine');
  expect(await refusal(report(eve, own))).toBe('forbidden');
  expect(await refusal(report(max, own))).toBe('unknown_room');
  expect(await refusal(report(eve, crypto.randomUUID()))).toBe('unknown_message');
  const gone = await written(ann, 'gone soon');
  await callAs(ann, chatApi.deleteMessage, { params: { id: channel.id, messageId: gone } });
  await eventually(async () => {
    const { messages } = await callAs(ann, chatApi.history, { params: { id: channel.id } });
    expect(messages.find(message => message.id === gone)?.deletedAt).toBeDefined();
  });
  expect(await refusal(report(eve, gone))).toBe('message_deleted');
  const group = await newGroup(ann, [eve]);
  const said = await written(ann, 'in a group', group.id);
  expect(await refusal(report(eve, said, group.id))).toBe('forbidden');
  expect(await refusal(report(max, said, group.id))).toBe('not_a_member');
});

test('who is timed out may still report', async () => {
  const messageId = await written(ann, 'to be seen');
  const timeout = (seconds: number) =>
    callAs(ann, spaceApi.timeoutMember, {
      params: { id: space.id, userId: eve.user.id },
      body: { seconds, reason: '' },
    });
  await timeout(60);
  expect(await refusal(report(eve, messageId))).toBe('allowed');
  await timeout(0);
});

test('members and outsiders neither list nor change reports', async () => {
  const id = await report(eve, await written(ann, 'not for all'));
  expect(await refusal(listed(eve))).toBe('forbidden');
  expect(await refusal(listed(max))).toBe('unknown_space');
  expect(await refusal(update(eve, id, { resolution: 'kept' }))).toBe('forbidden');
  expect(await refusal(update(max, id, { resolution: 'kept' }))).toBe('unknown_space');
  expect(await refusal(update(bob, crypto.randomUUID(), { resolution: 'kept' }))).toBe('unknown_report');
});

test('a moderator takes a report, resolves it and opens it again; the audit log says all of it once', async () => {
  const id = await report(eve, await written(ann, 'work'));
  const bobId = bob.user.id;
  expect(await refusal(update(bob, id, { assignedTo: eve.user.id }))).toBe('forbidden');
  expect(await refusal(update(bob, id, { assignedTo: max.user.id }))).toBe('unknown_user');
  expect(await refusal(update(bob, id, { state: 'open', resolution: 'kept' }))).toBe('validation_failed');
  expect(await refusal(update(bob, id, { note: 'of nothing' }))).toBe('validation_failed');
  expect(await update(bob, id, { assignedTo: bobId })).toMatchObject({ assignedTo: bobId, state: 'open' });
  await update(bob, id, { assignedTo: bobId });
  const done = await update(bob, id, { resolution: 'deleted', note: 'Spam' });
  expect(done).toMatchObject({ state: 'done', resolution: 'deleted', resolvedBy: bobId, assignedTo: bobId });
  expect(await update(ann, id, { state: 'done' })).toEqual(done);
  const ofState = async (state: 'open' | 'done') => (await listed(bob, { state })).reports.map(one => one.id);
  expect(await ofState('open')).not.toContain(id);
  expect(await ofState('done')).toContain(id);
  expect(await update(ann, id, { state: 'open' })).toMatchObject({ state: 'open', resolution: null, resolvedBy: null });
  const { entries } = await callAs(ann, auditApi.listAudit, { params: { id: space.id }, query: { target: id } });
  expect(entries).toMatchObject([
    { by: ann.user.id, action: 'report.resolved', after: { state: 'open', resolution: null } },
    { by: bobId, action: 'report.resolved', after: { state: 'done', resolution: 'deleted' }, reason: 'Spam' },
    { by: bobId, action: 'report.assigned', before: { assignedTo: null }, after: { assignedTo: bobId } },
  ]);
});

test('a report keeps its text when message and channel are gone; pages have every report once, the newest first', async () => {
  const { channel: doomed } = await callAs(ann, spaceApi.createChannel, {
    params: { id: space.id },
    body: { name: 'doomed' },
  });
  const messageId = await written(ann, 'before the end', doomed.id);
  const id = await report(eve, messageId, doomed.id);
  await callAs(ann, spaceApi.deleteChannel, { params: { id: doomed.id } });
  const { reports: all } = await listed(bob);
  expect(all[0]).toMatchObject({ id, channelId: doomed.id, message: { body: 'before the end' } });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listed(bob, { limit: 2, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.reports.map(one => one.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.map(one => one.id));
});
