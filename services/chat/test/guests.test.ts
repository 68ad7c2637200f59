import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { Channel, Space, SpaceMember } from '@parley/contracts/spaces/space';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { inviteGuests, newGuest, upgrade } from '@parley/dev-env/guests';
import { newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, channelsOf, newSpace } from '@parley/dev-env/spaces';

let ann: Person, ben: Person;
let space: Space;
let channel: Channel;
let code: string;

beforeAll(async () => {
  [ann, ben] = (await newPeople(2, 'host')) as [Person, Person];
  space = await newSpace(ann, 'team', 'Open garden');
  channel = (await channelsOf(ann, space)).find(({ name }) => name === 'general') as Channel;
  code = await inviteGuests(ann, space);
});

const accept = (who: Person, invite = code) => callAs(who, spaceApi.acceptInvite, { params: { code: invite } });
const inSpace = () => ({ params: { id: space.id } });

/** As a client that comes again when it is told that there is too much to do. */
const settled = (guest: Person, invite: string): Promise<string> =>
  eventually(async () => {
    const code = await refusal(accept(guest, invite));
    if (code === 'overloaded' || code === 'unavailable') throw new Error(code);
    return code;
  }, 40_000);

async function guestIn(name: string): Promise<Person> {
  const guest = await newGuest(name);
  await accept(guest);
  return guest;
}

/** As the owner sees them; their name comes to chat by an event. */
const memberOf = (who: Person, of = space): Promise<SpaceMember> =>
  eventually(async () => {
    const { members } = await callAs(ann, spaceApi.listSpaceMembers, { params: { id: of.id } });
    const found = members.find(({ user }) => user.id === who.user.id);
    if (!found) throw new Error('not among the members');
    return found;
  });

const isMember = (of = space) => expect.objectContaining({ baseRoleId: builtIn(of, 'member').id });

test('a guest comes by a link, takes part where members do, and is seen to be a guest', async () => {
  expect((await callAs(undefined, spaceApi.previewInvite, { params: { code } })).invite.guests).toBe(true);
  const guest = await newGuest('Cem');
  const { space: seen } = await accept(guest);
  expect(seen.me.baseRoleId).toBe(builtIn(space, 'guest').id);
  expect(await memberOf(guest)).toMatchObject({
    user: { displayName: 'Cem', guest: true },
    baseRoleId: builtIn(space, 'guest').id,
  });
  const { id } = await send(guest, channel.id, 'hello from outside');
  await eventually(async () => {
    const { messages } = await callAs(ben, chatApi.history, { params: { id: channel.id } }).catch(() =>
      callAs(ann, chatApi.history, { params: { id: channel.id } }),
    );
    expect(messages.map(message => message.id)).toContain(id);
  });
  const params = { id: channel.id, messageId: id };
  await callAs(guest, chatApi.react, { params, body: { emoji: '🌱', on: true } });
  await callAs(guest, chatApi.editMessage, { params, body: { body: 'hello again' } });
  expect((await callAs(guest, videoApi.callTicket, { params: { id: channel.id } })).ticket).toEqual(expect.any(String));
});

test('a link that does not say so lets no guest in, and neither does the address of the space', async () => {
  const guest = await newGuest();
  const { invite } = await callAs(ann, spaceApi.createInvite, { ...inSpace(), body: {} });
  expect(invite.guests).toBe(false);
  expect(await refusal(accept(guest, invite.code))).toBe('account_required');
  const address = `garden-${guest.user.id.slice(0, 8)}`;
  await callAs(ann, spaceApi.updateSpace, { ...inSpace(), body: { address } });
  expect(await refusal(accept(guest, address))).toBe('account_required');
  expect(await refusal(accept(ben, address))).toBe('allowed');
  await callAs(ben, spaceApi.leaveSpace, inSpace());
});

test('an account that comes by a link for guests is an ordinary member', async () => {
  await accept(ben);
  expect(await memberOf(ben)).toEqual(isMember());
});

test('a guest who is banned stays out', async () => {
  const guest = await guestIn('Troll');
  await memberOf(guest);
  await callAs(ann, spaceApi.banMember, { ...inSpace(), body: { userId: guest.user.id, reason: '' } });
  expect(await refusal(accept(guest))).toBe('banned');
  expect(await refusal(send(guest, channel.id, 'still here?'))).toMatch(/unknown_room|not_a_member/);
});

test('of a hundred guests who come at once by the last use of a link one gets in', async () => {
  const last = await inviteGuests(ann, space, 1);
  const guests = await Promise.all(Array.from({ length: 100 }, (_, at) => newGuest(`Guest ${at}`)));
  const outcomes = await Promise.all(guests.map(guest => settled(guest, last)));
  expect(outcomes.sort()).toEqual(['allowed', ...Array.from({ length: 99 }, () => 'invite_invalid')]);
});

test('an upgrade keeps messages, memberships and the socket, and makes an ordinary member, live and in the audit log', async () => {
  const guest = await guestIn('Dora');
  const device = await connect(guest);
  const { id } = await send(guest, channel.id, 'written as a guest');
  const member = await upgrade(guest);
  expect(member.user).toMatchObject({ id: guest.user.id, role: 'user', displayName: 'Dora' });
  await device.hears('space:changed', ({ reason, spaceId }) => reason === 'member' && spaceId === space.id);
  const seen = await memberOf(member);
  expect(seen).toEqual(isMember());
  expect(seen.user.guest).toBeUndefined();
  const { messages } = await callAs(member, chatApi.history, { params: { id: channel.id } });
  expect(messages.find(message => message.id === id)?.senderId).toBe(guest.user.id);
  expect(device.socket.connected).toBe(true);
  device.close();
  const { entries } = await callAs(ann, auditApi.listAudit, { ...inSpace(), query: { target: guest.user.id } });
  expect(entries.map(({ action }) => action)).toEqual(['member.upgraded', 'member.joined']);
  // What a guest could not do.
  expect(await refusal(callAs(member, spaceApi.createInvite, { ...inSpace(), body: {} }))).toBe('allowed');
});

test('who joins by a token from before the upgrade is an ordinary member all the same', async () => {
  const guest = await newGuest('Late');
  await upgrade(guest);
  await accept(guest);
  await eventually(async () => expect(await memberOf(guest)).toEqual(isMember()));
});

test('a guest owns nothing: no room, no space, and no space that is handed over', async () => {
  const guest = await guestIn('Heir');
  const own = { body: { name: 'Mine', template: 'friends' as const } };
  expect(await refusal(callAs(guest, spaceApi.createSpace, own))).toBe('account_required');
  const dm = { body: { kind: 'dm' as const, memberIds: [ann.user.id] } };
  expect(await refusal(callAs(guest, chatApi.createRoom, dm))).toBe('account_required');
  const heir = { ...inSpace(), body: { userId: guest.user.id } };
  expect(await refusal(callAs(ann, spaceApi.handOverSpace, heir))).toBe('forbidden');
});
