import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { SignedIn } from '@parley/contracts/auth-api';
import request, { type Response } from 'supertest';

/** Somebody with an account of their own, so that no test meets another one's traces. */
export interface Person {
  username: string;
  email: string;
  password: string;
}

export function newPerson(): Person {
  const username = `t-${randomBytes(6).toString('hex')}`;
  return {
    username,
    email: `${username}@people.example`,
    password: `Violet lantern ${randomBytes(4).toString('hex')}`,
  };
}

export interface SignedInPerson extends Person, SignedIn {
  /** `name=value`, as a client sends it. */
  cookie: string;
}

/** Registers a new person at a base URL. */
export async function registerPerson(url: string, person: Person = newPerson()): Promise<SignedInPerson> {
  const response = await request(url).post('/api/auth/register').send(person).expect(201);
  return { ...person, ...(response.body as SignedIn), cookie: refreshCookie(response) };
}

/** Signs a person in once more: a second device. */
export async function logIn(url: string, { username, password }: Person): Promise<SignedIn & { cookie: string }> {
  const response = await request(url).post('/api/auth/login').send({ login: username, password }).expect(200);
  return { ...(response.body as SignedIn), cookie: refreshCookie(response) };
}

/**
 * Begins to sign a person in: resolves when the server has taken the request and waits for its body.
 * @returns sends the body, resolves with the answer's status
 */
export async function beginLogin(url: string, { username, password }: Person): Promise<() => Promise<number>> {
  const headers = { 'Content-Type': 'application/json', Expect: '100-continue' };
  const begun = http.request(`${url}/api/auth/login`, { method: 'POST', headers });
  const answered = once(begun, 'response') as Promise<[http.IncomingMessage]>;
  begun.flushHeaders();
  await once(begun, 'continue');
  return async () => {
    begun.end(JSON.stringify({ login: username, password }));
    const [response] = await answered;
    response.resume();
    return response.statusCode ?? 0;
  };
}

export function refreshWith(url: string, cookie: string) {
  return request(url).post('/api/auth/refresh').set('Cookie', cookie);
}

/** The whole `Set-Cookie` line of the refresh token. */
export function setCookieLine(response: Response): string {
  return lineOf(response, /^(__Secure-)?parley_refresh=/);
}

/** That of the sign beside it, which pages can read. */
export function signLine(response: Response): string {
  return lineOf(response, /^parley_session=/);
}

function lineOf(response: Response, name: RegExp): string {
  const lines = (response.headers['set-cookie'] ?? []) as unknown as string[];
  return lines.find(line => name.test(line)) ?? '';
}

export function refreshCookie(response: Response): string {
  return setCookieLine(response).split(';')[0] ?? '';
}

export const bearer = ({ accessToken }: { accessToken: string }) => `Bearer ${accessToken}`;
