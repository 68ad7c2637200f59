import type { RestCall } from '../rest.ts';

type Header = { description: string; schema: { type: 'string' | 'integer'; minimum?: number } };

const seconds = { type: 'integer', minimum: 0 } as const;

/** Headers of answers, described once. */
export const headers = {
  'X-Request-Id': {
    description: 'Names the request in our logs; tell it when you report a fault',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': { description: 'Calls that the limit takes at once', schema: seconds },
  'RateLimit-Remaining': { description: 'Calls of it that are left', schema: seconds },
  'RateLimit-Reset': { description: 'Seconds until all of them are there again', schema: seconds },
  'Retry-After': { description: 'Seconds after which another try makes sense', schema: seconds },
  'WWW-Authenticate': { description: '`Bearer`', schema: { type: 'string' } },
  'Set-Cookie': {
    description:
      'The refresh token: HttpOnly, SameSite=Strict, for `/api/auth` alone; and `parley_session=1`, the sign for pages that there is one. Removed when the session is over',
    schema: { type: 'string' },
  },
} as const satisfies Record<string, Header>;

type HeaderName = keyof typeof headers;

const limits = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] as const;

/** References to the headers of an answer with this status. */
export function headersOf(status: number, { setsCookie }: Pick<RestCall, 'setsCookie'> = {}) {
  const names: HeaderName[] = ['X-Request-Id'];
  if (status < 300 || status === 429) names.push(...limits);
  if (status === 429 || status >= 500) names.push('Retry-After');
  if (status === 401) names.push('WWW-Authenticate');
  if (setsCookie) names.push('Set-Cookie');
  return Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));
}
