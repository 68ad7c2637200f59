import { authApi } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import type { Context } from '../context.ts';
import { currentChallenge } from '../domain/proof-of-work.ts';

export function mountRegistration(mount: Mount, ctx: Context): void {
  mount(authApi.registration, async () => {
    const { mode, domains } = ctx.config.registration;
    return { mode, emailDomains: domains, proof: (await currentChallenge(ctx)) ?? null };
  });
}
