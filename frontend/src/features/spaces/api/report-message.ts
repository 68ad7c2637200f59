import { reportApi } from '@parley/contracts/spaces/report-api';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '#lib/api/call.ts';

export type ReportFields = z.input<typeof reportApi.reportMessage.body>;

/** Tells the moderators of a message in a channel. */
export function useReportMessage({ roomId, id }: { roomId: string; id: string }) {
  return useMutation({
    mutationFn: (body: ReportFields) => call(reportApi.reportMessage, { params: { id: roomId, messageId: id }, body }),
  });
}
