import { createCaller, type Caller } from '@parley/client/rest/caller';
import type { Tokens } from '@parley/client/session';
import type { CallArguments, CallReply, RestCall } from '@parley/contracts/rest';
import { endpoints } from './endpoints.ts';

const call = createCaller({ heard: demandStatus });

export interface CallAs {
  /** For how long a call that may be repeated is repeated. */
  repeatForMs?: number;
}

/** Makes a call of the contract through the gateway, checks status and reply against it, and throws problems as errors. */
export function callAs<C extends RestCall>(
  who: { token: string } | undefined,
  entry: C,
  input: CallArguments<C>,
  options: CallAs = {},
): Promise<CallReply<C>> {
  return call(entry, input, { ...options, baseUrl: endpoints().httpUrl, token: who?.token });
}

/** The same for somebody whose tokens are renewed when they are over. */
export function callerOf(session: Tokens, options: CallAs = {}): Caller {
  return createCaller({ ...options, baseUrl: endpoints().httpUrl, session, heard: demandStatus });
}

/** A client takes every status of success; a test does not. */
function demandStatus({ ok, status }: Response, { method, path, status: promised }: RestCall): void {
  if (ok && status !== promised) throw new Error(`${method} ${path} answered ${status} instead of ${promised}`);
}
