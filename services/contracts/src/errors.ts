import { z } from 'zod';

/** Every error code that crosses a process, with its HTTP status and title. */
export const errorCodes = {
  bad_request: { status: 400, title: 'The request could not be read' },
  picture_invalid: { status: 400, title: 'The picture cannot be read' },
  validation_failed: { status: 400, title: 'The input is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  token_expired: { status: 401, title: 'The access token has expired' },
  session_revoked: { status: 401, title: 'The session was ended' },
  refresh_reused: { status: 401, title: 'The refresh token was used before; its sessions were ended' },
  ticket_invalid: { status: 401, title: 'The call ticket is not valid' },
  ticket_used: { status: 401, title: 'The call ticket was used before' },
  invalid_credentials: { status: 401, title: 'The login or the password is wrong' },
  account_suspended: { status: 403, title: 'The account was suspended' },
  account_closed: { status: 403, title: 'The account was deleted; its owner can still take it back' },
  wrong_password: { status: 403, title: 'The current password is wrong' },
  forbidden: { status: 403, title: 'This is not allowed' },
  mail_off: { status: 403, title: 'This server sends no e-mail' },
  link_invalid: { status: 403, title: 'The link was used, is too old, or is not complete' },
  foreign_origin: { status: 403, title: 'Requests from this origin are not allowed' },
  rules_pending: { status: 403, title: 'Accept the rules first' },
  account_required: { status: 403, title: 'This needs an account' },
  not_a_member: { status: 403, title: 'Only members of the room may do this' },
  not_found: { status: 404, title: 'There is nothing here' },
  unknown_space: { status: 404, title: 'There is no such space' },
  unknown_category: { status: 404, title: 'There is no such category' },
  unknown_role: { status: 404, title: 'There is no such role' },
  unknown_join_request: { status: 404, title: 'There is no such request to be let in' },
  unknown_report: { status: 404, title: 'There is no such report' },
  unknown_room: { status: 404, title: 'There is no such room' },
  unknown_user: { status: 404, title: 'There is no such user' },
  unknown_message: { status: 404, title: 'There is no such message' },
  unknown_call: { status: 404, title: 'There is no such call' },
  unknown_peer: { status: 404, title: 'There is nobody of that id in the call' },
  unknown_media: { status: 404, title: 'There is no such transport, producer or consumer of yours' },
  registration_closed: { status: 403, title: 'Nobody can register here' },
  invite_required: { status: 403, title: 'Registering needs an invitation' },
  invite_invalid: { status: 403, title: 'The invitation is over, used up, or none' },
  message_refused: { status: 403, title: 'A rule of the space refuses the message' },
  banned: { status: 403, title: 'This person is banned from the space' },
  joins_paused: { status: 403, title: 'Nobody can join the space for the moment' },
  account_too_young: { status: 403, title: 'The account is too new to join this space' },
  address_refused: { status: 403, title: 'The space takes accounts with addresses of other domains' },
  email_unverified: { status: 403, title: 'Confirm your e-mail address first' },
  approval_required: { status: 403, title: 'A moderator of the space lets people in: ask them' },
  email_domain_refused: { status: 403, title: 'Addresses of this domain cannot register here' },
  approval_pending: { status: 403, title: 'The account waits for the approval of an operator' },
  confirmation_pending: {
    status: 403,
    title: 'The account waits until the link in an e-mail to its address is opened',
  },
  proof_required: { status: 403, title: 'Answer a challenge first' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  username_taken: { status: 409, title: 'The username is taken' },
  email_taken: { status: 409, title: 'The e-mail address is taken' },
  last_admin: { status: 409, title: 'The only admin makes somebody else admin first' },
  idempotency_conflict: { status: 409, title: 'The same key was used with other content' },
  too_many_rooms: { status: 409, title: 'Somebody is in as many rooms as a person may be' },
  too_many_blocks: { status: 409, title: 'The person has blocked as many people as they may' },
  request_pending: { status: 409, title: 'The other person has not accepted the request yet' },
  too_many_spaces: { status: 409, title: 'Somebody is in as many spaces as a person may be' },
  too_many_places: { status: 409, title: 'A person has settings of as many places as they may have' },
  space_full: { status: 409, title: 'The space has as many of these as it may have' },
  changed_meanwhile: { status: 409, title: 'Somebody else has changed it in the meantime' },
  address_taken: { status: 409, title: 'The address is taken' },
  asked_recently: { status: 409, title: 'The request was refused a short time ago' },
  left_recently: { status: 409, title: 'Somebody left this room and cannot be added for a while' },
  too_many_reactions: { status: 409, title: 'The message has as many different emoji as it may have' },
  message_deleted: { status: 409, title: 'The message was deleted' },
  not_in_call: { status: 409, title: 'Join the call first' },
  already_in_call: { status: 409, title: 'This connection has joined already' },
  media_refused: { status: 409, title: 'The media parameters do not fit' },
  call_full: { status: 409, title: 'The call is full' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'This media type is not taken' },
  rate_limited: { status: 429, title: 'Too many requests' },
  locked_out: { status: 429, title: 'Too many failed attempts' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  overloaded: { status: 503, title: 'Too busy right now' },
  unavailable: { status: 503, title: 'A part of the service is away' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

export const errorCode = z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]);

/** What an input can break, for clients that say it in their own words. */
export const fieldRules = [
  'required',
  'too_short',
  'too_long',
  'format',
  'invisible',
  'forbidden_characters',
  'taken',
  'reserved',
  'guessable',
  'wrong',
  'unchanged',
  'unknown_field',
  'invalid',
] as const;
export type FieldRule = (typeof fieldRules)[number];

/**
 * One wrong field of an input. `field` is a dotted path such as `body.memberIds.0`; `rule` is one of `fieldRules`, and
 * later versions may know more; `limit` is the bound that was broken; `message` is for developers.
 */
export const fieldError = z.object({
  field: z.string(),
  message: z.string(),
  rule: z.string().optional(),
  limit: z.number().optional(),
});
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem, the body of every HTTP error. `type` is `urn:parley:error:<code>`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCode,
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z.array(fieldError).optional(),
  retryAfterMs: z.int().optional(),
});
export type Problem = z.infer<typeof problem>;

/** The error half of a socket acknowledgement. */
export const socketError = z.object({
  code: errorCode,
  message: z.string(),
  errors: z.array(fieldError).optional(),
  retryAfterMs: z.int().optional(),
});
export type SocketError = z.infer<typeof socketError>;

export interface ErrorDetails {
  errors?: FieldError[] | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** An error that a client may see. Anything else that is thrown is answered as `internal` and logged. */
export class ParleyError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string = errorCodes[code].title, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'ParleyError';
    this.code = code;
    this.errors = details.errors;
    this.retryAfterMs = details.retryAfterMs;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** What a platform told, which may be newer than the client that reads it. */
export type ToldError = Omit<SocketError, 'code'> & { code: string };

/** The same as an error of today. A code that only later versions know is `overloaded` where it may be tried again, else `bad_request`. */
export function readError({ code, message, errors, retryAfterMs }: ToldError): ParleyError {
  const known = errorCode.safeParse(code).data ?? (retryAfterMs === undefined ? 'bad_request' : 'overloaded');
  return new ParleyError(known, message, { errors, retryAfterMs });
}

/** What a failed parse says of each field. */
export function fieldErrors(error: z.ZodError, prefix: string[] = []): FieldError[] {
  return error.issues.flatMap(issue => {
    const path = [...prefix, ...issue.path.map(String)];
    const extra = issue.code === 'unrecognized_keys' ? issue.keys : [];
    if (extra.length > 0) {
      return extra.map(key => ({ field: [...path, key].join('.'), message: 'Unknown field', rule: 'unknown_field' }));
    }
    return [{ field: path.join('.'), message: issue.message, ...ruleOf(issue) }];
  });
}

/** Our own refinement names its rule in `params`. */
function ruleOf(issue: z.core.$ZodIssue): { rule: FieldRule; limit?: number } {
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1 ? { rule: 'required' } : { rule: 'too_short', limit: Number(issue.minimum) };
    case 'too_big':
      return { rule: 'too_long', limit: Number(issue.maximum) };
    case 'invalid_format':
      return { rule: 'format' };
    case 'custom':
      return { rule: fieldRules.find(rule => rule === issue.params?.['rule']) ?? 'invalid' };
    default:
      return { rule: 'invalid' };
  }
}

/** Parses or throws `validation_failed` that names the fields. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, prefix: string[] = []): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error, prefix);
  const fields = errors.map(error => `${error.field || 'input'}: ${error.message}`).join('; ');
  throw new ParleyError('validation_failed', fields, { errors });
}
