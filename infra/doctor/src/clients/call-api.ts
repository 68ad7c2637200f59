import { problem } from '@parley/contracts/errors';
import type { CallArguments, CallReply, RestCall } from '@parley/contracts/rest';

const timeoutMs = 8_000;

/** The platform answered, with a refusal. */
export class RefusedError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Makes a call of the contract; throws {@link RefusedError} with the code of a problem. */
export async function callApi<C extends RestCall>(
  url: string,
  call: C,
  { params = {}, body }: { params?: Record<string, string>; body?: unknown } & Partial<CallArguments<C>>,
  token?: string,
): Promise<CallReply<C>> {
  const path = call.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const response = await fetch(`${url}${path}`, {
    method: call.method.toUpperCase(),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (response.status !== call.status) throw refusalOf(response.status, text);
  return (call.reply?.parse(JSON.parse(text)) ?? undefined) as CallReply<C>;
}

function refusalOf(status: number, text: string): RefusedError {
  try {
    const { code, detail, title } = problem.parse(JSON.parse(text));
    return new RefusedError(code, detail ?? title);
  } catch {
    return new RefusedError(`status ${status}`, 'the answer is not one of Parley');
  }
}
