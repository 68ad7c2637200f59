import { createHttpApp } from '@parley/runtime/http/http-app';
import { keepTrying } from '@parley/runtime/process/keep-trying';
import { untilSubscribed } from '@parley/runtime/stores/redis';
import { serveApi } from './api/index.ts';
import type { ChatContext, Wired } from './context.ts';
import { guardReads } from './guard-reads.ts';
import { Notify } from './notify/notify.ts';
import { createChatIo } from './sockets/chat-io.ts';
import { serveSockets } from './sockets/connect.ts';
import { drainSockets } from './sockets/drain.ts';
import { Ringing } from './notify/ringing.ts';
import { reconcile } from './sockets/reconcile.ts';
import { cutRevokedSessions } from './sockets/revoke.ts';
import { subscribeCallEvents } from './subscribers/call-events.ts';
import { subscribeRevocations } from './subscribers/user-events.ts';

/** Opens the doors of a chat node: REST and sockets on one port. */
export async function startApp(wired: Wired): Promise<void> {
  const { service, config, authenticate, limiter, revocations, adapterSubscriber } = wired;
  const app = createHttpApp({
    service,
    origins: config.PUBLIC_ORIGINS,
    authenticate,
    limiter,
    limits: wired.limits,
    onRefused: wired.events.accessRefused,
  });
  const io = createChatIo(wired, app.server);
  const ctx: ChatContext = { ...wired, notify: new Notify(io) };
  const ringing = new Ringing(ctx);
  const asked = guardReads(ctx);
  serveSockets(asked, io, ringing);
  cutRevokedSessions(ctx, io);
  drainSockets(ctx, io);
  adapterSubscriber.on('ready', () => void afterOutage(ctx, () => reconcile(ctx, io)));
  serveApi(app.mount, asked);
  await untilSubscribed([revocations.start(), ctx.memberships.start()]);
  followRevocations(ctx);
  followCalls(ctx, ringing);
  await ctx.publisher.warmUp();
  await app.listen(config.PORT, config.HOST);
}

function followRevocations(ctx: Pick<ChatContext, 'service' | 'kafka' | 'publisher' | 'revocations'>): void {
  const { service, kafka, publisher, revocations } = ctx;
  const { logger, node } = service;
  const onCrash = (error: Error) => service.fail(error, 'the revocation subscriber broke');
  void keepTrying('revocation subscriber', logger, async () => {
    await kafka.ensureTopics();
    const subscription = await subscribeRevocations({ kafka, publisher, logger, node, onCrash }, revocations);
    service.onStop('flush', 'revocation subscriber', () => subscription.close());
  });
}

function followCalls(ctx: ChatContext, ringing: Ringing): void {
  const { service, kafka, publisher } = ctx;
  const { logger } = service;
  const onCrash = (error: Error) => service.fail(error, 'the subscriber of call events broke');
  void keepTrying('subscriber of call events', logger, async () => {
    await kafka.ensureTopics();
    const subscription = await subscribeCallEvents({ kafka, publisher, logger, onCrash }, { ctx, ringing });
    service.onStop('finish', 'subscriber of call events', () => subscription.close());
  });
  service.onStop('close', 'ringing', () => ringing.close());
}

async function afterOutage({ service }: Pick<ChatContext, 'service'>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    service.logger.warn({ err: error }, 'rooms could not be set right after an outage of redis');
  }
}
