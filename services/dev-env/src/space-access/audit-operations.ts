import { auditApi, type AuditApi } from '@parley/contracts/spaces/audit-api';
import { callAs } from '../call.ts';
import type { Operation } from './operations.ts';
import type { Scene } from './scene.ts';

const moderators = ['owner', 'admin', 'moderator'] as const;
const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });

/** Every call about audit logs, as of those about spaces. */
export const auditOperations: Record<keyof AuditApi, Operation> = {
  listAudit: { may: moderators, ask: (scene, who) => callAs(who, auditApi.listAudit, ofSpace(scene)) },
  exportAudit: { may: moderators, ask: (scene, who) => callAs(who, auditApi.exportAudit, ofSpace(scene)) },
};
