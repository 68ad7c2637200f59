import { z } from 'zod';
import { authApi, displayName, signedIn } from './auth-api.ts';
import { proofOfWork } from './proof-of-work.ts';
import { defineCalls } from './rest.ts';

const { register } = authApi;

/** People without an account, and how they get one. Served by auth. */
export const guestApi = defineCalls({
  enterAsGuest: {
    method: 'post',
    path: '/api/auth/guest',
    access: 'anyone',
    limit: 'enterAsGuest',
    summary: 'Sign in without an account, under a name alone, where the server lets guests in',
    status: 201,
    errors: ['account_required', 'proof_required'],
    setsCookie: true,
    body: z.strictObject({ displayName, proof: proofOfWork.optional() }),
    reply: signedIn,
  },
  upgradeGuest: {
    method: 'post',
    path: '/api/auth/guest/upgrade',
    access: 'guest',
    limit: 'register',
    summary:
      'Make an account of the guest who asks, by the rules of a registration: id, memberships, messages and sessions stay',
    status: 200,
    errors: [...register.errors, 'forbidden'],
    body: register.body,
    reply: signedIn,
  },
});
export type GuestApi = typeof guestApi;
