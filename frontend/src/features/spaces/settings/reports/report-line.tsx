import type { Report } from '@parley/contracts/spaces/report';
import type { Space } from '@parley/contracts/spaces/space';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { ReportActions } from '#features/spaces/settings/reports/report-actions.tsx';
import { useReportState } from '#features/spaces/settings/reports/use-report-state.ts';
import { ago, fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { useMinute } from '#lib/react/use-now.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { unturned } from '#lib/text/fence.ts';
import { Avatar } from '#ui/avatar.tsx';

interface ReportLineProps {
  space: Space;
  report: Report;
}

/** A message as it was when it was reported, or a person: by whom and why, and what can be done about it. */
export function ReportLine({ space, report }: ReportLineProps) {
  const { by, at: reportedAt, message, person, note } = report;
  const known = usePerson(message?.senderId);
  const about = person ?? known;
  const name = about?.displayName ?? st.somebody;
  const sentence = sentenceOf(report, name);
  const channel = useChannels(space.id).data?.find(({ id }) => id === report.channelId);
  const state = useReportState(report);
  const at = Date.parse(reportedAt);
  const now = useMinute();
  return (
    <article className="w-full min-w-0 space-y-2.5" aria-label={sentence}>
      <div className="flex items-start gap-3">
        <Avatar id={person?.id ?? message?.senderId ?? ''} name={name} url={about?.avatarUrl ?? null} />
        <div className="min-w-0 flex-1">
          <p className="text-sm break-words">{sentence}</p>
          <p className="text-[0.8125rem] break-words text-ink-soft">
            {[
              ...reasonsOf(report),
              ...(message ? [channel ? st.reports.inChannel(channel.name) : st.reports.inGone] : []),
            ].join(' · ')}
          </p>
          <time dateTime={reportedAt} title={fullTimeOf(at)} className="block text-[0.8125rem] text-ink-faint">
            {ago(at, now)}
          </time>
        </div>
      </div>
      {message && (
        <blockquote
          dir="auto"
          translate="no"
          className="border-s-2 border-field-line ps-3 text-start text-sm break-words whitespace-pre-wrap"
        >
          {unturned(message.body)}
        </blockquote>
      )}
      {by && note !== '' && <p className="text-[0.8125rem] break-words text-ink-soft">{st.reports.note(note)}</p>}
      {state !== undefined && <p className="text-[0.8125rem] break-words text-ink-soft">{state}</p>}
      <ReportActions space={space} report={report} sender={name} channel={channel} />
    </article>
  );
}

function sentenceOf({ by, person, note }: Report, name: string): string {
  if (!by) return st.reports.filtered(note, name);
  return person ? st.reports.reportedPerson(by.displayName, name) : st.reports.reported(by.displayName, name);
}

/** A newer platform may know more reasons than this page does; the filter's is in the sentence. */
function reasonsOf({ by, reason }: Report): string[] {
  const words: Partial<Record<string, { title: string }>> = s.report.reasons;
  return by ? [(words[reason] ?? s.report.reasons.other).title] : [];
}
