import type { Report } from '@parley/contracts/spaces/report';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { useMe } from '#lib/session/session-store.ts';

/** Who works on a report, or what became of it; nothing for one that nobody has looked at. */
export function useReportState({ state, assignedTo, resolution, resolvedBy, person }: Report): string | undefined {
  const me = useMe();
  const whose = state === 'open' ? assignedTo : resolvedBy;
  const name = usePerson(whose ?? undefined)?.displayName ?? st.somebody;
  if (whose === null) return undefined;
  if (state === 'open') return whose === me.id ? st.reports.assignedToMe : st.reports.assigned(name);
  if (person) return st.reports.wasResolved(name);
  return resolution === 'deleted' ? st.reports.wasDeleted(name) : st.reports.wasKept(name);
}
