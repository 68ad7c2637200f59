import { ParleyError } from '@parley/contracts/errors';
import { personWith } from '@parley/contracts/spaces/as-roles';
import type { Channel } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import type { PageQuery } from './pages.ts';
import { presentChannel } from './present-space.ts';
import type { ChannelState } from './space-model.ts';
import { channelsInSight, pageOf, requireInSpace } from './view-space.ts';

const untouched: ChannelState = { lastSeq: 0, readSeq: 0, unread: 0, mentions: 0, lastMessageAt: null, call: null };

/**
 * The channels that the asker sees and that somebody with these roles would see too, with the permissions of such a person.
 * Nobody learns of a channel by it that is hidden from them. Throws `unknown_space`, `forbidden`, `unknown_role`.
 */
export async function listChannelsAs(
  ctx: Pick<ChatContext, 'access'>,
  spaceId: string,
  askedBy: string,
  { roleIds, ...page }: PageQuery & { roleIds: readonly string[] },
): Promise<{ channels: Channel[]; nextCursor: string | null }> {
  const asker = await requireInSpace(ctx, spaceId, askedBy, 'manageRoles');
  const { rules, space } = asker.known;
  if (!roleIds.every(id => rules.roles.has(id))) throw new ParleyError('unknown_role');
  const imagined = { ...asker, person: personWith(space.roles, roleIds) };
  const own = new Set(channelsInSight(ctx, asker));
  const both = channelsInSight(ctx, imagined).filter(channel => own.has(channel));
  const { items, nextCursor } = pageOf(both, page);
  const channels = items.map(channel =>
    presentChannel(channel, ctx.access.permissionsInChannel(imagined, channel.id), untouched),
  );
  return { channels, nextCursor };
}
