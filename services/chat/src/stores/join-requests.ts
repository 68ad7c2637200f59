import type { ByTime } from '../spaces/pages.ts';
import type { StoredJoinRequest } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import { spaceMemberKey, type JoinRequestDocument } from './space-models.ts';

export type JoinRequests = ReturnType<typeof createJoinRequests>;

/** Who asks to be let into a space; one request of a person and a space. What has ended counts as gone before MongoDB removes it. */
export function createJoinRequests({ joinRequests }: Models) {
  const standing = () => ({ endsAt: { $gt: new Date() } });

  async function find(spaceId: string, userId: string): Promise<StoredJoinRequest | null> {
    const found = await joinRequests
      .findOne({ _id: spaceMemberKey(spaceId, userId), ...standing() })
      .lean<JoinRequestDocument>()
      .exec();
    return found && toJoinRequest(found);
  }

  /** Of these spaces those into which somebody asks to be let, or was refused a short time ago. */
  async function askedBy(userId: string, spaceIds: string[]): Promise<Set<string>> {
    const _id = { $in: spaceIds.map(spaceId => spaceMemberKey(spaceId, userId)) };
    const found = await joinRequests
      .find({ _id, ...standing() }, { spaceId: 1 })
      .lean()
      .exec();
    return new Set(found.map(({ spaceId }) => spaceId));
  }

  /** Whether there was an open one. */
  async function withdraw(spaceId: string, userId: string): Promise<boolean> {
    const open = { _id: spaceMemberKey(spaceId, userId), state: 'open' as const, ...standing() };
    return (await joinRequests.deleteOne(open).exec()).deletedCount > 0;
  }

  async function countOpen(spaceId: string): Promise<number> {
    return joinRequests.countDocuments({ spaceId, state: 'open', ...standing() }).exec();
  }

  /** Open ones, the oldest first. */
  async function page(
    spaceId: string,
    { after, limit }: { after: ByTime | undefined; limit: number },
  ): Promise<StoredJoinRequest[]> {
    const later = after && { $or: [{ at: { $gt: after.at } }, { at: after.at, userId: { $gt: after.id } }] };
    const found = await joinRequests
      .find({ spaceId, state: 'open', ...standing(), ...later })
      .sort({ at: 1, userId: 1 })
      .limit(limit)
      .lean<JoinRequestDocument[]>()
      .exec();
    return found.map(toJoinRequest);
  }

  return { find, askedBy, withdraw, countOpen, page };
}

export function toJoinRequest({ _id, ...request }: JoinRequestDocument): StoredJoinRequest {
  return request;
}
