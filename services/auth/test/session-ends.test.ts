import { afterAll, expect, test } from '@jest/globals';
import { redisKeys } from '@parley/contracts/redis-channels';
import { endpoints } from '@parley/dev-env/endpoints';
import { Redis } from 'ioredis';
import pg from 'pg';
import request from 'supertest';
import { sessionLife } from '../src/domain/rotation.ts';
import { bearer, logIn, refreshWith, registerPerson } from './support/people.ts';

const { httpUrl, postgresUrl, redisUrl } = endpoints();
const pool = new pg.Pool({ connectionString: postgresUrl, max: 1 });
const redis = new Redis(redisUrl);
afterAll(() => {
  redis.disconnect();
  return pool.end();
});

const endedSessions = async (userId: string) => {
  const { rows } = await pool.query<{ id: string; reason: string }>(
    'SELECT id, revoke_reason AS reason FROM sessions WHERE user_id = $1 AND revoked_at IS NOT NULL',
    [userId],
  );
  return rows;
};
const auditOf = async (sessionId: string) => {
  const { rows } = await pool.query('SELECT action, details FROM audit_events WHERE session_id = $1', [sessionId]);
  return rows as { action: string; details: object }[];
};

test('an account has a bounded number of sessions: the one that was seen longest ago is ended, with a record', async () => {
  const person = await registerPerson(httpUrl);
  const columns = 'device, address, created_at, last_seen_at, rotated_at, idle_expires_at, expires_at';
  const more = sessionLife.mostOfAccount - 1;
  await pool.query(
    `INSERT INTO sessions (id, user_id, ${columns}) SELECT gen_random_uuid(), user_id, ${columns}
     FROM sessions, generate_series(1, ${more}) WHERE user_id = $1`,
    [person.user.id],
  );
  await pool.query(
    `UPDATE sessions SET last_seen_at = now() - interval '1 day' WHERE id = (
       SELECT session_id FROM refresh_tokens JOIN sessions ON sessions.id = session_id WHERE user_id = $1)`,
    [person.user.id],
  );
  const newest = await logIn(httpUrl, person);
  const [ended, ...others] = await endedSessions(person.user.id);
  expect([ended?.reason, others]).toEqual(['too_many_sessions', []]);
  const record = { action: 'session.revoked', details: { reason: 'too_many_sessions' } };
  expect(await auditOf(ended?.id ?? '')).toContainEqual(record);
  expect(await redis.zscore(redisKeys.revokedSessions, ended?.id ?? '')).not.toBeNull();
  expect((await refreshWith(httpUrl, person.cookie).expect(401)).body.code).toBe('session_revoked');
  await request(httpUrl).get('/api/auth/me').set('Authorization', bearer(newest)).expect(200);
});
