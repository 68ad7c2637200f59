import { z } from 'zod';
import { id, limits, timestamp } from './ids.ts';
import { openEnum } from './open-enum.ts';
import { defineCalls } from './rest.ts';
import { proofChallenge, proofOfWork } from './proof-of-work.ts';
import { nameText, text } from './text.ts';

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/,
    '3 to 32 letters, digits, dots, dashes or underscores, with a letter or digit at both ends',
  );
export const displayName = nameText({ max: 64 });
export const email = text({ max: 254 }).trim().toLowerCase().pipe(z.email());
/** Length over composition rules; the upper bound keeps hashing cheap to refuse. */
export const password = text({ max: 256 }).min(10, 'At least 10 characters');

/** What anybody who is signed in may know of a person. */
export const publicUser = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  /** They are here without an account. */
  guest: z.boolean().optional(),
});
export type PublicUser = z.infer<typeof publicUser>;

/** What a person sees of their own account. */
export const ownUser = publicUser.extend({
  /** Null for a guest. */
  email: z.string().nullable(),
  /** They have opened a link that was sent to the address. Servers of 0.4 and before do not say it. */
  emailVerified: z.boolean().optional(),
  /** The address that they want instead, until they have confirmed it. */
  pendingEmail: z.string().nullable().optional(),
  role: openEnum(['guest', 'user', 'admin']),
  createdAt: timestamp,
});
export type OwnUser = z.infer<typeof ownUser>;

/** `expiresIn` is in seconds. The refresh token travels in an HttpOnly cookie only. */
export const accessGrant = z.object({ accessToken: z.string(), expiresIn: z.int() });
export type AccessGrant = z.infer<typeof accessGrant>;
/** The cookie that tells pages that a refresh cookie, which they cannot read, is there. No secret. */
export const refreshSign = { name: 'parley_session', value: '1' } as const;
export const signedIn = accessGrant.extend({ user: ownUser });
export type SignedIn = z.infer<typeof signedIn>;

/** One signed-in device. `current` marks the one that asks. */
export const session = z.object({
  id,
  device: z.string(),
  address: z.string(),
  createdAt: timestamp,
  lastSeenAt: timestamp,
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;

/** Where a page goes on, from the page before; it means something to its own list only. */
const cursor = text({ min: 1, max: 300 });
const nextCursor = z.string().nullable();
const pageLimit = z.coerce.number().int().min(1).max(limits.maxPage);

const idList = text({ min: 1, max: limits.maxPage * 37 })
  .transform(list => list.split(','))
  .pipe(z.array(id).max(limits.maxPage));

/** `domain`: with an e-mail address of `emailDomains`, which may narrow the other modes too. */
export const registrationModes = ['open', 'invite', 'approval', 'domain', 'closed'] as const;
export const registrationMode = openEnum(registrationModes);
const registrationState = z.object({
  mode: registrationMode,
  emailDomains: z.array(z.string()),
  /** A challenge that a registration must answer now; null on calm days. */
  proof: proofChallenge.nullable(),
  /** Whether invites let people in without an account, where they say so. */
  guests: z.boolean().default(false),
  /** Whether the server sends e-mail, and so links for forgotten passwords. */
  sendsEmail: z.boolean().default(false),
  /** Whether there is no account before a link that is sent to its address was opened; an invitation stands in for it. */
  confirmsEmail: z.boolean().default(false),
});
export type RegistrationState = z.infer<typeof registrationState>;

const jwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
});

