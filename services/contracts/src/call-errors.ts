import type { ErrorCode } from './errors.ts';
import { needsToken, type RestCall } from './rest.ts';

/** What any call can answer, for example because of the gateway's limits or a store that is down. */
const ofEveryCall: readonly ErrorCode[] = [
  'bad_request',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal',
  'overloaded',
  'unavailable',
];
const ofInput: readonly ErrorCode[] = ['validation_failed'];
const ofSignedIn: readonly ErrorCode[] = ['unauthenticated', 'token_expired', 'session_revoked'];
const ofAccounts: readonly ErrorCode[] = ['account_required'];
const ofChanges: readonly ErrorCode[] = ['foreign_origin'];
const shared = new Set([...ofEveryCall, ...ofInput, ...ofSignedIn, ...ofAccounts, ...ofChanges]);

/** Every code that a call can answer: its own, and those that follow from its access, its method and its parts. */
export function errorsOf(call: RestCall): ErrorCode[] {
  const takesInput = call.params ?? call.query ?? call.body;
  return [
    ...new Set([
      ...call.errors,
      ...(takesInput ? ofInput : []),
      ...(needsToken(call) ? ofSignedIn : []),
      ...(call.access === 'user' || call.access === 'admin' ? ofAccounts : []),
      ...(call.method === 'get' ? [] : ofChanges),
      ...ofEveryCall,
    ]),
  ];
}

/** Whether a code follows from the form of calls, so that many have it. */
export function isShared(code: ErrorCode): boolean {
  return shared.has(code);
}
