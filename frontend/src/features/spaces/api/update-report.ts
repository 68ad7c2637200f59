import { reportApi } from '@parley/contracts/spaces/report-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type ReportChange = z.input<typeof reportApi.updateReport.body>;

/** Says who works on a report, resolves it or opens it again. */
export function useUpdateReport(spaceId: string, reportId: string) {
  return useSpaceChange(spaceId, (body: ReportChange) =>
    call(reportApi.updateReport, { params: { id: spaceId, reportId }, body }),
  );
}
