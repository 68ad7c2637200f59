import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import type { Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { confirmAddress } from '@parley/dev-env/mails';
import { newPeople, newPerson, type Person } from '@parley/dev-env/people';
import { connect, type TestClient } from '@parley/dev-env/sockets';
import { builtIn, giveRole, joinSpace, newSpace } from '@parley/dev-env/spaces';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { endTemporary } from '../src/spaces/temporary.ts';
import { defineModels, type Models } from '../src/stores/models.ts';
import { createSpaces } from '../src/stores/spaces.ts';

let ann: Person, bob: Person, eve: Person, max: Person;
let models: Models;
const clients: TestClient[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'admit')) as [Person, Person, Person, Person];
  const logger = createLogger({ service: 'test', node: 'test', level: 'silent' });
  const mongo = await connectMongo(endpoints().mongoUrl, {
    name: 'admission-test',
    maxPoolSize: 5,
    timeoutMs: 5_000,
    logger,
  });
  closing.push(() => mongo.close());
  models = defineModels(mongo);
});
afterAll(async () => {
  clients.forEach(client => client.close());
  await Promise.all(closing.map(close => close()));
});

const refusal = async (asked: Promise<unknown>): Promise<{ code: string; retryAfterMs?: number; field?: string }> =>
  asked.then(
    () => ({ code: 'allowed' }),
    ({ code, retryAfterMs, errors }: { code: string; retryAfterMs?: number; errors?: { field: string }[] }) => ({
      code,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(errors?.[0] && { field: errors[0].field }),
    }),
  );
const codeOf = async (asked: Promise<unknown>) => (await refusal(asked)).code;

type Rules = NonNullable<Parameters<typeof callAs<typeof admissionApi.updateAdmission>>[2]['body']>;
const change = async (who: Person, { id }: Pick<Space, 'id'>, body: Rules) =>
  (await callAs(who, admissionApi.updateAdmission, { params: { id }, body })).admission;

const inviteTo = async (who: Person, { id }: Pick<Space, 'id'>, body: object = {}) =>
  (await callAs(who, spaceApi.createInvite, { params: { id }, body })).invite.code;
const accept = (who: Person, code: string) => callAs(who, spaceApi.acceptInvite, { params: { code } });
const join = (who: Person, { id }: Pick<Space, 'id'>) => callAs(who, admissionApi.joinSpace, { params: { id } });
const ask = async (who: Person, { id }: Pick<Space, 'id'>, body: { code?: string; answers?: string[] } = {}) =>
  (await callAs(who, admissionApi.askToJoin, { params: { id }, body })).request;
const approve = (by: Person, { id }: Pick<Space, 'id'>, { user }: Person) =>
  callAs(by, admissionApi.approveJoinRequest, { params: { id, userId: user.id } });
const refuse = (by: Person, { id }: Pick<Space, 'id'>, { user }: Person) =>
  callAs(by, admissionApi.refuseJoinRequest, { params: { id, userId: user.id }, body: {} });
const requestsOf = (who: Person, { id }: Pick<Space, 'id'>) =>
  callAs(who, admissionApi.listJoinRequests, { params: { id } });
const actionsOn = async (who: Person, { id }: Pick<Space, 'id'>, target: string) =>
  (await callAs(who, auditApi.listAudit, { params: { id }, query: { target } })).entries.map(({ action }) => action);

/** A space that lists itself and lets moderators decide; Bob is one of them. */
async function askedSpace(questions: string[] = []): Promise<Space> {
  const space = await newSpace(ann, 'team', 'Asked for');
  await joinSpace(ann, space, [bob]);
  await giveRole(ann, space, bob, builtIn(space, 'moderator').id);
  await change(ann, space, { mode: 'approval', listed: true, questions });
  return space;
}

test('a space that never heard of admission is entered by invite alone', async () => {
  const space = await newSpace(ann);
  expect(await models.spaces.findById(space.id).lean().exec()).not.toHaveProperty('admission');
  const { admission } = await callAs(ann, admissionApi.getAdmission, { params: { id: space.id } });
  expect(admission).toEqual({
    ...{ mode: 'invite', questions: [], emailDomains: [], minAccountAgeHours: 0 },
    ...{ joinsPerMinute: null, pausedUntil: null, listed: false },
  });
  expect(await codeOf(join(eve, space))).toBe('unknown_space');
  expect(await codeOf(ask(eve, space))).toBe('unknown_space');
  expect(await codeOf(accept(eve, await inviteTo(ann, space)))).toBe('allowed');
});

