import { createHttpApp } from '@parley/runtime/http-app';
import { keepTrying } from '@parley/runtime/keep-trying';
import { untilSubscribed } from '@parley/runtime/redis';
import { serveApi } from './api/index.ts';
import type { ChatContext } from './context.ts';
import { guardReads } from './guard-reads.ts';
import type { ChatServer } from './notify/chat-server.ts';
import { createChatIo } from './sockets/chat-io.ts';
import { serveSockets } from './sockets/connect.ts';
import { drainSockets } from './sockets/drain.ts';
import { Ringing } from './notify/ringing.ts';
import { reconcile } from './sockets/reconcile.ts';
import { cutRevokedSessions } from './sockets/revoke.ts';
import { subscribeCallEvents } from './subscribers/call-events.ts';
import { subscribeRevocations } from './subscribers/user-events.ts';

/** Opens the doors of a chat node: REST and sockets on one port. */
export async function startApp(ctx: ChatContext): Promise<void> {
  const { service, config, authenticate, limiter, revocations, adapterSubscriber } = ctx;
  const app = createHttpApp({
    service,
    origins: config.PUBLIC_ORIGINS,
    authenticate,
    limiter,
    limits: ctx.limits,
    onRefused: ctx.events.accessRefused,
  });
  const io = createChatIo(ctx, app.server);
  const ringing = new Ringing(ctx, io);
  const asked = guardReads(ctx);
  serveSockets(asked, io, ringing);
  cutRevokedSessions(ctx, io);
  drainSockets(ctx, io);
  adapterSubscriber.on('ready', () => void afterOutage(ctx, () => reconcile(ctx, io)));
  serveApi(app.mount, asked, io);
  await untilSubscribed([revocations.start(), ctx.memberships.start()]);
  followRevocations(ctx);
  followCalls(ctx, io, ringing);
  await ctx.publisher.warmUp();
  await app.listen(config.PORT, config.HOST);
}

function followRevocations(ctx: ChatContext): void {
  const { service, kafka, publisher, revocations } = ctx;
  const { logger, node } = service;
  const onCrash = (error: Error) => service.fail(error, 'the revocation subscriber broke');
  void keepTrying('revocation subscriber', logger, async () => {
    await kafka.ensureTopics();
    const subscription = await subscribeRevocations({ kafka, publisher, logger, node, onCrash }, revocations);
    service.onStop('flush', 'revocation subscriber', () => subscription.close());
  });
}

function followCalls(ctx: ChatContext, io: ChatServer, ringing: Ringing): void {
  const { service, kafka, publisher } = ctx;
  const { logger } = service;
  const onCrash = (error: Error) => service.fail(error, 'the subscriber of call events broke');
  void keepTrying('subscriber of call events', logger, async () => {
    await kafka.ensureTopics();
    const subscription = await subscribeCallEvents({ kafka, publisher, logger, onCrash }, { ctx, io, ringing });
    service.onStop('finish', 'subscriber of call events', () => subscription.close());
  });
  service.onStop('close', 'ringing', () => ringing.close());
}

async function afterOutage({ service }: ChatContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    service.logger.warn({ err: error }, 'rooms could not be set right after an outage of redis');
  }
}
