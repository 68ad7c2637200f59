import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { limits } from '@parley/contracts/ids';
import { endpoints } from '@parley/dev-env/endpoints';
import { createKafka } from '@parley/runtime/kafka/kafka';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { chatEvents } from '../src/events.ts';
import { RoomLogPublisher } from '../src/room-log/publisher.ts';
import { created } from './support/log-events.ts';

const logger = createLogger({ service: 'test', node: 'publisher', level: 'fatal' });

test('many long messages at once, in a script of three bytes a character, fit what a broker takes', async () => {
  const kafka = createKafka({ connection: endpoints().kafka.admin, clientId: 'publisher-test', logger });
  const publisher = kafka.publisher({ timeoutMs: 30_000 });
  await publisher.warmUp();
  const log = new RoomLogPublisher({ publisher, node: 'test', events: chatEvents(logger), patienceMs: 30_000 });
  const room = randomUUID();
  const body = '語'.repeat(limits.messageBody);
  const fates = await Promise.allSettled(
    Array.from({ length: 300 }, () => log.append(created(body, randomUUID(), room))),
  );
  expect(fates.filter(({ status }) => status === 'rejected')).toEqual([]);
  await Promise.all([publisher.close(), kafka.close()]);
});
