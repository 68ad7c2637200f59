import { topics } from '@parley/contracts/records';
import { orExit } from '@parley/runtime/config-error';
import { createKafka } from '@parley/runtime/kafka';
import { keepTrying } from '@parley/runtime/keep-trying';
import { connectMongo } from '@parley/runtime/mongo';
import { connectRedis, connectRedisSubscriber } from '@parley/runtime/redis';
import { createService, type Service } from '@parley/runtime/service';
import { readWorkerConfig, type WorkerConfig } from './config.ts';
import { Delivery } from './delivery/delivery.ts';
import { createFanOut } from './delivery/fan-out.ts';
import { Hints } from './delivery/hints.ts';
import { OwnMarks } from './delivery/own-marks.ts';
import { chatEvents } from './events.ts';
import { createMembers } from './stores/members.ts';
import { defineModels, ensureIndexes } from './stores/models.ts';
import { createProfiles } from './stores/profiles.ts';
import { createRoomCache } from './room-log/cache.ts';
import { createRoomLog } from './room-log/store.ts';
import { subscribeProfiles } from './subscribers/user-events.ts';

/** The delivery worker: everything that follows from the log. It serves no clients, and any number of it may run. */
async function start(service: Service, config: WorkerConfig): Promise<void> {
  const { logger, node } = service;
  const events = chatEvents(logger);
  const redis = connectRedis(config.REDIS_URL, { name: node, logger });
  const subscriber = connectRedisSubscriber(config.REDIS_URL, { name: `${node}-adapter`, logger });
  const uses = [topics.roomLog, topics.roomEvents, topics.userEvents];
  const kafka = createKafka({ connection: config.kafka, topics: uses, clientId: node, logger });
  const publisher = kafka.publisher();
  const connection = await connectMongo(config.MONGO_URL, { name: node, maxPoolSize: 10, timeoutMs: 10_000, logger });
  const models = defineModels(connection);
  await ensureIndexes(models);
  const members = createMembers(models);
  const onCrash = (error: Error) => service.fail(error, 'the subscriber broke');
  const hints = new Hints({
    cache: createRoomCache(redis),
    fanOut: createFanOut({ publisher: redis, subscriber }),
    events,
  });
  const marks = new OwnMarks(members, logger);
  const delivery = new Delivery({
    kafka,
    publisher,
    log: createRoomLog(models),
    hints,
    marks,
    events,
    logger,
    onCrash,
  });

  service.health.depend('mongodb', async () => connection.db?.command({ ping: 1 }), { critical: true });
  service.health.depend('kafka', () => kafka.probe(), { critical: true });
  service.health.depend('redis', () => redis.ping(), { critical: false });
  service.onStop('finish', 'delivery', () => delivery.stop());
  service.onStop('close', 'stores', () =>
    Promise.all([publisher.close(), kafka.close(), connection.close(), redis.quit(), subscriber.quit()]),
  );

  await service.start();
  await keepTrying('delivery', logger, async () => {
    await kafka.ensureTopics();
    await delivery.start();
  });
  const profiles = await subscribeProfiles({ kafka, publisher, logger, onCrash }, createProfiles(models));
  service.onStop('finish', 'profiles', () => profiles.close());
}

const config = orExit(readWorkerConfig);
const service = createService({ name: 'delivery', config });
start(service, config).catch((error: unknown) => service.fail(error, 'the delivery worker could not start'));
