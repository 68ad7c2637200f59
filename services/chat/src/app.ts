import type { UserUpserted } from '@parley/contracts/records';
import { createHttpApp } from '@parley/runtime/http/http-app';
import { keepTrying } from '@parley/runtime/process/keep-trying';
import type { Subscription } from '@parley/runtime/kafka/kafka';
import type { SubscriberLinks } from '@parley/runtime/kafka/subscribe-events';
import { untilSubscribed } from '@parley/runtime/stores/redis';
import { serveApi } from './api/index.ts';
import type { ChatContext, Wired } from './context.ts';
import { guardReads } from './guard-reads.ts';
import { Notify } from './notify/notify.ts';
import { announcePerson } from './notify/people.ts';
import type { ChatServer } from './notify/chat-server.ts';
import { createChatIo } from './sockets/chat-io.ts';
import { serveSockets } from './sockets/connect.ts';
import { drainSockets } from './sockets/drain.ts';
import { Ringing } from './notify/ringing.ts';
import { reconcile, settleMember } from './sockets/reconcile.ts';
import { SpaceSockets } from './sockets/space-sockets.ts';
import { cutRevokedSessions } from './sockets/revoke.ts';
import { subscribeCallEvents } from './subscribers/call-events.ts';
import { subscribeGuests } from './subscribers/guests.ts';
import { subscribeMemberships } from './subscribers/membership-events.ts';
import { subscribeUsers } from './subscribers/user-events.ts';
import { forgetAuditRegularly } from './spaces/audit/forget-audit.ts';
import { endTemporaryRegularly } from './spaces/temporary.ts';

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
  const { io, largeRooms, digests, arrivals } = createChatIo(wired, app.server);
  const ctx: ChatContext = { ...wired, notify: new Notify(io, digests) };
  const ringing = new Ringing(ctx);
  const asked = guardReads(ctx);
  serveSockets({ ctx: asked, io, ringing, largeRooms, arrivals });
  cutRevokedSessions(ctx, io);
  drainSockets(ctx, io);
  adapterSubscriber.on('ready', () => void afterOutage(ctx, () => reconcile(ctx, io)));
  serveApi(app.mount, asked);
  const spaceSockets = new SpaceSockets(ctx, io);
  await untilSubscribed([revocations.start(), ctx.memberships.start(), ctx.access.start(spaceSockets)]);
  followUsers(ctx);
  followMemberships(ctx, io, spaceSockets);
  followCalls(ctx, ringing);
  follow(ctx, 'guests', 'finish', links => subscribeGuests(links, ctx));
  endTemporaryRegularly(service, ctx);
  forgetAuditRegularly(service, ctx);
  await ctx.publisher.warmUp();
  await app.listen(config.PORT, config.HOST);
}

function followUsers(ctx: ChatContext): void {
  const { node } = ctx.service;
  const onProfile = (profile: UserUpserted) => announcePerson(ctx, profile);
  follow(ctx, 'user events', 'flush', links =>
    subscribeUsers({ ...links, node }, { revocations: ctx.revocations, onProfile }),
  );
}

function followMemberships(ctx: ChatContext, io: ChatServer, spaceSockets: SpaceSockets): void {
  const { service, memberships, access } = ctx;
  const settle = (roomId: string, userId: string) => settleMember(ctx, io, roomId, userId);
  follow(ctx, 'membership events', 'flush', links =>
    subscribeMemberships({ ...links, node: service.node }, { memberships, access, spaceSockets, settle }),
  );
}

function followCalls(ctx: ChatContext, ringing: Ringing): void {
  follow(ctx, 'call events', 'finish', links => subscribeCallEvents(links, { ctx, ringing }));
  ctx.service.onStop('close', 'ringing', () => ringing.close());
}

/** Subscribes as soon as Kafka is there, and unsubscribes in this phase of a stop. */
function follow(
  { service, kafka, publisher }: ChatContext,
  what: string,
  until: 'finish' | 'flush',
  subscribe: (links: SubscriberLinks) => Promise<Subscription>,
): void {
  const { logger } = service;
  const onCrash = (error: Error) => service.fail(error, `the subscriber of ${what} broke`);
  void keepTrying(`subscriber of ${what}`, logger, async () => {
    await kafka.ensureTopics();
    const subscription = await subscribe({ kafka, publisher, logger, onCrash });
    service.onStop(until, `subscriber of ${what}`, () => subscription.close());
  });
}

async function afterOutage({ service }: Pick<ChatContext, 'service'>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    service.logger.warn({ err: error }, 'rooms could not be set right after an outage of redis');
  }
}
