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

/** Reported messages of spaces. A person has one report of a message at most. */
export function createReports({ reports }: Models) {
  async function findOwn(messageId: string, by: string): Promise<StoredReport | null> {
    const found = await reports.findOne({ messageId, by }).lean<ReportDocument>().exec();
    return found && toReport(found);
  }

  /** Null when there is one of this person about the message already. */
  async function add(report: Omit<StoredReport, 'id'>): Promise<StoredReport | null> {
    const made: ReportDocument = { _id: randomUUID(), ...report };
    try {
      await reports.insertMany([made]);
      return toReport(made);
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
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

  return { findOwn, add, page };
}

export function toReport({ _id, ...report }: ReportDocument): StoredReport {
  return { id: _id, ...report };
}
