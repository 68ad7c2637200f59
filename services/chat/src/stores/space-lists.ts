import type { ByTime } from '../spaces/pages.ts';
import type { StoredBan, StoredInvite } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import { createAuditLog } from './audit-log.ts';
import type { InviteDocument } from './space-models.ts';

export type SpaceLists = ReturnType<typeof createSpaceLists>;

interface Query {
  after: ByTime | undefined;
  limit: number;
}

/** What a space has more of than one document holds: pages of it, the newest first. */
export function createSpaceLists(models: Models) {
  const { spaces, invites, bans } = models;

  /** The space that an invite, or an address, leads to. */
  async function spaceOfCode(code: string): Promise<string | undefined> {
    const invite = await invites.findById(code, { spaceId: 1 }).lean().exec();
    if (invite) return invite.spaceId;
    return (await spaces.findOne({ address: code }, { _id: 1 }).lean().exec())?._id;
  }

  async function findInvite(code: string): Promise<StoredInvite | null> {
    const found = await invites.findById(code).lean<InviteDocument>().exec();
    return found && toInvite(found);
  }

  /** Those that still hold; of one person where `createdBy` says so. */
  async function invitePage(spaceId: string, { after, limit, createdBy }: Query & { createdBy?: string | undefined }) {
    const holds = {
      $and: [
        { $or: [{ expiresAt: null }, { expiresAt: { $gt: new Date() } }] },
        { $or: [{ maxUses: null }, { $expr: { $lt: ['$uses', '$maxUses'] } }] },
        after ? { $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $gt: after.id } }] } : {},
      ],
    };
    const found = await invites
      .find({ spaceId, ...(createdBy !== undefined && { createdBy }), ...holds })
      .sort({ createdAt: -1, _id: 1 })
      .limit(limit)
      .lean<InviteDocument[]>()
      .exec();
    return found.map(toInvite);
  }

  /** Those that have not ended. */
  async function banPage(spaceId: string, { after, limit }: Query): Promise<StoredBan[]> {
    const later = after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, userId: { $gt: after.id } }] } : {};
    return bans
      .find({ spaceId, $and: [{ $or: [{ until: null }, { until: { $gt: new Date() } }] }, later] })
      .sort({ at: -1, userId: 1 })
      .limit(limit)
      .lean<StoredBan[]>()
      .exec();
  }

  return { spaceOfCode, findInvite, invitePage, banPage, ...createAuditLog(models) };
}

function toInvite({ _id, ...invite }: InviteDocument): StoredInvite {
  return { code: _id, ...invite };
}
