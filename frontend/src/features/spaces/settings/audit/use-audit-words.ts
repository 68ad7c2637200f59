import type { AuditEntry, Space } from '@parley/contracts/spaces/space';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';

type Actions = Partial<Record<string, (by: string, what: string) => string>>;

/** An entry of the audit log as a sentence, and what else is worth knowing of it. */
export function useAuditWords(space: Space, entry: AuditEntry): { sentence: string; details: string[] } {
  const by = usePerson(entry.by)?.displayName ?? st.somebody;
  const what = useTarget(space, entry);
  const words = wordsOf(entry);
  const sentence = words ? words(by, what) : st.audit.unknown(by);
  const fields = entry.action.endsWith('.updated') ? fieldsOf(entry) : [];
  const details = [
    ...(fields.length > 0 ? [st.audit.changed(fields)] : []),
    ...(entry.reason === '' ? [] : [st.bans.reason(entry.reason)]),
  ];
  return { sentence, details };
}

/** A newer platform may know more actions than this page does. */
function wordsOf({ action, after }: AuditEntry): Actions[string] {
  if (action === 'member.timed-out' && after?.['seconds'] === 0) return st.audit.timeoutEnded;
  if (action === 'report.assigned' && after?.['assignedTo'] === null) return st.audit.reportUnassigned;
  if (action === 'report.resolved' && after?.['state'] === 'open') return st.audit.reportReopened;
  return (st.audit.actions as Actions)[action];
}

/** What it was done to, by the name that it has now or had then. */
function useTarget(space: Space, { action, target, before, after }: AuditEntry): string {
  const assignedTo = action === 'report.assigned' ? after?.['assignedTo'] : undefined;
  const isPerson = action.startsWith('member.') || action === 'space.handed-over' || assignedTo !== undefined;
  const personId = assignedTo === undefined ? target : assignedTo;
  const person = usePerson(isPerson && typeof personId === 'string' ? personId : undefined);
  const channels = useChannels(space.id);
  if (isPerson) return person?.displayName ?? st.somebody;
  const known = [...space.roles, ...space.categories, ...(channels.data ?? [])].find(({ id }) => id === target);
  return known?.name ?? nameIn(after) ?? nameIn(before) ?? st.audit.deletedItem;
}

function nameIn(fields: AuditEntry['after']): string | undefined {
  const name = fields?.['name'];
  return typeof name === 'string' ? name : undefined;
}

function fieldsOf({ before, after }: AuditEntry): string[] {
  const changed = Object.keys(after ?? {}).filter(
    field => JSON.stringify(after?.[field]) !== JSON.stringify(before?.[field]),
  );
  return changed.flatMap(field => st.audit.fields[field] ?? []);
}
