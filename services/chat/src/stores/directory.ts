import type { StoredSpace } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import type { ByName } from './rooms.ts';
import { spaceMemberKey, type SpaceDocument } from './space-models.ts';

export type Directory = ReturnType<typeof createDirectory>;
export type ListedSpace = StoredSpace & { folded: string };

/** Spaces that chose to be listed. */
export function createDirectory({ spaces, spaceMembers }: Models) {
  /** Those whose folded name begins with a text, by name, after a place in this order. */
  async function page(prefix: string, after: ByName | undefined, limit: number): Promise<ListedSpace[]> {
    const later = after && {
      $or: [{ folded: { $gt: after.folded } }, { folded: after.folded, _id: { $gt: after.id } }],
    };
    const found = await spaces
      .find({
        $and: [
          { 'admission.listed': true, deletedAt: null, folded: { $gte: prefix, $lt: `${prefix}\u{10ffff}` } },
          later ?? {},
        ],
      })
      .sort({ folded: 1, _id: 1 })
      .limit(limit)
      .lean<SpaceDocument[]>()
      .exec();
    return found.map(({ _id, ...space }) => ({ id: _id, ...space, folded: space.folded ?? '' }));
  }

  /** Those of the spaces that somebody is in. */
  async function joinedBy(userId: string, spaceIds: string[]): Promise<Set<string>> {
    const _id = { $in: spaceIds.map(spaceId => spaceMemberKey(spaceId, userId)) };
    const found = await spaceMembers.find({ _id }, { spaceId: 1 }).lean().exec();
    return new Set(found.map(({ spaceId }) => spaceId));
  }

  return { page, joinedBy };
}
