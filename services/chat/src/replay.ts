import { topics } from '@parley/contracts/records';
import { readConfig } from '@parley/runtime/config';
import { orExit } from '@parley/runtime/config-error';
import { createKafka } from '@parley/runtime/kafka';
import { kafkaConnection, kafkaEnv } from '@parley/runtime/kafka-connection';
import { createLogger } from '@parley/runtime/logger';
import { replayDeadLetters } from '@parley/runtime/replay-dead-letters';
import { z } from 'zod';

/** `npm run replay -- chat.room-log`: puts the dead letters of a topic back, once what made them so is mended. */
const connection = orExit(() => kafkaConnection(readConfig(z.object(kafkaEnv))));
const names = Object.values(topics).map(topic => topic.name);
const topic = Object.values(topics).find(({ name }) => name === process.argv[2]);
if (!topic) {
  console.error(`Name the topic whose dead letters to put back: ${names.join(' or ')}`);
  process.exit(2);
}

const logger = createLogger({ service: 'replay', node: 'replay', level: 'info' });
const kafka = createKafka({ connection, clientId: 'replay', logger });
const publisher = kafka.publisher();
const replayed = await replayDeadLetters({ kafka, publisher, logger, topic });
console.log(`${replayed} records were put back into ${topic.name}`);
await Promise.all([publisher.close(), kafka.close()]);
