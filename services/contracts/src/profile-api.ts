import { z } from 'zod';
import { displayName, ownUser } from './auth-api.ts';
import { id } from './ids.ts';
import { defineCalls } from './rest.ts';

/** What people say of themselves. Served by auth, and apart from its other calls because no sign-in needs it. */
export const profileApi = defineCalls({
  updateMe: {
    method: 'patch',
    path: '/api/auth/me',
    access: 'user',
    limit: 'profileChanges',
    summary: 'Change the own name or picture; `avatar` is the id of a picture with `use=avatar`, or null for none',
    status: 200,
    errors: [],
    body: z.strictObject({ displayName: displayName.optional(), avatar: id.nullable().optional() }),
    reply: z.object({ user: ownUser }),
  },
});
