import type { Report } from '@parley/contracts/spaces/report';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { Link } from 'react-router';
import type { ReportChange } from '#features/spaces/api/update-report.ts';
import { channelPath } from '#features/spaces/paths.ts';
import { may } from '#features/spaces/permissions.ts';
import { DeleteReported } from '#features/spaces/settings/reports/delete-reported.tsx';
import { useReportActions } from '#features/spaces/settings/reports/use-report-actions.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';

export interface ReportActionsProps {
  space: Space;
  report: Report;
  /** What the sender of the message, or the person, is called. */
  sender: string;
  /** Absent where it is gone, or not seen. */
  channel: Channel | undefined;
}

/** What a moderator can do about a report. */
export function ReportActions({ space, report, sender, channel }: ReportActionsProps) {
  const me = useMe();
  const { isPending, isRunning, change, remove } = useReportActions(space.id, report);
  const { reports } = st;
  const labelOf = (action: string) =>
    report.person ? reports.personActionLabel(action, sender) : reports.actionLabel(action, sender);
  const mayDelete = channel !== undefined && may(channel.permissions, 'manageMessages');
  const button = (label: string, wish: ReportChange, done: string) => (
    <Button
      variant="secondary"
      size="sm"
      busy={isRunning(wish)}
      disabled={isPending}
      aria-label={labelOf(label)}
      onClick={() => change(wish, done)}
    >
      {label}
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {channel && (
        <Link to={channelPath(space.id, channel.id)} aria-label={labelOf(reports.goTo)} className={linkButton.small}>
          {reports.goTo}
        </Link>
      )}
      {report.state === 'done' && button(reports.reopen, { state: 'open' }, reports.reopened)}
      {report.state === 'open' && (
        <>
          {report.assignedTo === me.id
            ? button(reports.unassign, { assignedTo: null }, reports.unassigned)
            : button(reports.assign, { assignedTo: me.id }, reports.assignedToMe)}
          {report.person
            ? button(reports.resolve, { resolution: 'kept' }, reports.resolved)
            : button(reports.keep, { resolution: 'kept' }, reports.kept)}
          {mayDelete && <DeleteReported label={labelOf(reports.delete)} disabled={isPending} onDelete={remove} />}
        </>
      )}
    </div>
  );
}
