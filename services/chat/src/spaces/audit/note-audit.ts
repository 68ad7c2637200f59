import { randomUUID } from 'node:crypto';
import type { AuditAction } from '@parley/contracts/spaces/audit';
import type { ChatContext } from '../../context.ts';

type Needs = Pick<ChatContext, 'spaceLists' | 'events'>;

interface Noted {
  spaceId: string;
  by: string;
  action: AuditAction;
  target: string;
  after?: Record<string, unknown>;
  /** Of what is noted here, if it has one, so that it is noted once. */
  id?: string;
  at?: Date;
}

/** Notes what is done already and cannot be undone with its note: if that is lost, a log line says so. */
export function noteAudit({ spaceLists, events }: Needs, noted: Noted): void {
  const entry = { id: randomUUID(), at: new Date(), before: null, after: null, reason: '', ...noted };
  spaceLists.noteAudit(entry).catch((error: unknown) => events.auditLost(error, noted.spaceId));
}
