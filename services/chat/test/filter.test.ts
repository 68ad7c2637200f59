import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import { filterApi } from '@parley/contracts/spaces/filter-api';
import { filterLimits } from '@parley/contracts/spaces/filter';
import { mentionOf } from '@parley/contracts/mentions';
import { reportApi } from '@parley/contracts/spaces/report-api';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { callAs } from '@parley/dev-env/call';
import { eventually } from '@parley/dev-env/eventually';
import { newPeople, send, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { connect } from '@parley/dev-env/sockets';
import { builtIn, giveRole, joinSpace, newRole, newSpace, textChannel } from '@parley/dev-env/spaces';
import { stopwatch } from '@parley/dev-env/stopwatch';

let ann: Person, bob: Person, eve: Person, max: Person;
let space: Space;
let channel: Channel;

beforeAll(async () => {
  [ann, bob, eve, max] = (await newPeople(4, 'filter')) as [Person, Person, Person, Person];
  space = await newSpace(ann, 'team', 'Filtered');
  await joinSpace(ann, space, [bob, eve]);
  await giveRole(ann, space, bob, builtIn(space, 'moderator').id);
  channel = await textChannel(eve, space);
});

beforeEach(async () => {
  const { rules } = await filter();
  for (const { id: ruleId } of rules)
    await callAs(ann, filterApi.deleteFilterRule, { params: { id: space.id, ruleId } });
  await newcomers({ minutes: 0, noLinks: false, slowModeSeconds: 0 });
});

type Rule = Parameters<typeof callAs<typeof filterApi.createFilterRule>>[2]['body'];
const params = () => ({ id: space.id });
const filter = async (who = ann) => (await callAs(who, filterApi.getFilter, { params: params() })).filter;
const add = async (body: Rule, who = ann) =>
  (await callAs(who, filterApi.createFilterRule, { params: params(), body })).rule;
const newcomers = (body: { minutes: number; noLinks: boolean; slowModeSeconds: number }) =>
  callAs(ann, filterApi.limitNewMembers, { params: params(), body });
const say = (who: Person, body: string) => send(who, channel.id, body);
const words = (...list: string[]): Rule => ({ name: 'Words', kind: 'words', words: list, action: 'refuse' });
const pattern = (source: string, name = 'Pattern'): Rule => ({
  ...{ name, kind: 'pattern', pattern: source, action: 'refuse' },
});

test('a message with a forbidden word is refused by the name of the rule, by REST and on the socket', async () => {
  await add({ ...words('pumpkin'), name: 'No vegetables' });
  await expect(say(eve, 'A PUMPKIN!')).rejects.toMatchObject({
    code: 'message_refused',
    message: expect.stringContaining('No vegetables') as unknown,
  });
  const client = await connect(eve);
  const command = { roomId: channel.id, clientMsgId: randomUUID(), body: 'one pumpkin' };
  const answer = await client.command('message:send', command);
  client.close();
  expect(answer).toMatchObject({ ok: false, error: { code: 'message_refused' } });
  expect(JSON.stringify(answer)).not.toContain('pumpkin');
  expect(await refusal(say(eve, 'pumpkins are other words'))).toBe('allowed');
});

test.each([
  ['hidden characters', 'pump​kin'],
  ['a soft hyphen', 'pump­kin'],
  ['letters of Cyrillic', 'рumрkіn'],
  ['wide letters', 'ｐｕｍｐｋｉｎ'],
  ['accents', 'púmpkïn'],
  ['mathematical letters', '𝗽𝘂𝗺𝗽𝗸𝗶𝗻'],
  ['spaced out', 'p u m p k i n'],
  ['with dots', 'p.u.m.p.k.i.n'],
])('nobody gets by with %s', async (_, body) => {
  await add(words('pumpkin'));
  expect(await refusal(say(eve, body))).toBe('message_refused');
});

test('words of other scripts and phrases are found too', async () => {
  await add(words('кабачок', '南瓜', 'free money'));
  expect(await refusal(say(eve, 'мой КАБАЧОК'))).toBe('message_refused');
  expect(await refusal(say(eve, '我喜欢南瓜汤'))).toBe('message_refused');
  expect(await refusal(say(eve, 'get free,  money'))).toBe('message_refused');
  expect(await refusal(say(eve, 'money for free'))).toBe('allowed');
});

test('an edit is asked as a message is', async () => {
  await add(words('pumpkin'));
  const { id: messageId } = await say(eve, 'all good');
  const edit = (body: string) =>
    callAs(eve, chatApi.editMessage, { params: { id: channel.id, messageId }, body: { body } });
  expect(await refusal(edit('now a pumpkin'))).toBe('message_refused');
  const client = await connect(eve);
  const answer = await client.command('message:edit', { roomId: channel.id, id: messageId, body: 'pumpkin' });
  client.close();
  expect(answer).toMatchObject({ ok: false, error: { code: 'message_refused' } });
  expect(await refusal(edit('now a gourd'))).toBe('allowed');
});

test('who manages messages is not asked, nor who has an exempt role', async () => {
  const role = await newRole(ann, space, [], 'Gardener');
  await add({ ...words('pumpkin'), exemptRoleIds: [role.id] });
  expect(await refusal(say(bob, 'pumpkin'))).toBe('allowed');
  expect(await refusal(say(eve, 'pumpkin'))).toBe('message_refused');
  await giveRole(ann, space, eve, role.id);
  expect(await refusal(say(eve, 'pumpkin'))).toBe('allowed');
  await giveRole(ann, space, eve);
});

test('links and too many mentions', async () => {
  await add({ name: 'No links', kind: 'links', action: 'refuse' });
  await add({ name: 'Few mentions', kind: 'mentions', most: 2, action: 'refuse' });
  for (const link of ['see https://example.org', 'HTTPS://EXAMPLE.ORG', 'www.example.org', 'ht​tps://a.b', 'a.io/x'])
    expect([link, await refusal(say(eve, link))]).toEqual([link, 'message_refused']);
  expect(await refusal(say(eve, 'e.g. this. And that'))).toBe('allowed');
  expect(await refusal(say(eve, '@ann @bob @ann'))).toBe('allowed');
  expect(await refusal(say(eve, '@ann @bob @eve'))).toBe('message_refused');
  expect(await refusal(say(eve, 'a@example.org b@example.org c@example.org'))).toBe('allowed');
  const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  expect(await refusal(say(eve, ids.map(mentionOf.person).join(' ')))).toBe('message_refused');
  expect(await refusal(say(eve, ids.map(mentionOf.role).join(' ')))).toBe('message_refused');
});

test('a rule that reports lets the message through, and the platform reports it once', async () => {
  await add({ ...words('pumpkin'), name: 'Look at it', action: 'report' });
  const { id } = await say(eve, 'a pumpkin');
  const ofIt = async () => {
    const { reports } = await callAs(bob, reportApi.listReports, { params: params(), query: { limit: 100 } });
    return reports.filter(({ message }) => message?.id === id);
  };
  await eventually(async () =>
    expect(await ofIt()).toMatchObject([{ by: null, reason: 'filter', note: 'Look at it', state: 'open' }]),
  );
  const [report] = await ofIt();
  const resolved = { params: { id: space.id, reportId: report?.id ?? '' }, body: { resolution: 'kept' as const } };
  await callAs(bob, reportApi.updateReport, resolved);
  const edit = { params: { id: channel.id, messageId: id }, body: { body: 'a worse pumpkin' } };
  await callAs(eve, chatApi.editMessage, edit);
  await eventually(async () =>
    expect(await ofIt()).toMatchObject([{ id: report?.id, state: 'open', message: { body: 'a worse pumpkin' } }]),
  );
});

test('what was accepted stays accepted when it is sent again under stricter rules; another text does not', async () => {
  const body = { clientMsgId: randomUUID(), body: 'a pumpkin' };
  const again = () => callAs(eve, chatApi.sendMessage, { params: { id: channel.id }, body });
  const first = await again();
  await add(words('pumpkin'));
  expect(await again()).toEqual(first);
  const edit = { clientEventId: randomUUID(), body: 'a gourd' };
  const editAgain = () =>
    callAs(eve, chatApi.editMessage, { params: { id: channel.id, messageId: first.id }, body: edit });
  await editAgain();
  await add(words('gourd'));
  expect(await refusal(editAgain())).toBe('allowed');
  expect(await refusal(say(eve, 'a pumpkin'))).toBe('message_refused');
});

test('expressions that hang others are over at once; those of no use are refused by their field', async () => {
  await add(pattern('(a+)+$', 'Evil'));
  await add(pattern('(x+x+)+y'));
  await add(pattern(String.raw`(.*a){12}\d`));
  const evil = `${'a'.repeat(3_998)}b!`;
  const judging = stopwatch();
  expect(await refusal(say(eve, evil))).toBe('allowed');
  expect(await refusal(say(eve, 'x'.repeat(4_000)))).toBe('allowed');
  expect(judging()).toBeLessThan(5_000);
  expect(await refusal(say(eve, 'aaaa'))).toBe('message_refused');
  for (const bad of ['(', 'a{2000}', '(?=a)b', String.raw`(a)\1`, '((a{100}){100}){100}', '(?:abc){200}', '[z-a]'])
    await expect(add(pattern(bad))).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'body.pattern' }],
    });
  await expect(add(words('fine', '...'))).rejects.toMatchObject({ errors: [{ field: 'body.words.1' }] });
  await expect(add({ ...words(), words: [] })).rejects.toMatchObject({ code: 'validation_failed' });
  await expect(add({ ...words('x'), exemptRoleIds: [randomUUID()] })).rejects.toMatchObject({ code: 'unknown_role' });
});

