import { z } from 'zod';
import { email, ownUser, password, username } from './auth-api.ts';
import { timestamp } from './ids.ts';
import { defineCalls } from './rest.ts';
import { text } from './text.ts';

/** The one of now, which was made under the rules of its time. */
const currentPassword = text({ min: 1, max: 256 });
const ownAccount = z.object({ user: ownUser });

/** How people look after their own accounts. Served by auth, and apart from its other calls because no sign-in needs it. */
export const accountApi = defineCalls({
  changePassword: {
    method: 'put',
    path: '/api/auth/me/password',
    access: 'user',
    limit: 'accountChanges',
    summary: 'Change the own password; all other sessions end',
    status: 204,
    errors: ['wrong_password', 'locked_out'],
    body: z.strictObject({
      currentPassword,
      newPassword: password,
    }),
  },
  closeAccount: {
    method: 'post',
    path: '/api/auth/me/closing',
    access: 'user',
    limit: 'accountChanges',
    summary:
      'Delete the own account: all sessions end, a sign-in takes it back for 30 days, and then it is erased; messages stay without its name',
    status: 200,
    errors: ['wrong_password', 'locked_out', 'last_admin'],
    setsCookie: true,
    body: z.strictObject({ currentPassword }),
    reply: z.object({ erasedAfter: timestamp }),
  },
  changeEmail: {
    method: 'put',
    path: '/api/auth/me/email',
    access: 'user',
    limit: 'accountChanges',
    summary:
      'Want another e-mail address: it counts once it was confirmed by a link that is sent to it, and at once where the server sends no e-mail',
    status: 200,
    errors: ['wrong_password', 'locked_out', 'email_taken', 'email_domain_refused'],
    body: z.strictObject({ email, currentPassword }),
    reply: ownAccount,
  },
  cancelEmailChange: {
    method: 'delete',
    path: '/api/auth/me/email/change',
    access: 'user',
    limit: 'accountChanges',
    summary: 'Keep the e-mail address of now',
    status: 200,
    errors: [],
    reply: ownAccount,
  },
  resendVerification: {
    method: 'post',
    path: '/api/auth/me/email/verification',
    access: 'user',
    limit: 'accountChanges',
    summary: 'Send the link again that confirms the own e-mail address, or the one that is wanted',
    status: 202,
    errors: ['mail_off'],
  },
  verifyEmail: {
    method: 'put',
    path: '/api/auth/email-verifications',
    access: 'anyone',
    limit: 'passwordResets',
    summary: 'Confirm an e-mail address with the token of such a link; that of a registration makes the account',
    status: 200,
    errors: ['link_invalid', 'email_taken', 'username_taken'],
    body: z.strictObject({ token: text({ min: 1, max: 64 }) }),
    reply: z.object({ email: z.string() }),
  },
  changeUsername: {
    method: 'put',
    path: '/api/auth/me/username',
    access: 'user',
    limit: 'accountChanges',
    summary: 'Change the own username, at most twice a week; nobody else gets the old one for 30 days',
    status: 200,
    errors: ['username_taken'],
    body: z.strictObject({ username }),
    reply: ownAccount,
  },
  askReset: {
    method: 'post',
    path: '/api/auth/password-resets',
    access: 'anyone',
    limit: 'passwordResets',
    summary: 'Send a link that sets a new password, if the address has an account; the answer is the same if not',
    status: 202,
    errors: ['mail_off', 'overloaded'],
    body: z.strictObject({ email }),
  },
  resetPassword: {
    method: 'put',
    path: '/api/auth/password-resets',
    access: 'anyone',
    limit: 'passwordResets',
    summary: 'Set a new password with the token of such a link; all sessions of the person end',
    status: 204,
    errors: ['link_invalid'],
    body: z.strictObject({
      /** What stands behind `#token=`. */
      token: text({ min: 1, max: 64 }),
      newPassword: password,
    }),
  },
});
export type AccountApi = typeof accountApi;
