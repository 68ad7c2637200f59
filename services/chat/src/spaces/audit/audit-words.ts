import { foldText } from '@parley/contracts/text';
import type { StoredAuditEntry } from '../space-model.ts';

const namingFields = ['name', 'nickname'];

/** What a search in the audit log looks through: the reason, and the names of what was changed, as they were and as they are. */
export function auditWords({ before, after, reason }: Pick<StoredAuditEntry, 'before' | 'after' | 'reason'>): string {
  const names = [before, after].flatMap(fields => namingFields.map(field => fields?.[field]));
  const words = names.filter(name => typeof name === 'string');
  return foldText([...new Set(words), reason].join(' ')).trim();
}