test('an expression that costs much makes its own space wait, and nobody else', async () => {
  await add(pattern('[ab]*a[ab]{200}c'));
  const random = Array.from({ length: 4_000 }, (_, at) => (((at * 7_919) >> 3) & 1 ? 'a' : 'b')).join('');
  const codes = await Promise.all(Array.from({ length: 40 }, () => refusal(say(eve, random))));
  expect(new Set(codes)).toEqual(new Set(codes.includes('rate_limited') ? ['allowed', 'rate_limited'] : ['allowed']));
  const other = await newSpace(max, 'friends', 'Elsewhere');
  expect(await refusal(send(max, (await textChannel(max, other)).id, 'all is well'))).toBe('allowed');
});

test('there are at most 50 rules, and all of them are asked', async () => {
  for (let at = 0; at < filterLimits.rules; at += 1) await add(pattern(`pump(kin|ernickel)${at}`, `Rule ${at}`));
  expect(await refusal(add(words('more')))).toBe('space_full');
  expect(await refusal(say(eve, 'pumpkin49'))).toBe('message_refused');
  expect(await refusal(say(eve, 'pumpkin50'))).toBe('message_refused');
  expect(await refusal(say(eve, 'pump'))).toBe('allowed');
});

test('new members wait between messages and send no links, until they have a role', async () => {
  await newcomers({ minutes: 60, noLinks: true, slowModeSeconds: 600 });
  expect(await refusal(say(eve, 'https://example.org'))).toBe('message_refused');
  expect(await refusal(say(eve, 'hello'))).toBe('allowed');
  expect(await refusal(say(eve, 'hello again'))).toBe('rate_limited');
  const role = await newRole(ann, space, [], 'Known');
  await giveRole(ann, space, eve, role.id);
  expect(await refusal(say(eve, 'https://example.org'))).toBe('allowed');
  await giveRole(ann, space, eve);
  await newcomers({ minutes: 0, noLinks: true, slowModeSeconds: 600 });
  expect(await refusal(say(eve, 'https://example.org'))).toBe('allowed');
});

test('a text is tried without sending it; the audit log names rules and not their words', async () => {
  const rule = await add({ ...words('pumpkin'), name: 'Vegetables' });
  const tried = await callAs(ann, filterApi.testFilter, { params: params(), body: { text: 'PUMPKIN' } });
  expect(tried.broken).toEqual([{ id: rule.id, name: 'Vegetables', action: 'refuse' }]);
  const query = { target: rule.id };
  const { entries } = await callAs(ann, auditApi.listAudit, { params: params(), query });
  expect(entries).toMatchObject([{ action: 'filter.created', after: { name: 'Vegetables' } }]);
  expect(JSON.stringify(entries)).not.toContain('pumpkin');
});

test('who does not manage the space neither sees nor changes the filter', async () => {
  expect(await refusal(filter(bob))).toBe('forbidden');
  expect(await refusal(filter(max))).toBe('unknown_space');
  expect(await refusal(add(words('x'), eve))).toBe('forbidden');
  const elsewhere = { params: { id: space.id, ruleId: randomUUID() }, body: words('x') };
  expect(await refusal(callAs(ann, filterApi.updateFilterRule, elsewhere))).toBe('not_found');
});
