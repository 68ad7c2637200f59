import type { Report } from '@parley/contracts/spaces/report';
import { useDeleteReported } from '#features/spaces/api/delete-reported.ts';
import { type ReportChange, useUpdateReport } from '#features/spaces/api/update-report.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { toast } from '#ui/toasts.ts';

const failed = (error: unknown) => toast(errorText(error), { isError: true });

/** What a moderator does about a report, one thing at a time; each says how it went. */
export function useReportActions(spaceId: string, report: Report) {
  const update = useUpdateReport(spaceId, report.id);
  const remove = useDeleteReported(spaceId, report);
  return {
    isPending: update.isPending || remove.isPending,
    isRunning: (wish: ReportChange) => update.isPending && isSame(update.variables, wish),
    // The line may be gone by then, and with it what would be called back of `mutate`.
    change: (wish: ReportChange, done: string) => update.mutateAsync(wish).then(() => toast(done), failed),
    remove: () => remove.mutateAsync().then(() => toast(st.reports.deleted), failed),
  };
}

function isSame(one: ReportChange, other: ReportChange): boolean {
  return one.state === other.state && one.resolution === other.resolution && one.assignedTo === other.assignedTo;
}
