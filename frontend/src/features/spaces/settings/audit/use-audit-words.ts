import type { AuditEntry } from '@parley/contracts/spaces/audit';
import type { Space } from '@parley/contracts/spaces/space';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';

type Actions = Partial<Record<string, (by: string, what: string) => string>>;

/** An entry of the audit log as a sentence; `what`: the name of what it was done to, undefined for the space itself. */
export function useAuditWords(space: Space, entry: AuditEntry): { sentence: string; what: string | undefined } {
  const by = usePerson(entry.by)?.displayName ?? st.somebody;
  const what = useTarget(space, entry);
  const words = wordsOf(entry);
  const sentence = words ? words(by, what) : st.audit.unknown(by);
  return { sentence, what: entry.target === null ? undefined : what };
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
