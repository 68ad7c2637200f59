import { expect, test } from '@jest/globals';
import { problem } from '@parley/contracts/errors';
import { endpoints } from '@parley/dev-env/endpoints';
import request, { type Response } from 'supertest';
import { bearer, newPerson, registerPerson } from './support/people.ts';

const { httpUrl } = endpoints();
const post = (path: string) => request(httpUrl).post(path).set('Content-Type', 'application/json');
const paths = ['/api/auth/register', '/api/auth/login'];

function expectProblem({ status, body, type }: Response, code: string): void {
  expect(type).toBe('application/problem+json');
  expect(problem.parse(body)).toMatchObject({ code, status, type: `urn:parley:error:${code}` });
}

test.each(paths)('%s refuses a body that is too large', async path => {
  const response = await post(path).send(JSON.stringify({ ...newPerson(), displayName: 'x'.repeat(33 * 1024) }));
  expect(response.status).toBe(413);
  expectProblem(response, 'payload_too_large');
});

test.each(paths)('%s refuses what is not JSON', async path => {
  expectProblem(await post(path).send('{"login": ').expect(400), 'bad_request');
});

test.each(['[]', '{}', '{"login":{"$gt":""},"password":[]}', '{"__proto__":{"role":"admin"}}'])(
  'login refuses %s',
  async body => {
    expectProblem(await post('/api/auth/login').send(body).expect(400), 'validation_failed');
  },
);

test.each(['an\u0000na', 'an\ud800na', '\u0000'])('a login or password of %j is bad input', async text => {
  for (const body of [
    { login: text, password: 'whatever it is' },
    { login: 'anna', password: text },
  ])
    expectProblem(await post('/api/auth/login').send(JSON.stringify(body)).expect(400), 'validation_failed');
});

test('a search for what cannot be stored is bad input', async () => {
  const { accessToken } = await registerPerson(httpUrl);
  for (const path of ['/api/users?search=%00', '/api/users?search=a%00b', '/api/users?ids=%00'])
    expectProblem(
      await request(httpUrl).get(path).set('Authorization', bearer({ accessToken })).expect(400),
      'validation_failed',
    );
  // The gateway takes no path with NUL.
  const path = await request(httpUrl).get('/api/users/%00').set('Authorization', bearer({ accessToken })).expect(400);
  expectProblem(path, 'bad_request');
});

test('a body of another type is as if there were none', async () => {
  const response = await request(httpUrl).post('/api/auth/login').type('form').send('login=a&password=b');
  expectProblem(response, response.status === 415 ? 'unsupported_media_type' : 'validation_failed');
});

test('a page of another origin may not sign anybody in', async () => {
  const person = newPerson();
  const response = await post('/api/auth/register').set('Origin', 'https://elsewhere.example').send(person).expect(403);
  expectProblem(response, 'foreign_origin');
});

test('what is not there is a problem too, and every answer has its request id', async () => {
  const response = await request(httpUrl).get('/api/auth/nothing-here').expect(404);
  expectProblem(response, 'not_found');
  expect(response.headers['x-request-id']).toBe(response.body.requestId);
});
