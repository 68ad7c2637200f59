import { auditLimits, type AuditFilter } from '@parley/contracts/spaces/audit';
import { foldText } from '@parley/contracts/text';
import { auditWords } from '../spaces/audit/audit-words.ts';
import type { ByTime } from '../spaces/pages.ts';
import type { StoredAuditEntry } from '../spaces/space-model.ts';
import type { Models } from './models.ts';
import type { AuditDocument } from './space-models.ts';

export interface AuditPage {
  entries: StoredAuditEntry[];
  /** Where the next page begins; undefined at the end. */
  next: ByTime | undefined;
}

const newestFirst = { at: -1, _id: 1 } as const;
const exportMs = 60_000;
const removedAtOnce = 1_000;

/** The audit logs of spaces; entries of a change are written with it, by `SpaceChange`. */
export function createAuditLog({ audit }: Pick<Models, 'audit'>) {
  /**
   * A page, the newest first. What no index finds is looked for among so many entries that a page is bounded: it may be empty
   * and have a next one.
   */
  async function auditPage(
    spaceId: string,
    { filter, after, limit }: { filter: AuditFilter; after: ByTime | undefined; limit: number },
  ): Promise<AuditPage> {
    const { indexed, rest } = queryOf(spaceId, filter);
    const from = after ? [indexed, behind(after)] : [indexed];
    const horizon = rest.length > 0 ? await placeAfter({ $and: from }, auditLimits.searched) : undefined;
    const until = horizon ? [notBehind(horizon)] : [];
    const found = await audit
      .find({ $and: [...from, ...rest, ...until] })
      .sort(newestFirst)
      .limit(limit)
      .lean<AuditDocument[]>()
      .exec();
    const last = found.length === limit ? found.at(-1) : undefined;
    return { entries: found.map(toEntry), next: last ? { at: last.at, id: last._id } : horizon };
  }

  async function placeAfter(query: object, count: number): Promise<ByTime | undefined> {
    const found = await audit
      .findOne(query, { at: 1 })
      .sort(newestFirst)
      .skip(count - 1)
      .lean()
      .exec();
    return found ? { at: found.at, id: found._id } : undefined;
  }

  /** All that fit, up to the bound of an export, read as they are asked for. */
  async function* auditEntries(spaceId: string, filter: AuditFilter): AsyncGenerator<StoredAuditEntry> {
    const { indexed, rest } = queryOf(spaceId, filter);
    const found = audit
      .find({ $and: [indexed, ...rest] })
      .sort(newestFirst)
      .limit(auditLimits.exported)
      .maxTimeMS(exportMs)
      .lean<AuditDocument[]>()
      .cursor({ batchSize: 500 });
    for await (const entry of found) yield toEntry(entry as AuditDocument);
  }

  /** An entry that belongs to no change of the space itself. */
  async function noteAudit({ id, ...entry }: StoredAuditEntry): Promise<void> {
    await audit
      .updateOne({ _id: id }, { $setOnInsert: { ...entry, words: auditWords(entry) } }, { upsert: true })
      .exec();
  }

  /** Removes some of what is older, the oldest first; resolves with how many. */
  async function removeAudit(before: Date): Promise<number> {
    const old = await audit
      .find({ at: { $lt: before } }, { _id: 1 })
      .sort({ at: 1 })
      .limit(removedAtOnce)
      .lean()
      .exec();
    await audit.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }).exec();
    return old.length;
  }

  return { auditPage, auditEntries, noteAudit, removeAudit };
}

/** One of the named fields has an index together with the time; the others and the words are compared entry by entry. */
function queryOf(spaceId: string, { by, target, action, before, after, search }: AuditFilter) {
  const named = Object.entries({ target, by, action }).filter(([, value]) => value !== undefined);
  const [first, ...others] = named.map(([field, value]) => ({ [field]: value }));
  const at = { ...(after && { $gt: new Date(after) }), ...(before && { $lt: new Date(before) }) };
  const words = foldText(search ?? '').trim();
  return {
    indexed: { spaceId, ...first, ...((after ?? before) && { at }) },
    rest: [...others, ...(words === '' ? [] : [{ words: { $regex: escaped(words) } }])],
  };
}

const behind = ({ at, id }: ByTime) => ({ $or: [{ at: { $lt: at } }, { at, _id: { $gt: id } }] });
const notBehind = ({ at, id }: ByTime) => ({ $or: [{ at: { $gt: at } }, { at, _id: { $lte: id } }] });

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function toEntry({ _id, words: _words, ...entry }: AuditDocument): StoredAuditEntry {
  return { id: _id, ...entry };
}
