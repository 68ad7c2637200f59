/** One answer of a platform that a test makes up: a status with a body, or no answer at all. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Request {
  url: string;
  method: string;
  token: string | null;
  body: unknown;
}

/** A `fetch` that gives these answers one after the other and keeps what it was asked. */
export function answering(...answers: (Answer | 'nothing')[]) {
  const requests: Request[] = [];
  const fetch = async (
    url: string | URL | globalThis.Request,
    { method, headers, body }: RequestInit = {},
  ): Promise<Response> => {
    const token = new Headers(headers).get('authorization');
    requests.push({ url: String(url), method: method ?? '', token, body: body && JSON.parse(String(body)) });
    const answer = answers.shift();
    if (!answer) throw new Error('More was asked than the test has answers for');
    if (answer === 'nothing') throw new TypeError('fetch failed');
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return new Response(answer.body === undefined ? null : text, { status: answer.status, headers: answer.headers });
  };
  return { fetch, requests };
}

/** A problem as the platform tells it. */
export function problemOf(status: number, code: string, more: object = {}): Answer {
  const type = `urn:parley:error:${code}`;
  return { status, body: { type, title: 'No', status, code, requestId: 'a1b2c3d4', ...more } };
}
