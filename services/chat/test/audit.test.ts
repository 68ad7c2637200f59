import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallArguments } from '@parley/contracts/rest';
import { auditLimits, type AuditEntry } from '@parley/contracts/spaces/audit';
import type { Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { newPeople, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { joinSpace, newRole, newSpace, textChannel } from '@parley/dev-env/spaces';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { connectMongo } from '@parley/runtime/stores/mongo';
import { forgetAudit } from '../src/spaces/audit/forget-audit.ts';
import { createAuditLog } from '../src/stores/audit-log.ts';
import { defineModels, type Models } from '../src/stores/models.ts';

let ann: Person, bob: Person, eve: Person;
let space: Space;
let models: Models;
let closeMongo: () => Promise<void>;

beforeAll(async () => {
  const logger = createLogger({ service: 'test', node: 'audit', level: 'fatal' });
  const mongo = await connectMongo(endpoints().mongoUrl, { name: 'test', maxPoolSize: 2, timeoutMs: 20_000, logger });
  models = defineModels(mongo);
  closeMongo = () => mongo.close();
  [ann, bob, eve] = (await newPeople(3, 'audit')) as [Person, Person, Person];
  space = await newSpace(ann, 'team', 'Gardeners');
  await joinSpace(ann, space, [bob, eve]);
  const role = await newRole(ann, space, ['changeNickname'], 'Wässerer');
  const params = { id: space.id };
  const inRole = { params: { ...params, roleId: role.id } };
  await callAs(ann, spaceApi.updateRole, { ...inRole, body: { color: '#3b82f6', name: 'Wässerer' } });
  const channel = await textChannel(ann, space);
  await callAs(ann, spaceApi.updateChannel, { params: { id: channel.id }, body: { topic: 'What grows' } });
  const ofBob = { params: { ...params, userId: bob.user.id } };
  await callAs(ann, spaceApi.timeoutMember, { ...ofBob, body: { seconds: 60, reason: '=cmd|"calc"' } });
  await callAs(ann, spaceApi.kickMember, { params: { ...params, userId: eve.user.id }, body: { reason: 'Spam' } });
});
afterAll(() => closeMongo());

type Query = NonNullable<CallArguments<typeof auditApi.listAudit>['query']>;
const page = (query: Query) => callAs(ann, auditApi.listAudit, { params: { id: space.id }, query });
const found = async (query: Query) => (await page(query)).entries;
const actions = (entries: AuditEntry[]) => entries.map(({ action }) => action);

async function exported(format: 'ndjson' | 'csv', query: Query = {}): Promise<string> {
  const bytes = await callAs(ann, auditApi.exportAudit, { params: { id: space.id }, query: { format, ...query } });
  return new TextDecoder().decode(bytes);
}

test('an entry says what was before and after, and leaves out what stayed', async () => {
  const [role] = await found({ action: 'role.updated' });
  expect(role?.before).toEqual({ name: 'Wässerer', color: null });
  expect(role?.after).toEqual({ name: 'Wässerer', color: '#3b82f6' });
  const [kick] = await found({ action: 'member.kicked' });
  expect(kick?.before).toEqual({ roleIds: [], nickname: null });
  const [timeout] = await found({ action: 'member.timed-out' });
  expect(timeout).toMatchObject({ before: { timeoutUntil: null }, after: { seconds: 60 } });
});

test('entries are found by who, what, whom, when, and by words of reasons and names; all of it together', async () => {
  expect(actions(await found({ action: 'member.kicked' }))).toEqual(['member.kicked']);
  expect(actions(await found({ by: bob.user.id }))).toEqual(['member.joined']);
  expect(actions(await found({ target: eve.user.id }))).toEqual(['member.kicked', 'member.joined']);
  expect(actions(await found({ target: eve.user.id, by: ann.user.id }))).toEqual(['member.kicked']);
  expect(actions(await found({ search: 'SPAM' }))).toEqual(['member.kicked']);
  expect(actions(await found({ search: 'wasser' }))).toEqual(['role.updated', 'role.created']);
  expect(await found({ search: '.*' })).toEqual([]);
  const [kick] = await found({ action: 'member.kicked' });
  const at = kick?.at ?? '';
  expect(actions(await found({ after: at }))).toEqual([]);
  expect(actions(await found({ before: at }))[0]).toBe('member.timed-out');
  expect(await refusal(found({ action: 'space.painted' as never }))).toBe('validation_failed');
  expect(await refusal(found({ before: 'yesterday' }))).toBe('validation_failed');
});

test('pages of a filtered log hold each entry once', async () => {
  const all = await found({ by: ann.user.id, search: '' });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { entries, nextCursor } = await page({ by: ann.user.id, limit: 2, cursor });
    seen.push(...entries.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.map(({ id }) => id));
});

test('an export holds what fits, runs no formula in a spreadsheet, and stands in the log itself', async () => {
  const lines = (await exported('ndjson')).trim().split('\n');
  const entries = lines.map(line => JSON.parse(line) as AuditEntry & { byUsername: string });
  expect(entries[0]).toMatchObject({ action: 'audit.exported', by: ann.user.id, after: { format: 'ndjson' } });
  expect(entries.at(-1)).toMatchObject({ action: 'space.created' });
  const csv = (await exported('csv', { action: 'member.timed-out' })).split('\r\n');
  expect(csv[0]).toMatch(/^id,at,by,byUsername,action,target/);
  expect(csv[1]).toContain(`"'=cmd|""calc"""`);
  expect(csv).toHaveLength(3);
  expect((await found({ action: 'audit.exported' }))[0]?.after).toEqual({
    ...{ format: 'csv', action: 'member.timed-out' },
  });
});

test('members without the permission export nothing, outsiders find no space', async () => {
  const ask = (who: Person) => refusal(callAs(who, auditApi.exportAudit, { params: { id: space.id } }));
  expect(await ask(bob)).toBe('forbidden');
  expect(await ask(eve)).toBe('unknown_space');
});

test('a search looks through so many entries for a page, and goes on where it stopped', async () => {
  const channels = Array.from({ length: auditLimits.searched }, (_, at) => ({
    ...{ _id: randomUUID(), spaceId: space.id, at: new Date(Date.now() + at), by: ann.user.id },
    ...{ action: 'channels.ordered', target: null, before: null, after: null, reason: '', words: '' },
  }));
  await models.audit.collection.insertMany(channels as never[]);
  const first = await page({ search: 'spam' });
  expect([first.entries, typeof first.nextCursor]).toEqual([[], 'string']);
  const second = await page({ search: 'spam', cursor: first.nextCursor ?? '' });
  expect([actions(second.entries), second.nextCursor]).toEqual([['member.kicked'], null]);
});

test('what is older than it is kept is removed', async () => {
  const entry = { id: randomUUID(), spaceId: space.id, at: new Date('2012-03-04'), by: ann.user.id } as const;
  const spaceLists = createAuditLog(models);
  await spaceLists.noteAudit({
    ...{ ...entry, action: 'channels.ordered', target: null, before: null, after: null, reason: 'Long ago' },
  });
  const before = '2013-01-01T00:00:00Z';
  expect(await found({ before, search: 'long' })).toHaveLength(1);
  const told: number[] = [];
  const ctx = { spaceLists, config: { PARLEY_AUDIT_DAYS: 3_650 }, events: { auditForgotten: told.push.bind(told) } };
  await forgetAudit(ctx as unknown as Parameters<typeof forgetAudit>[0]);
  expect([await found({ before }), told.length]).toEqual([[], 1]);
});
