import { createHttpApp, type HttpApp } from '@parley/runtime/http/http-app';
import { KeyRing } from '@parley/runtime/tokens/jwks';
import type { Authenticate } from '@parley/runtime/http/mount';
import type { Service } from '@parley/runtime/process/service';
import { createTokenVerifier } from '@parley/runtime/tokens/verify-token';
import { serveApi } from './api/index.ts';
import type { Context } from './context.ts';
import { checkSession } from './domain/check-session.ts';
import { recordRefusal } from './domain/record-refusal.ts';

export function createApp(service: Service, ctx: Context): HttpApp {
  const authenticate = createAuthenticate(ctx);
  const app = createHttpApp({
    service,
    origins: ctx.config.publicOrigins,
    authenticate,
    limiter: ctx.limiter,
    limits: ctx.config.limits,
    onRefused: refusal => void recordRefusal(ctx, refusal),
  });
  serveApi(app.mount, ctx, authenticate);
  return app;
}

/** The token must be one of ours, and its session must stand in PostgreSQL: no copy of the revoked set is asked. */
function createAuthenticate(ctx: Context): Authenticate {
  const keys = new KeyRing(() => Promise.resolve(ctx.keys.jwks));
  const verify = createTokenVerifier({ keys, revocations: { isRevoked: () => false } });
  return async token => {
    const caller = await verify(token);
    await checkSession(ctx, caller.sessionId);
    return caller;
  };
}
