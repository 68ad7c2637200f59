import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { LimitName } from './limit-names.ts';

/**
 * Who may use a call: anybody, who has an account (`user`), who is signed in with or without one (`guest`), who runs the
 * platform (`admin`), or the holder of the refresh cookie. `optional`: the cookie or the token says whom it is about;
 * without either there is nothing to do, which is no error.
 */
export type Access = 'anyone' | 'user' | 'guest' | 'admin' | 'refresh-cookie' | 'optional';

/** Whether a call is made with an access token. */
export function needsToken({ access }: { access: Access }): boolean {
  return access === 'user' || access === 'guest' || access === 'admin';
}

/** One REST call, read by the server that mounts it, by the client that makes it and by the OpenAPI page. */
export interface RestCall {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express style, from the root of the gateway: `/api/rooms/:id`. */
  path: string;
  access: Access;
  /** Spent by each request: of the caller, or of the address where nobody is signed in. */
  limit: LimitName;
  summary: string;
  /** Status of success. */
  status: 200 | 201 | 202 | 204;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** In place of `body`: bytes of one of these media types, at most so many. */
  bytes?: { types: readonly string[]; max: number };
  /** Absent with status 204. */
  reply?: z.ZodType;
  /**
   * In place of `reply`: the answer is bytes of this media type. Of a list the handler names one, and its text is sent piece by
   * piece; clients get its bytes all the same.
   */
  sends?: string | readonly string[];
  /** The answer sets the refresh cookie, or removes it. */
  setsCookie?: true;
  /** Codes that the call has of its own; those that follow from its parts are added by `errorsOf`. */
  errors: readonly ErrorCode[];
}

type Part<C extends RestCall, K extends 'params' | 'query' | 'body'> =
  NonNullable<C[K]> extends z.ZodType ? (C[K] extends z.ZodType ? C[K] : undefined) : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives, parsed. */
export interface CallInput<C extends RestCall> {
  params: Output<Part<C, 'params'>>;
  query: Output<Part<C, 'query'>>;
  body: Output<Part<C, 'body'>>;
}

/** What a client gives; parts that the call does not have are left out. */
export type CallArguments<C extends RestCall> = (Part<C, 'params'> extends undefined
  ? object
  : { params: Input<Part<C, 'params'>> }) &
  (Part<C, 'query'> extends undefined ? object : { query?: Input<Part<C, 'query'>> }) &
  (Part<C, 'body'> extends undefined ? object : { body: Input<Part<C, 'body'>> }) &
  (C['bytes'] extends object ? { bytes: Blob } : object);

/** What the call answers; nothing with status 204. */
export type CallReply<C extends RestCall> = C['sends'] extends string | readonly string[]
  ? Uint8Array
  : C['reply'] extends z.ZodType
    ? z.output<C['reply']>
    : void;

/** Keeps the literal types of a table of calls. */
export function defineCalls<T extends Record<string, RestCall>>(calls: T): T {
  return calls;
}
