import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { placeApi } from '@parley/contracts/places/place-api';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import { onboardingApi } from '@parley/contracts/spaces/onboarding-api';
import type { Channel, Role, Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { inviteGuests, newGuest } from '@parley/dev-env/guests';
import { newPeople, newPerson, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, giveRole, joinSpace, newRole, newSpace, textChannel } from '@parley/dev-env/spaces';

let ann: Person, bob: Person, max: Person;
let space: Space;
let channel: Channel;
let grower: Role;
const [apples, pears] = [randomUUID(), randomUUID()];

/** Ann owns the space, Max is an admin, and Bob came before there was anything to be shown. */
beforeAll(async () => {
  [ann, bob, max] = (await newPeople(3, 'board')) as [Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob, max]);
  await giveRole(ann, space, max, builtIn(space, 'admin').id);
  channel = await textChannel(bob, space);
  grower = await newRole(ann, space, ['sendMessages'], 'Grower');
  await save(ann);
});

const inSpace = () => ({ params: { id: space.id } });
const wish = (roleId: string | null = grower.id): Onboarding => ({
  ...{ on: true, welcome: 'Good to have you here', rules: ['Be kind'], mustAccept: true },
  questions: [
    {
      ...{ id: randomUUID(), title: 'What do you grow?', several: false },
      choices: [
        { id: apples, label: 'Apples', channelIds: [channel.id], roleId },
        { id: pears, label: 'Pears', channelIds: [], roleId: null },
      ],
    },
  ],
});
const save = (who: Person, body = wish()) => callAs(who, onboardingApi.updateOnboarding, { ...inSpace(), body });
const answer = (who: Person, body: { acceptRules?: boolean; choiceIds?: string[] }) =>
  callAs(who, onboardingApi.answerOnboarding, { ...inSpace(), body });
const view = (who: Person) => callAs(who, onboardingApi.getOnboarding, inSpace());
const me = async (who: Person) => (await callAs(who, spaceApi.getSpace, inSpace())).space.me;

async function newcomer(): Promise<Person> {
  const person = await newPerson('new');
  await joinSpace(ann, space, [person]);
  return person;
}

test('a newcomer writes nothing until they accept the rules, on every way, and reads all the time', async () => {
  const eve = await newcomer();
  expect(await me(eve)).toMatchObject({ newcomer: true, rulesPending: true });
  expect((await view(eve)).own).toEqual({ rulesPending: true, choiceIds: [] });
  expect(await refusal(send(eve, channel.id, 'hello'))).toBe('rules_pending');
  expect(await refusal(callAs(eve, videoApi.callTicket, { params: { id: channel.id } }))).toBe('rules_pending');
  const client = await connect(eve);
  expect(await client.command('typing:start', { roomId: channel.id })).toMatchObject({
    error: { code: 'rules_pending' },
  });
  client.close();
  expect(await refusal(callAs(eve, chatApi.history, { params: { id: channel.id } }))).toBe('allowed');
  // What was closed is not shown again, and the rules still wait.
  await answer(eve, {});
  expect(await me(eve)).not.toHaveProperty('newcomer');
  expect(await refusal(send(eve, channel.id, 'hello'))).toBe('rules_pending');
  const { own, space: seen } = await answer(eve, { acceptRules: true });
  expect([own.rulesPending, seen.me.rulesPending]).toEqual([false, undefined]);
  expect(await refusal(send(eve, channel.id, 'hello'))).toBe('allowed');
  const { entries } = await callAs(ann, auditApi.listAudit, { ...inSpace(), query: { target: eve.user.id } });
  expect(entries[0]).toMatchObject({ action: 'member.onboarded', after: { rulesAccepted: true } });
});

test('who was there before is asked for nothing, and a space that stops asking frees everybody', async () => {
  expect(await refusal(send(bob, channel.id, 'from before'))).toBe('allowed');
  const eve = await newcomer();
  await save(ann, { ...wish(), mustAccept: false });
  expect(await refusal(send(eve, channel.id, 'at last'))).toBe('allowed');
  await save(ann);
});