test('each field is checked, and named when it is wrong', async () => {
  const space = await newSpace(ann);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const wrong: [Record<string, unknown>, string][] = [
    [{ mode: 'closed' }, 'mode'],
    [{ questions: Array.from({ length: 6 }, () => 'Why?') }, 'questions'],
    [{ questions: ['x'.repeat(201)] }, 'questions.0'],
    [{ questions: [''] }, 'questions.0'],
    [{ emailDomains: Array.from({ length: 21 }, (_, at) => `d${at}.org`) }, 'emailDomains'],
    [{ emailDomains: ['me@example.org'] }, 'emailDomains.0'],
    [{ minAccountAgeHours: 721 }, 'minAccountAgeHours'],
    [{ minAccountAgeHours: -1 }, 'minAccountAgeHours'],
    [{ joinsPerMinute: 0 }, 'joinsPerMinute'],
    [{ joinsPerMinute: 1_001 }, 'joinsPerMinute'],
    [{ pausedUntil: inDays(8) }, 'pausedUntil'],
    [{ pausedUntil: inDays(-1) }, 'pausedUntil'],
    [{ listed: 'yes' }, 'listed'],
    [{ secret: true }, 'secret'],
  ];
  for (const [body, field] of wrong) {
    const { code, field: named = '' } = await refusal(change(ann, space, body as Rules));
    expect([code, named.replace('body.', '')]).toEqual(['validation_failed', field]);
  }
  const set = await change(ann, space, { emailDomains: ['Example.ORG'], pausedUntil: inDays(7) });
  expect(set.emailDomains).toEqual(['example.org']);
  const audit = await callAs(ann, auditApi.listAudit, { params: { id: space.id }, query: { by: ann.user.id } });
  expect(audit.entries[0]).toMatchObject({
    action: 'space.admission',
    before: { emailDomains: [], pausedUntil: null },
    after: { emailDomains: ['example.org'] },
  });
});

test('pause, account age and domain keep people out, by whatever way they come', async () => {
  const space = await newSpace(ann);
  const code = await inviteTo(ann, space);
  await change(ann, space, { mode: 'open', listed: true, pausedUntil: new Date(Date.now() + 60_000).toISOString() });
  for (const way of [() => accept(eve, code), () => join(eve, space)]) {
    const { code: told, retryAfterMs = 0 } = await refusal(way());
    expect(told).toBe('joins_paused');
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  }
  const preview = await callAs(undefined, spaceApi.previewInvite, { params: { code } });
  expect(preview.invite.pausedUntil).not.toBeNull();
  await change(ann, space, { pausedUntil: null, minAccountAgeHours: 1 });
  const young = await refusal(accept(eve, code));
  expect(young.code).toBe('account_too_young');
  expect(young.retryAfterMs).toBeGreaterThan(3_000_000);
  await change(ann, space, { minAccountAgeHours: 0, emailDomains: ['example.com'] });
  expect(await codeOf(join(eve, space))).toBe('address_refused');
  await change(ann, space, { emailDomains: ['example.org'] });
  expect(await codeOf(join(eve, space))).toBe('email_unverified');
  expect(await codeOf(join(await confirmAddress(eve), space))).toBe('allowed');
  // What was refused used nothing up.
  const { invites } = await callAs(ann, spaceApi.listInvites, { params: { id: space.id } });
  expect(invites.find(invite => invite.code === code)?.uses).toBe(0);
});

test('of 100 who come at once for the last place of a minute one gets in', async () => {
  const space = await newSpace(ann);
  await change(ann, space, { mode: 'open', listed: true, joinsPerMinute: 2 });
  const people = await newPeople(25, 'raid');
  // The owner took the first place a moment ago.
  const tries = Array.from({ length: 100 }, (_, at) => refusal(join(people[at % 25] as Person, space)));
  const codes = (await Promise.all(tries)).map(({ code }) => code);
  expect(codes.filter(code => !['allowed', 'rate_limited', 'overloaded', 'unavailable'].includes(code))).toEqual([]);
  const { space: now } = await callAs(ann, spaceApi.getSpace, { params: { id: space.id } });
  expect(now.memberCount).toBe(2);
  const late = await refusal(join(max, space));
  expect(late.code).toBe('rate_limited');
  expect(late.retryAfterMs).toBeGreaterThan(0);
});

