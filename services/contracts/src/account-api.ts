import { z } from 'zod';
import { password } from './auth-api.ts';
import { defineCalls } from './rest.ts';
import { text } from './text.ts';

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
      /** The one of now, which was made under the rules of its time. */
      currentPassword: text({ min: 1, max: 256 }),
      newPassword: password,
    }),
  },
});
export type AccountApi = typeof accountApi;
