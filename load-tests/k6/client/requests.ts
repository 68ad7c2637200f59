import { check } from 'k6';
import http, { type RefinedResponse } from 'k6/http';
import { order, people } from './order.ts';

type Answer = RefinedResponse<'text'>;

interface Call {
  /** A name of the order's routes. */
  route: string;
  params?: Record<string, string>;
  query?: string;
  body?: object;
  token?: string;
  status: number;
}

/** Makes a call of the contract; an answer with another status counts as failed. */
export function call(method: 'GET' | 'POST', { route, params = {}, query = '', body, token, status }: Call): Answer {
  const path = (order.routes[route] ?? '').replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const headers: Record<string, string> = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
  };
  const settings = { headers, tags: { route }, responseType: 'text' as const, timeout: '10s' };
  const answer = http.request(method, `${order.url}${path}${query}`, body ? JSON.stringify(body) : null, settings);
  check(answer, { answered: ({ status: got }) => got === status });
  return answer;
}

/** One of the people, another at each turn. */
export function personAt(turn: number): (typeof people)[number] {
  return people[turn % people.length] as (typeof people)[number];
}
