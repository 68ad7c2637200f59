import { useMutation } from '@tanstack/react-query';
import { auditMediaTypes, type AuditFilter, type AuditFormat } from '@parley/contracts/spaces/audit';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { call } from '#lib/api/call.ts';

const timeoutMs = 120_000;

/** The entries that fit, as a file. */
export function useExportAudit(spaceId: string, filter: AuditFilter) {
  return useMutation({
    async mutationFn(format: AuditFormat): Promise<Blob> {
      const input = { params: { id: spaceId }, query: { ...filter, format } };
      const bytes = await call(auditApi.exportAudit, input, { timeoutMs });
      return new Blob([new Uint8Array(bytes)], { type: auditMediaTypes[format] });
    },
  });
}
