import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { searchKeys } from '../src/domain/search-keys.ts';
import { createDatabase } from '../src/stores/database.ts';
import { migrateUp } from '../src/stores/migrations.ts';
import { createScratchSchema, migrations } from './support/scratch-schema.ts';

const day = 24 * 3_600_000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * day);
const scratch = await createScratchSchema(endpoints().postgresOwnerUrl);
await migrateUp(scratch.pool, await migrations());
afterAll(() => scratch.drop());

const db = createDatabase(scratch.pool);

async function owner(username: string): Promise<string> {
  const id = randomUUID();
  const profile = { displayName: 'A', avatarUrl: null, role: 'user', passwordHash: 'x' } as const;
  const address = { emailVerified: false, pendingEmail: null };
  const account = { ...profile, ...address, id, username, email: `${username}@people.example`, createdAt: now };
  await db.users.create(account, searchKeys(account));
  return id;
}

test('only what can mean nothing any more is swept', async () => {
  const userId = await owner('swept');
  const live = await session(userId, { startedDaysAgo: 40, idleInDays: 20 });
  const revoked = await session(userId, { startedDaysAgo: 40, idleInDays: 20 });
  await db.sessions.revoke({ sessionId: revoked, userId, reason: 'logout', revokedAt: ago(31) });
  await db.refreshTokens.create({ hash: Buffer.from('old'), sessionId: live, generation: 0, issuedAt: ago(31) });
  await db.refreshTokens.create({ hash: Buffer.from('new'), sessionId: live, generation: 1, issuedAt: ago(29) });

  expect(await db.retention.sweep(now)).toBe(2);
  expect(await db.sessions.find(live)).toBeDefined();
  expect(await db.sessions.find(revoked)).toBeUndefined();
  expect(await db.refreshTokens.findForUpdate(Buffer.from('new'))).toBeDefined();
  expect(await db.refreshTokens.findForUpdate(Buffer.from('old'))).toBeUndefined();
});

test('that a device was seen is noted once a minute', async () => {
  const id = await session(await owner('seen'), { startedDaysAgo: 1, idleInDays: 29 });
  await db.sessions.touch(id, now);
  await db.sessions.touch(id, new Date(now.getTime() + 59_000));
  expect((await db.sessions.find(id))?.lastSeenAt).toEqual(now);
  const later = new Date(now.getTime() + 61_000);
  await db.sessions.touch(id, later);
  expect((await db.sessions.find(id))?.lastSeenAt).toEqual(later);
});

test('sessions whose time is over are told apart from those that stand or were ended', async () => {
  const userId = await owner('lapsed');
  await session(userId, { startedDaysAgo: 40, idleInDays: 20 });
  const idle = await session(userId, { startedDaysAgo: 40, idleInDays: -1 });
  const old = await session(userId, { startedDaysAgo: 91, idleInDays: 20 });
  const revoked = await session(userId, { startedDaysAgo: 91, idleInDays: -1 });
  await db.sessions.revoke({ sessionId: revoked, userId, reason: 'logout', revokedAt: now });
  const lapsed = await db.sessions.lapsed(now, 10);
  expect(lapsed.map(one => one.sessionId).sort()).toEqual([idle, old].sort());
  expect(await db.sessions.lapsed(now, 1)).toHaveLength(1);
});

async function session(userId: string, { startedDaysAgo, idleInDays }: { startedDaysAgo: number; idleInDays: number }) {
  const id = randomUUID();
  const createdAt = ago(startedDaysAgo);
  await db.sessions.create({
    id,
    userId,
    device: 'curl',
    address: '127.0.0.1',
    createdAt,
    lastSeenAt: createdAt,
    generation: 0,
    rotatedAt: createdAt,
    idleExpiresAt: ago(-idleInDays),
    expiresAt: ago(startedDaysAgo - 90),
  });
  return id;
}
