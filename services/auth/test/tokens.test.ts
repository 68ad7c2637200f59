import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { accessTokenClaims, tokenRules } from '@parley/contracts/access-token';
import { authApi } from '@parley/contracts/auth-api';
import { endpoints } from '@parley/dev-env/endpoints';
import { connect } from '@parley/dev-env/sockets';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { registerPerson } from './support/people.ts';

const { httpUrl } = endpoints();
const jwks = () => request(httpUrl).get('/api/auth/.well-known/jwks.json').expect(200);
const me = (token: string) => request(httpUrl).get('/api/auth/me').set('Authorization', `Bearer ${token}`);

test('the keys are public, cacheable for five minutes, and hold nothing private', async () => {
  const response = await jwks();
  const { keys } = authApi.jwks.reply.parse(response.body);
  expect(keys.length).toBeGreaterThan(0);
  expect(response.headers['cache-control']).toContain('max-age=300');
  expect(response.body.keys.every((key: object) => !('d' in key))).toBe(true);
});

test('an access token has exactly the claims of the contract, and verifies with a published key', async () => {
  const { accessToken, user } = await registerPerson(httpUrl);
  const { body } = await jwks();
  const { header } = jwt.decode(accessToken, { complete: true }) ?? {};
  const key = body.keys.find((one: { kid: string }) => one.kid === header?.kid);
  expect(header).toMatchObject({ alg: 'ES256', kid: key.kid });
  const claims = jwt.verify(accessToken, createPublicKey({ key, format: 'jwk' }), { algorithms: ['ES256'] });
  expect(Object.keys(claims).sort()).toEqual(Object.keys(accessTokenClaims.shape).sort());
  const { sub, iat, exp, role } = accessTokenClaims.parse(claims);
  expect({ sub, role, life: exp - iat }).toEqual({ sub: user.id, role: 'user', life: 600 });
});

test('tokens that somebody else signed, or nobody, are refused', async () => {
  const { accessToken } = await registerPerson(httpUrl);
  const { header, payload } = jwt.decode(accessToken, { complete: true }) ?? {};
  const kid = header?.kid ?? '';
  const claims = payload as jwt.JwtPayload;
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const unsigned = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const forgeries = [
    jwt.sign(claims, foreign, { algorithm: tokenRules.algorithm, keyid: kid }),
    jwt.sign(claims, foreign, { algorithm: tokenRules.algorithm, keyid: randomUUID() }),
    jwt.sign(claims, 'the public key as a secret', { algorithm: 'HS256', keyid: kid }),
    `${unsigned({ alg: 'none', kid })}.${unsigned(claims)}.`,
  ];
  for (const forgery of forgeries) expect((await me(forgery).expect(401)).body.code).toBe('unauthenticated');
});

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

test.each([
  ['a payload that is no JSON', `${part({ alg: 'ES256', typ: 'JWT', kid: 'x' })}.${part('nope')}.AA`],
  ['a payload that is a number', `${part({ alg: 'ES256', typ: 'JWT', kid: 'x' })}.${part('1')}.AA`],
  ['a header that is no JSON', `${part('nope')}.${part({ sub: 'x' })}.AA`],
  ['a header that is null', `${part('null')}.${part({ sub: 'x' })}.AA`],
  ['a kid that is an object', `${part({ alg: 'ES256', typ: 'JWT', kid: { a: 1 } })}.${part({})}.AA`],
  ['a kid of the language', `${part({ alg: 'ES256', typ: 'JWT', kid: '__proto__' })}.${part({})}.AA`],
  ['no signature', `${part({ alg: 'ES256', typ: 'JWT', kid: 'x' })}.${part('nope')}.`],
  ['two dots', '..'],
  ['five parts', 'a.b.c.d.e'],
])('a token with %s is refused by auth and by chat, and is nobody’s fault', async (_what, token) => {
  for (const path of ['/api/auth/me', '/api/rooms']) {
    const { body } = await request(httpUrl).get(path).set('Authorization', `Bearer ${token}`).expect(401);
    expect(body.code).toBe('unauthenticated');
  }
  await request(httpUrl).post('/api/auth/logout').set('Authorization', `Bearer ${token}`).expect(401);
});

test('a token whose payload is no JSON is refused at the handshake of a socket', async () => {
  const token = `${part({ alg: 'ES256', typ: 'JWT', kid: 'x' })}.${part('nope')}.AA`;
  await expect(connect({ token })).rejects.toMatchObject({ code: 'unauthenticated' });
});