test('who asks answers every question, sees their request, and is told when they are let in', async () => {
  const space = await askedSpace(['Who are you?', 'Why?']);
  expect(await codeOf(join(eve, space))).toBe('approval_required');
  const wrong = await refusal(ask(eve, space, { answers: ['Eve'] }));
  expect(wrong).toMatchObject({ code: 'validation_failed', field: 'body.answers' });
  const long = await refusal(ask(eve, space, { answers: ['Eve', 'x'.repeat(501)] }));
  expect(long).toMatchObject({ code: 'validation_failed', field: 'answers.1' });
  const asked = await ask(eve, space, { answers: ['Eve', 'Plants'] });
  expect(asked).toMatchObject({ state: 'open', answers: [{ question: 'Who are you?', answer: 'Eve' }, {}] });
  // Twice is once.
  expect(await ask(eve, space, { answers: ['Another', 'One'] })).toEqual(asked);
  const own = await callAs(eve, admissionApi.getOwnJoinRequest, { params: { id: space.id } });
  expect(own.request).toEqual(asked);
  await eventually(async () => {
    const { requests, open } = await requestsOf(bob, space);
    expect([open, requests.map(({ user }) => user.id)]).toEqual([1, [eve.user.id]]);
  });
  expect(await codeOf(requestsOf(max, space))).toBe('unknown_space');
  const client = await connect(eve, { node: 'chat-2' });
  clients.push(client);
  await approve(bob, space, eve);
  await client.hears('space:changed', ({ spaceId, reason }) => spaceId === space.id && reason === 'joined');
  expect(await codeOf(callAs(eve, spaceApi.getSpace, { params: { id: space.id } }))).toBe('allowed');
  expect((await requestsOf(bob, space)).open).toBe(0);
  expect(await actionsOn(ann, space, eve.user.id)).toEqual(['member.approved']);
});

test('of two moderators who let somebody in at once one does; withdrawn, nobody can', async () => {
  const space = await askedSpace();
  await ask(eve, space);
  const codes = await Promise.all([codeOf(approve(ann, space, eve)), codeOf(approve(bob, space, eve))]);
  expect(codes.sort()).toEqual(['allowed', 'unknown_join_request']);
  expect(await actionsOn(ann, space, eve.user.id)).toEqual(['member.approved']);
  await ask(max, space);
  await callAs(max, admissionApi.withdrawJoinRequest, { params: { id: space.id } });
  expect(await codeOf(approve(bob, space, max))).toBe('unknown_join_request');
  expect(await codeOf(callAs(max, admissionApi.withdrawJoinRequest, { params: { id: space.id } }))).toBe(
    'unknown_join_request',
  );
});

test('a ban is above an approval, before it and after it', async () => {
  const space = await askedSpace();
  await ask(eve, space);
  const ban = callAs(ann, spaceApi.banMember, {
    params: { id: space.id },
    body: { userId: eve.user.id, reason: '' },
  });
  await Promise.all([ban, codeOf(approve(bob, space, eve))]);
  expect(await codeOf(callAs(eve, spaceApi.getSpace, { params: { id: space.id } }))).toBe('unknown_space');
  expect(await codeOf(approve(bob, space, eve))).toBe('unknown_join_request');
  expect(await codeOf(ask(eve, space))).toBe('banned');
});

test('who is refused asks again after a day', async () => {
  const space = await askedSpace();
  await ask(eve, space);
  const client = await connect(eve);
  clients.push(client);
  await refuse(bob, space, eve);
  await client.hears('space:changed', ({ spaceId, reason }) => spaceId === space.id && reason === 'refused');
  const { code, retryAfterMs = 0 } = await refusal(ask(eve, space));
  expect(code).toBe('asked_recently');
  expect(retryAfterMs).toBeGreaterThan(86_000_000);
  expect(await codeOf(callAs(eve, admissionApi.withdrawJoinRequest, { params: { id: space.id } }))).toBe(
    'unknown_join_request',
  );
  await models.joinRequests.updateOne({ userId: eve.user.id, spaceId: space.id }, { endsAt: new Date() }).exec();
  expect((await ask(eve, space)).state).toBe('open');
});

test('an invite leads to the questions of a space that is not listed, and gives its role when it is approved', async () => {
  const space = await askedSpace(['Why?']);
  await change(ann, space, { listed: false });
  const code = await inviteTo(ann, space, { roleId: builtIn(space, 'moderator').id, maxUses: 1 });
  const preview = await callAs(undefined, spaceApi.previewInvite, { params: { code } });
  expect(preview.invite.questions).toEqual(['Why?']);
  expect(await codeOf(accept(eve, code))).toBe('approval_required');
  expect(await codeOf(ask(eve, space, { answers: ['So'] }))).toBe('unknown_space');
  expect(await codeOf(ask(eve, space, { code: 'nothing', answers: ['So'] }))).toBe('invite_invalid');
  await ask(eve, space, { code, answers: ['So'] });
  await approve(bob, space, eve);
  const { space: seen } = await callAs(eve, spaceApi.getSpace, { params: { id: space.id } });
  expect(seen.me.roleIds).toEqual([builtIn(space, 'moderator').id]);
  const params = { id: space.id, code };
  const came = await eventually(async () => {
    const { members } = await callAs(ann, admissionApi.listInviteMembers, { params });
    expect(members).toHaveLength(1);
    return members;
  });
  expect(came[0]?.user.id).toBe(eve.user.id);
});

