import { limits } from '@parley/contracts/ids';
import type { ChatContext } from '../context.ts';
import type { ChannelAccessNow } from '../rooms/room-model.ts';

/** Of a space with more members nobody looks who of them is connected. */
const mostMembers = 1_000;

/**
 * Who is connected of those who read a room; of a channel, of the members of its space: who does not see it counts nothing
 * there. Undefined where they are too many to be named in a message, or where nobody can tell.
 */
export async function whoIsHere(
  { presence, spaces }: Pick<ChatContext, 'presence' | 'spaces'>,
  roomId: string,
  access: ChannelAccessNow | undefined,
): Promise<string[] | undefined> {
  try {
    if (!access) return await presence.whoIsHere(roomId, limits.largeRoom);
    const members = await spaces.membersUpTo(access.spaceId, mostMembers);
    if (!members) return undefined;
    const connected = await presence.connectedOf(members.map(({ userId }) => userId));
    return connected.size > limits.largeRoom ? undefined : [...connected];
  } catch {
    // The message is worth more than the knowledge of who was there.
    return undefined;
  }
}