test('guests, and who was let in by a moderator, are newcomers too', async () => {
  const guest = await newGuest('Cem');
  await callAs(guest, spaceApi.acceptInvite, { params: { code: await inviteGuests(ann, space) } });
  expect(await refusal(send(guest, channel.id, 'hello'))).toBe('rules_pending');
  await answer(guest, { acceptRules: true });
  expect(await refusal(send(guest, channel.id, 'hello'))).toBe('allowed');
  const asker = await newPerson('asker');
  const admission = { ...inSpace(), body: { mode: 'approval', listed: true } } as const;
  await callAs(ann, admissionApi.updateAdmission, admission);
  await callAs(asker, admissionApi.askToJoin, { ...inSpace(), body: {} });
  const params = { id: space.id, userId: asker.user.id };
  await callAs(ann, admissionApi.approveJoinRequest, { params });
  expect(await refusal(send(asker, channel.id, 'hello'))).toBe('rules_pending');
  await callAs(ann, admissionApi.updateAdmission, { ...inSpace(), body: { mode: 'invite', listed: false } });
});

test('a choice gives its role and favours its channels; another one takes them back, and not what was given by people', async () => {
  const eve = await newcomer();
  const favourites = async () =>
    (await callAs(eve, placeApi.listPlaces, {})).places.filter(({ favourite }) => favourite).map(({ id }) => id);
  await answer(eve, { acceptRules: true, choiceIds: [apples] });
  expect([(await me(eve)).roleIds, await favourites()]).toEqual([[grower.id], [channel.id]]);
  await answer(eve, {});
  expect((await view(eve)).own.choiceIds).toEqual([apples]);
  await answer(eve, { choiceIds: [pears] });
  expect([(await me(eve)).roleIds, await favourites()]).toEqual([[], []]);
  await giveRole(ann, space, eve, grower.id);
  await answer(eve, { choiceIds: [apples] });
  await answer(eve, { choiceIds: [] });
  expect((await me(eve)).roleIds).toEqual([grower.id]);
  expect(await refusal(answer(eve, { choiceIds: [apples, pears] }))).toBe('validation_failed');
  expect(await refusal(answer(eve, { choiceIds: [randomUUID()] }))).toBe('validation_failed');
});

test('no choice gives a role that acts on others, that is above who saves it, or that nobody could give', async () => {
  const { id } = builtIn(space, 'moderator');
  expect(await refusal(save(ann, wish(id)))).toBe('validation_failed');
  expect(await refusal(save(ann, wish(builtIn(space, 'member').id)))).toBe('forbidden');
  expect(await refusal(save(ann, wish(randomUUID())))).toBe('unknown_role');
  expect(await refusal(save(bob))).toBe('forbidden');
  const hidden = await newRole(ann, space, [], 'Hidden power');
  const overwrite = { kind: 'role', id: hidden.id, allow: builtIn(space, 'moderator').permissions, deny: '0' } as const;
  const { overwrites } = channel;
  const allow = String(1 << 15);
  const params = { id: channel.id };
  await callAs(ann, spaceApi.updateChannel, {
    params,
    body: { overwrites: [...(overwrites ?? []), { ...overwrite, allow }] as never },
  });
  expect(await refusal(save(ann, wish(hidden.id)))).toBe('validation_failed');
});

test('what a role became, and what its giver lost, counts when it is picked', async () => {
  const ofRole = { params: { id: space.id, roleId: grower.id } };
  const permissions = (value: string) => callAs(ann, spaceApi.updateRole, { ...ofRole, body: { permissions: value } });
  const eve = await newcomer();
  await permissions(builtIn(space, 'moderator').permissions);
  await answer(eve, { choiceIds: [apples] });
  expect((await me(eve)).roleIds).toEqual([]);
  await permissions(grower.permissions);
  // Max puts the role there, and is no admin any more when it is picked.
  await save(ann, wish(null));
  await save(max);
  await giveRole(ann, space, max);
  await answer(eve, { choiceIds: [apples] });
  expect((await me(eve)).roleIds).toEqual([]);
  await save(ann, wish(null));
  await save(ann);
  await answer(eve, { choiceIds: [apples] });
  expect((await me(eve)).roleIds).toEqual([grower.id]);
});
