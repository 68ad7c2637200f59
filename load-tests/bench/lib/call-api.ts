import type { Problem } from '@parley/contracts/errors';

interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: object;
  token?: string;
}

/** The platform answered with a problem. */
export class RefusedError extends Error {
  readonly code: string;

  constructor({ code, detail, title }: Problem) {
    super(`${code}: ${detail ?? title}`);
    this.code = code;
  }
}

const timeoutMs = 10_000;

/** Makes one REST call; throws {@link RefusedError} with the problem's code. */
export async function callApi(baseUrl: string, { method, path, body, token }: Call): Promise<unknown> {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (!response.ok) throw new RefusedError(JSON.parse(text) as Problem);
  return text === '' ? undefined : JSON.parse(text);
}
