import { z } from 'zod';
import { id, timestamp } from './ids.ts';

/**
 * `version` grows with every change of a room or its members: of two records about the same, the higher one holds. `at` is when
 * it became so.
 */
const change = { roomId: id, version: z.int().min(1), at: timestamp };

/** A room as it is now, keyed by room. A space is told as a room of the kind `space`, and `spaceId` is that of a channel. */
export const roomUpserted = z.object({
  type: z.literal('room.upserted.v1'),
  ...change,
  kind: z.string(),
  name: z.string().nullable(),
  public: z.boolean(),
  createdBy: id,
  createdAt: timestamp,
  spaceId: id.optional(),
});

/**
 * What somebody is in a room now, keyed by room and person; `role` is null after they left. `kind` is `space` where `roomId`
 * is that of a space, and absent else; `roleIds` are roles of that space.
 */
export const membershipChanged = z.object({
  type: z.literal('membership.changed.v1'),
  ...change,
  userId: id,
  role: z.string().nullable(),
  kind: z.string().optional(),
  roleIds: z.array(id).optional(),
});

/**
 * On `chat.membership-events`, where only the last record of each key is kept. Records of one room are in the order in
 * which they became true.
 */
export const membershipEvent = z.discriminatedUnion('type', [roomUpserted, membershipChanged]);
export type MembershipEvent = z.infer<typeof membershipEvent>;

/** The key of a record on its topic. */
export function keyOfMembershipEvent(event: MembershipEvent): string {
  return event.type === 'room.upserted.v1' ? event.roomId : `${event.roomId}:${event.userId}`;
}
