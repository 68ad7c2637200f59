import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, send, type Person } from '@parley/dev-env/people';
import { type TestClient } from '@parley/dev-env/sockets';
import { joinSpace, newSpace } from '@parley/dev-env/spaces';
import { pretendVideo, started } from './support/video.ts';
import { online } from './support/online.ts';

let ann: Person, bob: Person;

beforeEach(async () => {
  [ann, bob] = await Promise.all([newPerson('ann'), newPerson('bob')]);
});

const block = (by: Person, { user }: Person) => callAs(by, peopleApi.blockPerson, { params: { userId: user.id } });
const unblock = (by: Person, { user }: Person) => callAs(by, peopleApi.unblockPerson, { params: { userId: user.id } });
const blocked = async (by: Person, query: { limit?: number; cursor?: string } = {}) =>
  callAs(by, peopleApi.listBlocks, { query });

async function dmOf(by: Person, { user }: Person): Promise<string> {
  return (await callAs(by, chatApi.createRoom, { body: { kind: 'dm', memberIds: [user.id] } })).room.id;
}

/** All messages of a room of Ann. */
async function idsIn(id: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await callAs(ann, chatApi.history, { params: { id }, query: { limit: 100, cursor } });
    found.push(...page.messages.map(message => message.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const refusal = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'allowed',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

const notToThem = 'forbidden: You cannot write to this person';
const unblockFirst = 'forbidden: You have blocked this person';

test('nobody begins a dm with whom they blocked, or who blocked them; taken back, both do', async () => {
  await block(ann, bob);
  expect(await refusal(dmOf(bob, ann))).toBe(notToThem);
  expect(await refusal(dmOf(ann, bob))).toBe(unblockFirst);
  await unblock(ann, bob);
  const room = await dmOf(bob, ann);
  expect(await dmOf(ann, bob)).toBe(room);
});

test('in a dm that is there neither writes, on either node, from the moment at which the block is answered', async () => {
  const room = await dmOf(ann, bob);
  const [first, second] = [await online(bob, 'chat-1'), await online(bob, 'chat-2')];
  const say = (client: TestClient) =>
    client.command('message:send', { roomId: room, clientMsgId: randomUUID(), body: 'Hello' });
  for (const client of [first, second]) expect(await say(client)).toMatchObject({ ok: true });
  await block(ann, bob);
  await eventually(async () => {
    for (const client of [first, second]) expect(await say(client)).toMatchObject({ ok: false });
  }, 1_000);
  for (const client of [first, second])
    expect(await say(client)).toMatchObject({
      error: { code: 'forbidden', message: 'You cannot write to this person' },
    });
  expect(await refusal(send(ann, room, 'Hello'))).toBe(unblockFirst);
  expect(await first.command('typing:start', { roomId: room })).toMatchObject({ error: { code: 'forbidden' } });
  await unblock(ann, bob);
  await eventually(async () => expect(await refusal(send(bob, room, 'Again'))).toBe('allowed'));
});

test('edits and reactions are refused, what was said can be read, and one takes back what one said', async () => {
  const room = await dmOf(ann, bob);
  const { id: messageId } = await send(bob, room, 'Hello');
  await eventually(async () => {
    const { messages } = await callAs(ann, chatApi.history, { params: { id: room } });
    expect(messages).toHaveLength(1);
  });
  await block(ann, bob);
  const params = { id: room, messageId };
  await eventually(async () =>
    expect(await refusal(callAs(bob, chatApi.editMessage, { params, body: { body: 'Changed' } }))).toBe(notToThem),
  );
  const reaction = { emoji: '👍', on: true };
  expect(await refusal(callAs(bob, chatApi.react, { params, body: reaction }))).toBe(notToThem);
  expect(await refusal(callAs(ann, chatApi.react, { params, body: reaction }))).toBe(unblockFirst);
  expect((await callAs(bob, chatApi.history, { params: { id: room } })).messages).toMatchObject([{ body: 'Hello' }]);
  expect(await refusal(callAs(bob, chatApi.deleteMessage, { params }))).toBe('allowed');
});

test('a block while sends are in flight: every acknowledged message is there once, and no other', async () => {
  const room = await dmOf(ann, bob);
  const client = await online(bob, 'chat-2');
  const acknowledged: string[] = [];
  const refused: string[] = [];
  const send = async () => {
    const ack = await client.command('message:send', { roomId: room, clientMsgId: randomUUID(), body: 'Hello' });
    if (ack.ok) acknowledged.push(ack.data.id);
    else refused.push(ack.error.code);
  };
  const sends: Promise<void>[] = [];
  // As long as the block takes, and a little longer.
  const blocking = new Promise(resolve => setTimeout(resolve, 150)).then(() => block(ann, bob));
  while (refused.length === 0) {
    sends.push(send());
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  await Promise.all([...sends, blocking]);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(['forbidden']));
  await eventually(async () => {
    const proof = await callAs(ann, chatApi.integrity, { params: { id: room } });
    expect(proof).toMatchObject({ count: acknowledged.length, holes: 0, duplicates: 0 });
  });
  // The newest messages come from memory, which is a moment behind the log.
  await eventually(async () => expect(new Set(await idsIn(room))).toEqual(new Set(acknowledged)));
});

test('both block each other: each must take their own back before anybody writes', async () => {
  const room = await dmOf(ann, bob);
  await Promise.all([block(ann, bob), block(bob, ann)]);
  await eventually(async () => {
    expect(await refusal(send(ann, room, 'Hello'))).toBe(unblockFirst);
    expect(await refusal(send(bob, room, 'Hello'))).toBe(unblockFirst);
  });
  await unblock(ann, bob);
  await eventually(async () => expect(await refusal(send(ann, room, 'Hello'))).toBe(notToThem));
  expect(await refusal(send(bob, room, 'Hello'))).toBe(unblockFirst);
  await unblock(bob, ann);
  await eventually(async () => expect(await refusal(send(ann, room, 'Hello'))).toBe('allowed'));
  expect(await refusal(send(bob, room, 'Hello'))).toBe('allowed');
});

test('blocked and opened at the same moment, the dm of both is blocked as well', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [one, other] = await Promise.all([newPerson('one'), newPerson('other')]);
    const [opened] = await Promise.allSettled([dmOf(other, one), block(one, other)]);
    if (opened.status === 'rejected') continue;
    await eventually(async () => expect(await refusal(send(other, opened.value, 'Hello'))).toBe(notToThem));
  }
});

test('no call: no ticket for either, and what video says of one rings nobody', async () => {
  const room = await dmOf(ann, bob);
  const video = await pretendVideo();
  const phone = await online(ann, 'chat-1');
  await block(ann, bob);
  const ticket = (who: Person) => refusal(callAs(who, videoApi.callTicket, { params: { id: room } }));
  await eventually(async () => expect(await ticket(bob)).toBe(notToThem));
  expect(await ticket(ann)).toBe(unblockFirst);
  await video.publish(started({ roomId: room, callId: randomUUID() }, bob.user.id, new Date()));
  await phone.hears('call:changed', ({ roomId }) => roomId === room);
  expect(phone.all('call:ringing')).toEqual([]);
  await video.close();
});

test('who is blocked adds the other to no group, new or old; others do', async () => {
  const max = await newPerson('max');
  const group = await newGroup(bob, [max]);
  await block(ann, bob);
  const add = (by: Person) =>
    refusal(callAs(by, chatApi.addMembers, { params: { id: group.id }, body: { userIds: [ann.user.id] } }));
  expect(await add(bob)).toBe('forbidden: You cannot add this person');
  expect(await refusal(newGroup(bob, [max, ann]))).toBe('forbidden: You cannot add this person');
  expect(await add(max)).toBe('allowed');
  // In a group of both everything goes on.
  expect(await refusal(send(bob, group.id, 'Hello'))).toBe('allowed');
});

test('how far one has read a dm with a block is told to oneself alone', async () => {
  const room = await dmOf(ann, bob);
  const { id } = await send(bob, room, 'Hello');
  const [hers, his] = [await online(ann, 'chat-1'), await online(bob, 'chat-2')];
  await eventually(async () => {
    const { messages } = await callAs(ann, chatApi.history, { params: { id: room } });
    expect(messages.map(message => message.id)).toContain(id);
  });
  await block(ann, bob);
  await hers.hears('own:changed', ({ reason }) => reason === 'blocks');
  await hers.ask('message:read', { roomId: room, seq: 1 });
  await hers.hears('message:status', ({ readSeq }) => readSeq === 1);
  await new Promise(resolve => setTimeout(resolve, 300));
  expect(his.all('message:status').filter(({ userId }) => userId === ann.user.id)).toEqual([]);
});

test('the own devices are told, and nobody else; the list has each person once, page by page', async () => {
  const [hers, his] = [await online(ann, 'chat-2'), await online(bob, 'chat-1')];
  const others = await Promise.all([newPerson('max'), newPerson('eve')]);
  for (const person of [bob, ...others, bob]) await block(ann, person);
  await hers.hears('own:changed', ({ reason }) => reason === 'blocks');
  expect(his.all('own:changed')).toEqual([]);
  const first = await blocked(ann, { limit: 2 });
  const second = await blocked(ann, { limit: 2, cursor: first.nextCursor ?? '' });
  const ids = [...first.blocks, ...second.blocks].map(({ user }) => user.id);
  expect(ids).toEqual([...others.map(({ user }) => user.id).reverse(), bob.user.id]);
  expect((await blocked(bob)).blocks).toEqual([]);
});

test('nobody blocks themselves or nobody; to unblock whom one did not block changes nothing', async () => {
  expect(await refusal(block(ann, ann))).toMatch(/^forbidden/);
  const nobody = callAs(ann, peopleApi.blockPerson, { params: { userId: randomUUID() } });
  expect(await refusal(nobody)).toMatch(/^unknown_user/);
  expect(await refusal(unblock(ann, bob))).toBe('allowed');
});

test('a card tells who somebody is, here and in a space, and what both share, to who may see it', async () => {
  const max = await newPerson('max');
  const space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob]);
  const group = await newGroup(ann, [bob], { name: 'Roses' });
  await newGroup(bob, [max], { name: 'Not shared' });
  const card = async (who: Person, { user }: Person, query: { spaceId?: string } = {}) =>
    (await callAs(who, peopleApi.personCard, { params: { id: user.id }, query })).card;
  await block(ann, bob);
  expect(await card(ann, bob, { spaceId: space.id })).toMatchObject({
    ...{ user: { id: bob.user.id }, blocked: true, member: { nickname: null, roleIds: [] } },
    ...{ spaces: [{ id: space.id, name: 'Gardeners' }], groups: [{ id: group.id, name: 'Roses' }] },
  });
  expect(await card(bob, ann)).toMatchObject({ blocked: false, member: null, groups: [{ id: group.id }] });
  expect(await card(max, ann)).toMatchObject({ spaces: [], groups: [] });
  expect(await card(ann, max, { spaceId: space.id })).toMatchObject({ member: null });
  expect(await refusal(card(max, ann, { spaceId: space.id }))).toMatch(/^unknown_space/);
  const nobody = callAs(ann, peopleApi.personCard, { params: { id: randomUUID() } });
  expect(await refusal(nobody)).toMatch(/^unknown_user/);
});
