import type { ReportState } from '@parley/contracts/spaces/report';
import type { Space } from '@parley/contracts/spaces/space';
import { Flag } from 'lucide-react';
import { useReports } from '#features/spaces/api/list-reports.ts';
import { PagedList } from '#features/spaces/settings/paged-list.tsx';
import { ReportLine } from '#features/spaces/settings/reports/report-line.tsx';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Tabs } from '#ui/tabs.tsx';

/** Messages and people that were reported: those to look at, and what became of the others. */
export function ReportsSection({ space }: { space: Space }) {
  const tab = (state: ReportState) => ({
    value: state,
    label: st.reports.states[state],
    content: <ReportList space={space} state={state} />,
  });
  return (
    <>
      <p className="text-sm text-ink-soft">{st.reports.hint}</p>
      <Tabs tabs={[tab('open'), tab('done')]} label={st.sections.reports} isInset={false} />
    </>
  );
}

function ReportList({ space, state }: { space: Space; state: ReportState }) {
  const pages = useReports(space.id, state);
  return (
    <div className="space-y-5 pt-5">
      <PagedList
        pages={pages}
        items={pages.data?.pages.flatMap(page => page.reports)}
        keyOf={({ id }) => id}
        failed={st.reports.failed}
        empty={{ icon: Flag, ...st.reports.none[state] }}
      >
        {report => <ReportLine space={space} report={report} />}
      </PagedList>
    </div>
  );
}
