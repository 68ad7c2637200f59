import { foldText } from '@parley/contracts/text';
import type { Migration } from './migration.ts';

/** Public groups get the name that searches compare. */
export const foldedNames: Migration = {
  version: '0001-folded-names',

  async up({ rooms }, limit) {
    const old = await rooms
      .find({ public: true, folded: { $exists: false } }, { name: 1 })
      .limit(limit)
      .lean()
      .exec();
    const operations = old.map(({ _id, name }) => ({
      updateOne: { filter: { _id }, update: { $set: { folded: foldText(name ?? '') } } },
    }));
    if (operations.length > 0) await rooms.bulkWrite(operations, { ordered: false });
    return old.length;
  },

  async down({ rooms }, limit) {
    const filled = await rooms
      .find({ folded: { $exists: true } }, { _id: 1 })
      .limit(limit)
      .lean()
      .exec();
    await rooms.updateMany({ _id: { $in: filled.map(({ _id }) => _id) } }, { $unset: { folded: 1 } }).exec();
    return filled.length;
  },
};
