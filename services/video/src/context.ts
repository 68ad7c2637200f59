import { randomUUID } from 'node:crypto';
import { topics } from '@parley/contracts/records';
import { createKafka, type KafkaClient } from '@parley/runtime/kafka/kafka';
import { connectRedis, connectRedisSubscriber, untilReady, type Redis } from '@parley/runtime/stores/redis';
import { Revocations } from '@parley/runtime/tokens/revocations';
import type { Service } from '@parley/runtime/process/service';
import type { VideoConfig } from './config.ts';
import { Calls } from './domain/calls.ts';
import { LocalDispatcher } from './domain/dispatcher.ts';
import { videoEvents, type VideoEvents } from './events.ts';
import { findMediaAddress } from './media/announced-address.ts';
import { Cascade } from './media/cascade.ts';
import { MediaHost } from './media/media-host.ts';
import { MediaWorkers } from './media/media-workers.ts';
import { CallEventsPublisher } from './publishers/call-events-publisher.ts';
import { createCallStore } from './stores/call-store.ts';
import { Directory } from './stores/directory.ts';
import { NodeBus } from './stores/node-bus.ts';

/** The old way of media is closed after so long, even if somebody does not say that the new one works. */
const settleMs = 8_000;

/** Everything a video node is wired from. */
export interface VideoContext {
  service: Service;
  config: VideoConfig;
  /** The name of this process: of the node and its start. */
  self: string;
  events: VideoEvents;
  redis: Redis;
  subscriber: Redis;
  kafka: KafkaClient;
  revocations: Revocations;
  media: MediaWorkers;
  calls: Calls;
  dispatcher: LocalDispatcher;
  cascade: Cascade;
  mediaHost: MediaHost;
  directory: Directory;
  bus: NodeBus;
  callEvents: CallEventsPublisher;
}

/** Wires a video node. Its media ports must be free and its address known; without Redis or Kafka it starts degraded. */
export async function createContext(service: Service, config: VideoConfig): Promise<VideoContext> {
  const { logger, node } = service;
  const self = `${node}:${randomUUID().slice(0, 8)}`;
  const events = videoEvents(logger);
  const redis = connectRedis(config.REDIS_URL, { name: node, logger });
  const subscriber = connectRedisSubscriber(config.REDIS_URL, { name: `${node}-sub`, logger });
  const kafka = createKafka({ connection: config.kafka, topics: [topics.callEvents], clientId: node, logger });
  const publisher = kafka.publisher({ timeoutMs: 1_500 });
  const media = await startMedia(service, config, events);
  await untilReady(redis);
  const callEvents = new CallEventsPublisher({ publisher, node, events });
  const directory = new Directory(redis, self);
  const bus = new NodeBus({ self, publisher: redis, subscriber, logger });
  const cascade = new Cascade({
    nodes: bus,
    workers: media,
    fullAt: config.PARLEY_MEDIA_WORKER_CONSUMERS,
    nodeWithRoom: () => directory.nodeWithRoom(media.load),
  });
  const mediaHost = new MediaHost({ nodes: bus, cascade });
  const calls = new Calls({
    cascade,
    topology: { meshPeers: config.PARLEY_CALL_MESH_PEERS, calmMs: config.PARLEY_CALL_CALM_MS, settleMs },
    events,
    store: createCallStore(redis, logger),
    publisher: callEvents,
  });
  watchHealth(service, { media, redis, kafka });
  service.onStop('close', 'media workers', () => {
    mediaHost.close();
    media.close();
  });
  service.onStop('close', 'stores', () =>
    Promise.all([publisher.close(), kafka.close(), redis.quit(), subscriber.quit()]),
  );

  return {
    service,
    config,
    self,
    events,
    redis,
    subscriber,
    kafka,
    revocations: new Revocations({ redis, subscriber, logger }),
    media,
    calls,
    dispatcher: new LocalDispatcher({ calls, events, routerRtpCapabilities: media.rtpCapabilities }),
    cascade,
    mediaHost,
    directory,
    bus,
    callEvents,
  };
}

async function startMedia(service: Service, config: VideoConfig, events: VideoEvents): Promise<MediaWorkers> {
  const address = await findMediaAddress({
    listenIp: config.MEDIA_LISTEN_IP,
    announced: config.MEDIA_ANNOUNCED_ADDRESS,
    pipeIp: config.MEDIA_PIPE_IP,
  });
  service.logger.info({ ...address, ports: config.MEDIA_PORTS }, 'media address');
  return MediaWorkers.start({
    address,
    ports: config.MEDIA_PORTS,
    binary: config.MEDIASOUP_WORKER_BIN,
    onDied: (pid, error) => events.workerDied(pid, error),
    onBroken: error => service.fail(error, 'a media worker cannot be started again'),
  });
}

interface Dependencies {
  media: MediaWorkers;
  redis: Redis;
  kafka: KafkaClient;
}

/** Running calls need none of the stores; to join one needs Redis. */
function watchHealth(service: Service, { media, redis, kafka }: Dependencies): void {
  const workersAlive = async () => {
    if (media.alive.length === 0) throw new Error('no media worker is running');
  };
  service.health.depend('media', workersAlive, { critical: true });
  service.health.depend('redis', () => redis.ping(), { critical: false });
  service.health.depend('kafka', () => kafka.probe(), { critical: false });
}
