import type { chatApi } from '@parley/contracts/chat-api';
import type { Handler } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import { checkIn } from '../domain/check-in.ts';
import { proveIntegrity } from '../domain/prove-integrity.ts';

export function integrityRoute(ctx: ChatContext): Handler<typeof chatApi.integrity> {
  return async ({ caller, params }) => {
    await checkIn(ctx, params.id, caller.userId);
    return proveIntegrity(ctx, params.id);
  };
}
