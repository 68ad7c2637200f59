import { topics } from '@parley/contracts/records';
import { orExit } from '@parley/runtime/process/config-error';
import { keepTrying } from '@parley/runtime/process/keep-trying';
import { createService, type Service } from '@parley/runtime/process/service';
import { readWorkerConfig, type WorkerConfig } from './config.ts';
import { Delivery } from './delivery/delivery.ts';
import { createFanOut } from './delivery/fan-out.ts';
import { Hints } from './delivery/hints.ts';
import { chatEvents } from './events.ts';
import { openStores } from './stores/open-stores.ts';
import { createProfiles } from './stores/profiles.ts';
import { createRoomCache } from './room-log/cache.ts';
import { createRoomLog } from './room-log/store.ts';
import { subscribeProfiles } from './subscribers/user-events.ts';

/** The delivery worker: everything that follows from the log. It serves no clients, and any number of it may run. */
async function start(service: Service, config: WorkerConfig): Promise<void> {
  const { logger } = service;
  const events = chatEvents(logger);
  const { models, redis, adapterSubscriber, kafka } = await openStores(service, {
    config,
    topics: [topics.roomLog, topics.roomEvents, topics.userEvents],
    mongo: { maxPoolSize: 10, timeoutMs: 10_000 },
    critical: ['mongodb', 'kafka'],
  });
  const publisher = kafka.publisher();
  const onCrash = (error: Error) => service.fail(error, 'the subscriber broke');
  const hints = new Hints({
    cache: createRoomCache(redis),
    fanOut: createFanOut({ publisher: redis, subscriber: adapterSubscriber }),
    events,
  });
  const delivery = new Delivery({
    kafka,
    publisher,
    log: createRoomLog(models),
    hints,
    events,
    logger,
    onCrash,
  });

  service.onStop('finish', 'delivery', () => delivery.stop());
  service.onStop('close', 'publisher', () => publisher.close());

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
