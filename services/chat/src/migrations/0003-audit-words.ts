import { auditWords } from '../spaces/audit/audit-words.ts';
import type { Migration } from './migration.ts';

/** Entries of audit logs get the words that a search looks through. */
export const auditLogWords: Migration = {
  version: '0003-audit-words',

  async up({ audit }, limit) {
    const old = await audit
      .find({ words: { $exists: false } })
      .limit(limit)
      .lean()
      .exec();
    const operations = old.map(({ _id, ...entry }) => ({
      updateOne: { filter: { _id }, update: { $set: { words: auditWords(entry) } } },
    }));
    if (operations.length > 0) await audit.bulkWrite(operations, { ordered: false });
    return old.length;
  },

  async down({ audit }, limit) {
    const filled = await audit
      .find({ words: { $exists: true } }, { _id: 1 })
      .limit(limit)
      .lean()
      .exec();
    await audit.updateMany({ _id: { $in: filled.map(({ _id }) => _id) } }, { $unset: { words: 1 } }).exec();
    return filled.length;
  },
};
