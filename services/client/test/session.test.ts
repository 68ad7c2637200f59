import { expect, test } from '@jest/globals';
import { authApi } from '@parley/contracts/auth-api';
import { createCaller } from '../src/rest/caller.ts';
import { accessOf, Session } from '../src/session.ts';
import { answering, problemOf } from './support/answers.ts';

/** A session whose tokens are numbered. */
function counted(options: { expiresIn?: number } = {}) {
  let renewals = 0;
  const renew = async () => {
    renewals += 1;
    await new Promise(resolve => setTimeout(resolve, 5));
    return accessOf({ accessToken: `token ${renewals}`, expiresIn: options.expiresIn ?? 600 });
  };
  return { session: new Session({ renew }), renewals: () => renewals };
}

test('however many ask, the token is renewed once', async () => {
  const { session, renewals } = counted();
  const tokens = await Promise.all(Array.from({ length: 10 }, () => session.token()));
  expect(new Set(tokens)).toEqual(new Set(['token 1']));
  expect(await session.token()).toBe('token 1');
  const fresh = await Promise.all(Array.from({ length: 10 }, () => session.fresh('token 1')));
  expect(new Set(fresh)).toEqual(new Set(['token 2']));
  expect(renewals()).toBe(2);
});

test('a token that is about to expire is renewed, and a refused one that was replaced already is not', async () => {
  const { session, renewals } = counted({ expiresIn: 20 });
  await session.token();
  expect(await session.token()).toBe('token 2');
  expect(await session.fresh('token 1')).toBe('token 2');
  expect(renewals()).toBe(2);
});

test('a renewal that fails is that of everybody who waited, and the next one is tried again', async () => {
  let isAway = true;
  const renew = async () => {
    if (isAway) throw new Error('away');
    return accessOf({ accessToken: 'back', expiresIn: 600 });
  };
  const session = new Session({ renew });
  const outcomes = await Promise.allSettled([session.token(), session.token()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  expect(await session.token()).toBe('back');
});

test('what somebody else brought while it waited for its turn is used', async () => {
  const turn = Promise.withResolvers<void>();
  let renewals = 0;
  const session = new Session({
    alone: work => turn.promise.then(work),
    renew: async () => {
      renewals += 1;
      return accessOf({ accessToken: 'own', expiresIn: 600 });
    },
  });
  const asking = session.token();
  session.keep(accessOf({ accessToken: 'of another tab', expiresIn: 600 }));
  turn.resolve();
  expect(await asking).toBe('of another tab');
  expect(renewals).toBe(0);
});

test('calls of users carry the token, and are made once more with another one when it is refused', async () => {
  const { session } = counted();
  const { fetch, requests } = answering(
    problemOf(401, 'token_expired'),
    problemOf(401, 'unauthenticated'),
    { status: 200, body: { mode: 'open', emailDomains: [], proof: null } },
    problemOf(401, 'session_revoked'),
  );
  const call = createCaller({ fetch, session });
  await expect(call(authApi.me, {})).rejects.toMatchObject({ code: 'unauthenticated' });
  await call(authApi.registration, {});
  await expect(call(authApi.me, {})).rejects.toMatchObject({ code: 'session_revoked' });
  expect(requests.map(({ token }) => token)).toEqual(['Bearer token 1', 'Bearer token 2', null, 'Bearer token 2']);
});
