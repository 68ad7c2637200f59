import { z } from 'zod';
import { errorCode } from '../errors.ts';
import { id } from '../ids.ts';
import { defineCalls } from '../rest.ts';

/** Messages that one call deletes. */
export const deletedAtOnce = 100;

/** A message that stays, and why. */
export const notDeleted = z.object({ id, code: errorCode });

export const moderationApi = defineCalls({
  deleteMessages: {
    method: 'post',
    path: '/api/channels/:id/messages/delete',
    access: 'user',
    limit: 'spaceChangesPerUser',
    summary: 'Delete several messages of a channel, for who manages messages there; each is an event of its own',
    status: 200,
    errors: ['unknown_room', 'not_a_member', 'forbidden'],
    params: z.object({ id }),
    body: z.strictObject({ messageIds: z.array(id).min(1).max(deletedAtOnce) }),
    reply: z.object({ deleted: z.array(id), failed: z.array(notDeleted) }),
  },
  moveInCall: {
    method: 'post',
    path: '/api/channels/:id/call/moves',
    access: 'user',
    limit: 'spaceChangesPerUser',
    summary:
      'Ask the devices of somebody in the call of the channel to go on in that of another channel of the space, for who moderates calls here; both people must be allowed in calls there',
    status: 204,
    errors: ['unknown_room', 'not_a_member', 'forbidden', 'rules_pending', 'unknown_peer'],
    params: z.object({ id }),
    body: z.strictObject({ userId: id, to: id }),
  },
});
export type ModerationApi = typeof moderationApi;