export const authApi = defineCalls({
  register: {
    method: 'post',
    path: '/api/auth/register',
    access: 'anyone',
    limit: 'register',
    summary: 'Create an account and sign in',
    status: 201,
    errors: [
      'username_taken',
      'email_taken',
      'registration_closed',
      'invite_required',
      'invite_invalid',
      'email_domain_refused',
      'approval_pending',
      'confirmation_pending',
      'proof_required',
    ],
    setsCookie: true,
    body: z.strictObject({
      email,
      username,
      password,
      displayName: displayName.optional(),
      /** What stands in the invitation link after `#invite=`. */
      invite: text({ min: 1, max: 64 }).optional(),
      /** The answer to a challenge, when `registration` gives one. */
      proof: proofOfWork.optional(),
    }),
    reply: signedIn,
  },
  registration: {
    method: 'get',
    path: '/api/auth/registration',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'Who may register, and what it takes now',
    status: 200,
    errors: [],
    reply: registrationState,
  },
  login: {
    method: 'post',
    path: '/api/auth/login',
    access: 'anyone',
    limit: 'login',
    summary: 'Sign in with a username or an e-mail address',
    status: 200,
    errors: ['invalid_credentials', 'account_suspended', 'account_closed', 'locked_out'],
    setsCookie: true,
    body: z.strictObject({
      login: text({ max: 254 }).trim().toLowerCase().min(1),
      password: text({ min: 1, max: 256 }),
      /** Opens an account again that its owner deleted less than 30 days ago. */
      takeBack: z.boolean().optional(),
    }),
    reply: signedIn,
  },
  refresh: {
    method: 'post',
    path: '/api/auth/refresh',
    access: 'refresh-cookie',
    limit: 'refresh',
    summary: 'Exchange the refresh cookie for a new one and an access token',
    status: 200,
    errors: ['unauthenticated', 'refresh_reused', 'session_revoked'],
    setsCookie: true,
    reply: accessGrant,
  },
  logout: {
    method: 'post',
    path: '/api/auth/logout',
    access: 'optional',
    limit: 'refresh',
    summary: 'End the session of the cookie or of the token, if there is one',
    status: 204,
    errors: ['unauthenticated', 'token_expired', 'session_revoked'],
    setsCookie: true,
  },
  me: {
    method: 'get',
    path: '/api/auth/me',
    access: 'guest',
    limit: 'accountReads',
    summary: 'The own account',
    status: 200,
    errors: [],
    reply: z.object({ user: ownUser }),
  },
  listSessions: {
    method: 'get',
    path: '/api/auth/sessions',
    access: 'guest',
    limit: 'accountReads',
    summary: 'Where the account is signed in',
    status: 200,
    errors: [],
    query: z.strictObject({ cursor: cursor.optional(), limit: pageLimit.default(50) }),
    reply: z.object({ sessions: z.array(session), nextCursor }),
  },
  revokeSession: {
    method: 'delete',
    path: '/api/auth/sessions/:id',
    access: 'guest',
    limit: 'accountReads',
    summary: 'End one session',
    status: 204,
    errors: ['not_found'],
    params: z.object({ id }),
  },
  jwks: {
    method: 'get',
    path: '/api/auth/.well-known/jwks.json',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'Public keys of the access tokens',
    status: 200,
    errors: [],
    reply: z.object({ keys: z.array(jwk) }),
  },
  searchUsers: {
    method: 'get',
    path: '/api/users',
    access: 'guest',
    limit: 'searchUsers',
    summary: 'Find people by any part of their names, or name them by id; guests only name them',
    status: 200,
    errors: ['account_required'],
    query: z
      .strictObject({
        /** Words that the names hold, in any case and any accents; a leading @ means nothing. */
        search: text({ min: 1, max: 64 }).optional(),
        /** Up to 100 ids, with commas between them; unknown ones are left out. */
        ids: idList.optional(),
        cursor: cursor.optional(),
        limit: pageLimit.default(20),
      })
      .refine(({ search, ids }) => (search === undefined) !== (ids === undefined), {
        path: ['search'],
        message: 'Give either search or ids',
      }),
    reply: z.object({ users: z.array(publicUser), nextCursor }),
  },
  getUser: {
    method: 'get',
    path: '/api/users/:id',
    access: 'guest',
    limit: 'accountReads',
    summary: 'One person',
    status: 200,
    errors: ['unknown_user'],
    params: z.object({ id }),
    reply: z.object({ user: publicUser }),
  },
});
