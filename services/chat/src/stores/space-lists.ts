import type { ByTime } from '../spaces/pages.ts';
import type { StoredAuditEntry, StoredBan, StoredInvite } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import type { AuditDocument, InviteDocument } from './space-models.ts';

export type SpaceLists = ReturnType<typeof createSpaceLists>;

interface Query {
  after: ByTime | undefined;
  limit: number;
}

/** What a space has more of than one document holds: pages of it, the newest first. */
export function createSpaceLists({ spaces, invites, bans, audit }: Models) {
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

  async function auditPage(spaceId: string, { after, limit, by, target }: Query & AuditFilter) {
    const found = await audit
      .find({
        spaceId,
        ...(by !== undefined && { by }),
        ...(target !== undefined && { target }),
        ...(after && { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $gt: after.id } }] }),
      })
      .sort({ at: -1, _id: 1 })
      .limit(limit)
      .lean<AuditDocument[]>()
      .exec();
    return found.map(({ _id, ...entry }): StoredAuditEntry => ({ id: _id, ...entry }));
  }

  /** An entry that belongs to no change of the space itself. */
  async function noteAudit({ id, ...entry }: StoredAuditEntry): Promise<void> {
    await audit.updateOne({ _id: id }, { $setOnInsert: entry }, { upsert: true }).exec();
  }

  return { spaceOfCode, findInvite, invitePage, banPage, auditPage, noteAudit };
}

interface AuditFilter {
  by?: string | undefined;
  target?: string | undefined;
}

function toInvite({ _id, ...invite }: InviteDocument): StoredInvite {
  return { code: _id, ...invite };
}
