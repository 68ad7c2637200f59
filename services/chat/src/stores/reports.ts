import { randomUUID } from 'node:crypto';
import { reportStates, type ReportState } from '@parley/contracts/spaces/report';
import { isDuplicateKey } from '@parley/runtime/stores/mongo';
import type { ByTime } from '../spaces/pages.ts';
import type { StoredReport } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import type { ReportDocument } from './space-models.ts';

export type Reports = ReturnType<typeof createReports>;

export interface ReportQuery {
  after: ByTime | undefined;
  limit: number;
  state?: ReportState | undefined;
}

export type NewReport = Pick<
  StoredReport,
  'spaceId' | 'channelId' | 'messageId' | 'personId' | 'by' | 'reason' | 'note' | 'message'
>;

const unseen = { state: 'open', assignedTo: null, resolution: null, resolvedBy: null, resolvedAt: null } as const;

/** Reported messages and people of spaces. Somebody has one report of each at most. */
export function createReports({ reports }: Models) {
  async function findOwn(messageId: string, by: string | null): Promise<StoredReport | null> {
    const found = await reports.findOne({ messageId, by }).lean<ReportDocument>().exec();
    return found && toReport(found);
  }

  /** Null when there is one of this person about the message already. */
  async function add(report: NewReport): Promise<StoredReport | null> {
    const made: ReportDocument = { _id: randomUUID(), ...report, at: new Date(), ...unseen };
    try {
      await reports.insertMany([made]);
      return toReport(made);
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  /** The same, but one that was resolved is opened again with what is reported now; null when it is open already. */
  async function addOrReopen(report: NewReport): Promise<StoredReport | null> {
    const made = await add(report);
    if (made) return made;
    const { messageId, by } = report;
    const update = { $set: { ...report, at: new Date(), ...unseen } };
    const found = await reports
      .findOneAndUpdate({ messageId, by, state: 'done' }, update, { returnDocument: 'after' })
      .lean<ReportDocument>()
      .exec();
    return found && toReport(found);
  }

  /** The newest first. */
  async function page(spaceId: string, { after, limit, state }: ReportQuery): Promise<StoredReport[]> {
    const later = after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $gt: after.id } }] } : {};
    const found = await reports
      .find({ spaceId, state: state ?? { $in: reportStates }, ...later })
      .sort({ at: -1, _id: 1 })
      .limit(limit)
      .lean<ReportDocument[]>()
      .exec();
    return found.map(toReport);
  }

  return { findOwn, add, addOrReopen, page };
}

export function toReport({ _id, ...report }: ReportDocument): StoredReport {
  return { id: _id, ...report };
}
