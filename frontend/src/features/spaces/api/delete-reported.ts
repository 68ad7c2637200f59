import { chatApi } from '@parley/contracts/chat-api';
import { reportApi } from '@parley/contracts/spaces/report-api';
import type { Report } from '@parley/contracts/spaces/report';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

type Reported = Pick<Report, 'id' | 'channelId' | 'message'>;

/** Deletes the message of a report. Not by the outbox: only what was deleted may be resolved as deleted. */
export function useDeleteReported(spaceId: string, { id: reportId, channelId, message }: Reported) {
  return useSpaceChange(spaceId, async () => {
    if (channelId !== null && message)
      await call(chatApi.deleteMessage, { params: { id: channelId, messageId: message.id } });
    return call(reportApi.updateReport, { params: { id: spaceId, reportId }, body: { resolution: 'deleted' } });
  });
}