test('the directory has what is listed, by the beginning of the name, page by page, and nothing else', async () => {
  const word = `Zü${crypto.randomUUID().slice(0, 8)}`;
  const names = [1, 2, 3].map(at => `${word} ${at}`);
  const spaces = [];
  for (const name of names) {
    const space = await newSpace(ann, 'friends', name);
    await change(ann, space, { listed: true, mode: 'open' });
    spaces.push(space);
  }
  await newSpace(ann, 'friends', `${word} hidden`);
  const query = word.toLowerCase().replace('ü', 'u');
  const first = await callAs(eve, admissionApi.discoverSpaces, { query: { query, limit: 2 } });
  expect(first.spaces.map(({ name }) => name)).toEqual(names.slice(0, 2));
  const second = await callAs(eve, admissionApi.discoverSpaces, {
    query: { query, limit: 2, cursor: first.nextCursor ?? '' },
  });
  expect(second.spaces.map(({ name, joined, mode }) => ({ name, joined, mode }))).toEqual([
    { name: names[2], joined: false, mode: 'open' },
  ]);
  expect(Object.keys(first.spaces[0] ?? {})).not.toContain('emailDomains');
  const [one, two, three] = spaces as [Space, Space, Space];
  await join(eve, one);
  await callAs(ann, spaceApi.deleteSpace, { params: { id: two.id }, body: { name: two.name } });
  await callAs(ann, spaceApi.updateSpace, { params: { id: three.id }, body: { name: `${word} new` } });
  const now = await callAs(eve, admissionApi.discoverSpaces, { query: { query } });
  expect(now.spaces.map(({ name, joined }) => [name, joined])).toEqual([
    [names[0], true],
    [`${word} new`, false],
  ]);
});

test('a temporary membership ends after a day, unless a role was given', async () => {
  const space = await newSpace(ann, 'team');
  const code = await inviteTo(ann, space, { temporary: true });
  const roleId = builtIn(space, 'moderator').id;
  expect(await refusal(inviteTo(ann, space, { temporary: true, roleId }))).toMatchObject({
    code: 'validation_failed',
    field: 'body.temporary',
  });
  await Promise.all([accept(eve, code), accept(max, code)]);
  await giveRole(ann, space, max, roleId);
  const { members } = await eventually(async () => {
    const found = await callAs(ann, admissionApi.listInviteMembers, { params: { id: space.id, code } });
    expect(found.members).toHaveLength(2);
    return found;
  });
  const ends = Object.fromEntries(members.map(({ user, joinedAt, endsAt }) => [user.id, { joinedAt, endsAt }]));
  const { joinedAt = '', endsAt = '' } = ends[eve.user.id] ?? {};
  expect(Date.parse(endsAt) - Date.parse(joinedAt)).toBe(86_400_000);
  expect(ends[max.user.id]?.endsAt).toBeUndefined();
  const told: string[] = [];
  const spaces = createSpaces(models);
  const ctx = {
    spaces,
    access: { memberChanged: async () => {}, channelsOf: async () => [] },
    notify: { people: ([userId]: string[]) => told.push(userId ?? '') },
    calls: { ofRooms: async () => [] },
    events: { spaceChanged: () => {} },
  } as unknown as Parameters<typeof endTemporary>[0];
  expect(await endTemporary(ctx, new Date(Date.parse(endsAt) - 1))).toBe(0);
  const later = new Date(Date.parse(endsAt) + 1);
  const ended = await Promise.all([endTemporary(ctx, later), endTemporary(ctx, later)]);
  expect([ended.reduce((sum, one) => sum + one), told]).toEqual([1, [eve.user.id]]);
  expect(await actionsOn(ann, space, eve.user.id)).toEqual(['member.expired', 'member.joined']);
  await eventually(async () =>
    expect(await codeOf(callAs(eve, spaceApi.getSpace, { params: { id: space.id } }))).toBe('unknown_space'),
  );
  expect(await codeOf(callAs(max, spaceApi.getSpace, { params: { id: space.id } }))).toBe('allowed');
});

test('what a space asks of people is told to nobody', async () => {
  const person = await newPerson('secret');
  const space = await newSpace(ann);
  await accept(person, await inviteTo(ann, space));
  const { members } = await eventually(async () => {
    const found = await callAs(ann, spaceApi.listSpaceMembers, { params: { id: space.id } });
    expect(found.members).toHaveLength(2);
    return found;
  });
  expect(JSON.stringify(members)).not.toMatch(/example\.org|registeredAt/);
  const stored = await models.profiles.findById(person.user.id).lean().exec();
  expect(Object.keys(stored ?? {}).sort()).toEqual(['_id', 'at', 'avatarUrl', 'displayName', 'guest', 'username']);
});
