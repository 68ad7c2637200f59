import { z } from 'zod';
import { id } from '../ids.ts';
import { cursor, pageSize } from '../pages.ts';
import { defineCalls } from '../rest.ts';
import { auditEntry, auditFilter, auditFormats, auditMediaTypes } from './audit.ts';

const bySpace = z.object({ id });

export const auditApi = defineCalls({
  listAudit: {
    method: 'get',
    path: '/api/spaces/:id/audit',
    ...{ access: 'user', limit: 'readPerUser' },
    summary: 'What was done in the space, the newest first',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    query: z.strictObject({ cursor, limit: pageSize, ...auditFilter }),
    reply: z.object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() }),
  },
  exportAudit: {
    method: 'get',
    path: '/api/spaces/:id/audit/export',
    ...{ access: 'user', limit: 'exportsPerUser' },
    summary:
      'The entries of the audit log that fit, the newest first, at most 50,000; that it was exported stands in the log',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    query: z.strictObject({ format: z.enum(auditFormats).default('ndjson'), ...auditFilter }),
    sends: Object.values(auditMediaTypes),
  },
});
export type AuditApi = typeof auditApi;
