import { createSecretKey, type KeyObject } from 'node:crypto';
import { topics } from '@parley/contracts/records';
import type { KafkaClient, Publisher } from '@parley/runtime/kafka/kafka';
import { jwksAt, KeyRing } from '@parley/runtime/tokens/jwks';
import { keepTrying } from '@parley/runtime/process/keep-trying';
import type { Authenticate } from '@parley/runtime/http/mount';
import { OutboxDrainer } from '@parley/runtime/kafka/outbox-drainer';
import { createRateLimiter, type RateLimiter } from '@parley/runtime/limits/rate-limit';
import { connectRedisSubscriber, type Redis } from '@parley/runtime/stores/redis';
import { Revocations } from '@parley/runtime/tokens/revocations';
import type { Service } from '@parley/runtime/process/service';
import { readGauge } from '@parley/runtime/telemetry/metrics';
import { mongoBreaker, redisBreaker, type StoreBreaker } from '@parley/runtime/stores/store-breaker';
import { createTokenVerifier } from '@parley/runtime/tokens/verify-token';
import { readHandshakeRate, readLimits, type Limits, type NodeConfig } from './config.ts';
import { purgeRegularly } from './spaces/purge.ts';
import { sweepRegularly } from './spaces/sweep.ts';
import { SpaceAccessCache } from './access/space-access.ts';
import { chatEvents, type ChatEvents } from './events.ts';
import { migrations } from './migrations/index.ts';
import { Migrator } from './migrations/migrator.ts';
import type { Notify } from './notify/notify.ts';
import { Pressure } from './overload/pressure.ts';
import { RoomLogPublisher } from './room-log/publisher.ts';
import { createBlocks, type Blocks } from './stores/blocks.ts';
import { createNotificationStore, type NotificationStore } from './stores/notification-settings.ts';
import { createStatuses, type Statuses } from './stores/statuses.ts';
import { createPeople, type People } from './stores/people.ts';
import { createCalls, type Calls } from './stores/calls.ts';
import { createMembers, type Members } from './stores/members.ts';
import { MembershipCache } from './stores/membership-cache.ts';
import { createMembershipOutbox } from './stores/membership-outbox.ts';
import type { Models } from './stores/models.ts';
import { openStores } from './stores/open-stores.ts';
import { createPresenceStore, type PresenceStore } from './stores/presence.ts';
import { cacheProfiles, type CachedProfiles } from './stores/profile-cache.ts';
import { createProfiles } from './stores/profiles.ts';
import { createRings, type Rings } from './stores/rings.ts';
import { createRoomCache, type RoomCache } from './room-log/cache.ts';
import { createRoomLog, type RoomLog } from './room-log/store.ts';
import { createRooms, type Rooms } from './stores/rooms.ts';
import { createPlaces, type Places } from './stores/places.ts';
import { createSections, type Sections } from './stores/sections.ts';
import { createOwnTraces, type OwnTraces } from './stores/own-traces.ts';
import { createGuests, type Guests } from './stores/guests.ts';
import { createDirectory, type Directory } from './stores/directory.ts';
import { createJoinRequests, type JoinRequests } from './stores/join-requests.ts';
import { createReports, type Reports } from './stores/reports.ts';
import { createSpaceLists, type SpaceLists } from './stores/space-lists.ts';
import { createSpaces, type Spaces } from './stores/spaces.ts';
import { createSendKeys, type SendKeys } from './stores/send-keys.ts';
import type { Relays } from './calls/ice-servers.ts';
import { MarkWriter } from './receipts/mark-writer.ts';

/** Everything a chat node is wired from; tests replace single fields. */
export interface ChatContext {
  service: Service;
  config: NodeConfig;
  limits: Limits;
  handshakeRate: { rate: number; burst: number };
  events: ChatEvents;
  redis: Redis;
  /** For channels of our own, and for the Socket.IO adapter. */
  subscriber: Redis;
  adapterSubscriber: Redis;
  kafka: KafkaClient;
  publisher: Publisher;
  /** For what people read; see `guardReads`. */
  breakers: { mongo: StoreBreaker; redis: StoreBreaker };
  limiter: RateLimiter;
  revocations: Revocations;
  authenticate: Authenticate;
  rooms: Rooms;
  members: Members;
  memberships: MembershipCache;
  profiles: CachedProfiles;
  spaces: Spaces;
  spaceLists: SpaceLists;
  reports: Reports;
  blocks: Blocks;
  people: People;
  statuses: Statuses;
  notificationSettings: NotificationStore;
  places: Places;
  sections: Sections;
  guests: Guests;
  ownTraces: OwnTraces;
  joinRequests: JoinRequests;
  directory: Directory;
  /** Who may do what in spaces and channels. */
  access: SpaceAccessCache;
  log: RoomLog;
  cache: RoomCache;
  sendKeys: SendKeys;
  presence: PresenceStore;
  calls: Calls;
  rings: Rings;
  /** Signs call tickets. */
  ticketKey: KeyObject;
  relays: Relays;
  roomLog: RoomLogPublisher;
  marks: MarkWriter;
  /** Knows when less has to be let in. */
  pressure: Pressure;
  notify: Notify;
}

