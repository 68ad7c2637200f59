import { z } from 'zod';
import { id } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { refusals } from './admission.ts';
import { bySpace, oneSpace, read, change, changeByGuests, inSpace } from './call-parts.ts';
import { invite, inviteCode, invitePreview } from './space.ts';

const byCode = z.object({ code: inviteCode });

/** Links into a space. */
export const inviteCalls = defineCalls({
  listInvites: {
    method: 'get',
    path: '/api/spaces/:id/invites',
    ...read,
    summary: 'Invites that still hold, the newest first: the own ones, or all for who manages them',
    status: 200,
    errors: inSpace,
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize }),
    reply: z.object({ invites: z.array(invite), nextCursor: z.string().nullable() }),
  },
  createInvite: {
    method: 'post',
    path: '/api/spaces/:id/invites',
    ...change,
    summary:
      'Create an invite; a role that it gives is below the own rank. A `temporary` one makes members for 24 hours, unless they are given a role until then',
    status: 201,
    errors: [...inSpace, 'forbidden', 'unknown_role', 'space_full'],
    params: bySpace,
    body: z.strictObject({
      expiresInSeconds: z
        .int()
        .min(60)
        .max(365 * 86_400)
        .nullable()
        .default(7 * 86_400),
      maxUses: z.int().min(1).max(10_000).nullable().default(null),
      roleId: id.nullable().default(null),
      guests: z.boolean().default(false),
      temporary: z.boolean().default(false),
    }),
    reply: z.object({ invite }),
  },
  revokeInvite: {
    method: 'delete',
    path: '/api/spaces/:id/invites/:code',
    ...change,
    summary: 'End an invite: an own one, or any for who manages them',
    status: 204,
    errors: [...inSpace, 'forbidden', 'invite_invalid'],
    params: bySpace.extend(byCode.shape),
  },
  previewInvite: {
    method: 'get',
    path: '/api/invites/:code',
    access: 'anyone',
    limit: 'publicReads',
    summary: 'What an invite leads to, for anybody who has its link; `code` may be the address of a space',
    status: 200,
    errors: ['invite_invalid'],
    params: byCode,
    reply: z.object({ invite: invitePreview }),
  },
  acceptInvite: {
    method: 'post',
    path: '/api/invites/:code/accept',
    ...changeByGuests,
    summary: 'Become a member; somebody who is one already uses nothing up',
    status: 200,
    errors: ['invite_invalid', 'account_required', 'approval_required', ...refusals],
    params: byCode,
    reply: oneSpace,
  },
});
