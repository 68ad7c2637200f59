import { createHmac, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newCall, signTicket, ticketClaims } from '@parley/dev-env/call-tickets';
import { callAs } from '@parley/dev-env/call';
import { authApi } from '@parley/contracts/auth-api';
import { videoApi } from '@parley/contracts/video-api';
import { endpoints } from '@parley/dev-env/endpoints';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';

const open: VideoClient[] = [];
let ann: Person;

beforeAll(async () => {
  ann = await newPerson('ann');
});
afterAll(() => open.forEach(client => client.close()));

/** Tries it at a node; what the refusal tells, or undefined when it is let in. */
async function tryTicket(ticket: unknown, node = 'video-1'): Promise<{ code: string } | undefined> {
  try {
    open.push(await connectVideo(ticket, { node }));
    return undefined;
  } catch (error) {
    const { code } = error as { code: string };
    return { code };
  }
}

const claims = (part = {}) => ticketClaims(newCall(), part);
const seconds = () => Math.floor(Date.now() / 1_000);
const base64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

test('a good ticket lets in once, at whichever node', async () => {
  const ticket = signTicket(claims());
  expect(await tryTicket(ticket, 'video-2')).toBeUndefined();
  expect(await tryTicket(ticket, 'video-2')).toEqual({ code: 'ticket_used' });
  expect(await tryTicket(ticket, 'video-1')).toEqual({ code: 'ticket_used' });
});

test('twenty at once with one ticket: one is let in', async () => {
  const ticket = signTicket(claims());
  const tries = Array.from({ length: 20 }, (_, at) => tryTicket(ticket, `video-${1 + (at % 2)}`));
  const outcomes = (await Promise.all(tries)).map(outcome => outcome?.code ?? 'in').sort();
  expect(outcomes).toEqual(['in', ...Array.from({ length: 19 }, () => 'ticket_used')]);
});

test.each([
  ['expired', { iat: seconds() - 120, exp: seconds() - 60 }],
  ['of another issuer', { iss: 'parley-auth' }],
  ['for another audience', { aud: 'parley' }],
  ['for several audiences', { aud: ['parley', 'parley-call'] }],
  ['not valid yet', { nbf: seconds() + 3_600 }],
  ['without an expiry', { exp: undefined }],
  ['without a session', { sid: undefined }],
  ['without an id', { jti: undefined }],
  ['of no person', { sub: 'admin' }],
  ['for no call', { callId: '../../etc/passwd' }],
  ['of an unknown kind of room', { roomKind: 'public' }],
  ['with moderate as a text', { moderate: 'yes' }],
])('a ticket %s', async (_what, part) => {
  expect(await tryTicket(signTicket({ ...claims(), ...part }))).toEqual({ code: 'ticket_invalid' });
});

test('forged: another key, no algorithm, another algorithm, another content', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const content = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims())}`;
  const rs256 = `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
  // The other way round: a public key that an attacker knows, used as if it were our secret.
  const known = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })).toString('hex');
  const [header = '', , signature = ''] = signTicket(claims()).split('.');
  const secret = Buffer.from(endpoints().callTicketSecret, 'hex');
  const longer = `${base64({ alg: 'HS512', typ: 'JWT' })}.${base64(claims())}`;
  const forged = [
    signTicket(claims(), { secret: randomBytes(32).toString('hex') }),
    signTicket(claims(), { secret: '' }),
    signTicket(claims(), { secret: known }),
    signTicket(claims(), { header: { alg: 'none' } }),
    `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims())}.`,
    rs256,
    `${longer}.${createHmac('sha512', secret).update(longer).digest('base64url')}`,
    `${header}.${base64(claims({ moderate: true }))}.${signature}`,
    `${header}.${base64(claims())}`,
  ];
  for (const ticket of forged) expect([ticket, await tryTicket(ticket)]).toEqual([ticket, { code: 'ticket_invalid' }]);
});

test.each(['nonsense', 'a.b.c', '..', 'x'.repeat(20_000), '\u0000'])('nonsense %#', async ticket => {
  expect(await tryTicket(ticket)).toEqual({ code: 'ticket_invalid' });
});

test.each([undefined, null, '', 7, {}, []])('no ticket at all: %j', async ticket => {
  expect(await tryTicket(ticket)).toEqual({ code: 'unauthenticated' });
});

test('foreign: an access token is no ticket, and a ticket no access token', async () => {
  expect(await tryTicket(ann.token)).toEqual({ code: 'ticket_invalid' });
  const room = await newGroup(ann, []);
  const { ticket } = await callAs(ann, videoApi.callTicket, { params: { id: room.id } });
  await expect(callAs({ token: ticket }, authApi.me, {})).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await tryTicket(ticket)).toBeUndefined();
});

test('the ticket of a session that was ended', async () => {
  const eve = await newPerson('eve');
  const room = await newGroup(eve, []);
  const { ticket } = await callAs(eve, videoApi.callTicket, { params: { id: room.id } });
  await callAs(eve, authApi.logout, {});
  expect(await tryTicket(ticket)).toEqual({ code: 'session_revoked' });
});

test('a page of a foreign origin cannot connect, not even with a good ticket', async () => {
  const ticket = signTicket(claims({ sub: randomUUID() }));
  await expect(connectVideo(ticket, { origin: 'https://evil.example' })).rejects.toThrow();
  expect(await tryTicket(ticket)).toBeUndefined();
});
