import { ParleyError, problem } from '@parley/contracts/errors';
import type { CallArguments, CallReply, RestCall } from '@parley/contracts/rest';
import { endpoints } from './endpoints.ts';

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

const timeoutMs = 10_000;

/** Makes a call of the contract through the gateway, checks the reply against it, and throws problems as errors. */
export async function callAs<C extends RestCall>(
  who: { token: string } | undefined,
  call: C,
  input: CallArguments<C>,
): Promise<CallReply<C>> {
  const { params = {}, query = {}, body } = input as Parts;
  const path = call.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  const response = await fetch(`${endpoints().httpUrl}${path}?${search}`, {
    method: call.method.toUpperCase(),
    headers: {
      ...(who && { authorization: `Bearer ${who.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (response.status !== call.status) throw asError(text);
  return (call.reply?.parse(JSON.parse(text)) ?? undefined) as CallReply<C>;
}

function asError(text: string): ParleyError {
  const { code, detail, title, errors, retryAfterMs } = problem.parse(JSON.parse(text));
  return new ParleyError(code, detail ?? title, { errors, retryAfterMs });
}
