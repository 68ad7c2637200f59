import { reportApi } from '@parley/contracts/spaces/report-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';

export type ReportFields = z.input<typeof reportApi.reportMessage.body>;

/** A message in a channel, or somebody in a space. */
export type Reported = { roomId: string; id: string } | { spaceId: string; userId: string };

/** Tells the moderators of a message or a person. */
export function useSendReport(about: Reported) {
  return useMutation({
    mutationFn: (fields: ReportFields) =>
      'userId' in about
        ? call(reportApi.reportPerson, { params: { id: about.spaceId }, body: { ...fields, userId: about.userId } })
        : call(reportApi.reportMessage, { params: { id: about.roomId, messageId: about.id }, body: fields }),
  });
}