/** What is there before the node has sockets. */
export type Wired = Omit<ChatContext, 'notify'>;

/** Wires a chat node. MongoDB must be there; without Redis or Kafka it starts degraded. */
export async function createContext(service: Service, config: NodeConfig): Promise<Wired> {
  const { logger, node } = service;
  const events = chatEvents(logger);
  const { models, redis, adapterSubscriber, kafka } = await openStores(service, {
    config,
    topics: Object.values(topics),
    mongo: { maxPoolSize: 20, timeoutMs: 3_000 },
    // Without MongoDB a node cannot check who is a member; without Kafka it still serves what it can.
    critical: [],
  });
  const subscriber = connectRedisSubscriber(config.REDIS_URL, { name: `${node}-sub`, logger });
  const publisher = kafka.publisher({ timeoutMs: 1_500 });
  service.onStop('close', 'publisher and subscriber', () => Promise.all([publisher.close(), subscriber.quit()]));
  const revocations = new Revocations({ redis, subscriber, logger });
  startMigrations(service, models);
  purgeRegularly(service, models);
  const membershipEvents = startMembershipEvents(service, kafka, models);
  const members = createMembers(models, () => membershipEvents.poke());
  const breakers = { mongo: mongoBreaker(), redis: redisBreaker() };
  const spaces = createSpaces(models, () => membershipEvents.poke());
  const inMemory = { redis, subscriber, events };
  const access = new SpaceAccessCache({
    ...inMemory,
    spaces: breakers.mongo.guard(spaces, 'find', 'channelsOf', 'filterOf', 'spaceOfChannel', 'findMember'),
  });
  const roomLog = new RoomLogPublisher({ publisher, node, events });
  sweepRegularly(service, { models, roomLog });
  const pressure = new Pressure({ onShed: events.shed });
  measureLoad(roomLog, pressure);
  return {
    ...{ service, config, limits: readLimits(config), handshakeRate: readHandshakeRate(config), events },
    ...{ redis, subscriber, adapterSubscriber, kafka, publisher, breakers, revocations, members },
    limiter: createRateLimiter(redis, breakers.redis),
    authenticate: createTokenVerifier({ keys: new KeyRing(jwksAt(config.AUTH_JWKS_URL)), revocations }),
    rooms: createRooms(models),
    ...{ spaces, access, spaceLists: createSpaceLists(models), reports: createReports(models) },
    ...{ joinRequests: createJoinRequests(models), directory: createDirectory(models), guests: createGuests(models) },
    blocks: createBlocks(models, () => membershipEvents.poke()),
    ...{ people: createPeople(models), statuses: createStatuses(models), places: createPlaces(models) },
    ...{ sections: createSections(models), ownTraces: createOwnTraces(models) },
    notificationSettings: createNotificationStore(models),
    memberships: new MembershipCache({
      ...inMemory,
      members: breakers.mongo.guard(members, 'find'),
      channels: access,
    }),
    profiles: cacheProfiles(createProfiles(models), events),
    log: createRoomLog(models),
    cache: createRoomCache(redis),
    sendKeys: createSendKeys(redis),
    presence: createPresenceStore(redis),
    ...callParts(redis, config),
    ...{ roomLog, pressure },
    marks: new MarkWriter(members),
  };
}

function measureLoad(roomLog: RoomLogPublisher, pressure: Pressure): void {
  readGauge('parley_messages_under_way', 'Messages accepted here that have not come back', () => pressure.underWay);
  readGauge('parley_messages_under_way_bound', 'How many may be, before sends are refused', () => pressure.bound);
  const queueAge = () => roomLog.queueAge / 1_000;
  readGauge('parley_log_queue_age_seconds', 'How long the first send waits that is not on its way to Kafka', queueAge);
}

/** The node does not wait for it: it runs on documents of the release before too. */
function startMigrations({ logger, onStop }: Service, stores: Models): void {
  const migrator = new Migrator({ stores, migrations, logger });
  const stopping = new AbortController();
  const done = keepTrying('migrations of MongoDB', logger, async () => {
    await migrator.up(stopping.signal).catch((error: unknown) => {
      // What a stop cuts off goes on at the next start.
      if (!stopping.signal.aborted) throw error;
    });
  });
  onStop('flush', 'migrations', () => {
    stopping.abort();
    return done;
  });
}

/** Carries changes of rooms and their members to Kafka. */
function startMembershipEvents({ logger, onStop }: Service, kafka: KafkaClient, models: Models): OutboxDrainer {
  const publisher = kafka.publisher();
  const { publishSome, count } = createMembershipOutbox(models, publisher);
  const drainer = new OutboxDrainer({ kafka, publishSome, count, logger });
  drainer.start();
  onStop('flush', 'membership events', async () => {
    await drainer.stop();
    await publisher.close();
  });
  return drainer;
}

function callParts(redis: Redis, { CALL_TICKET_SECRET, TURN_URLS, TURN_SECRET }: NodeConfig) {
  return {
    calls: createCalls(redis),
    rings: createRings(redis),
    ticketKey: createSecretKey(CALL_TICKET_SECRET, 'hex'),
    relays: { urls: TURN_URLS, secret: TURN_SECRET },
  };
}
