import { topics } from '@parley/contracts/records';
import { readCommandLine, refuseCommandLine } from '@parley/runtime/process/command-line';
import { readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { createKafka } from '@parley/runtime/kafka/kafka';
import { kafkaConnection, kafkaEnv } from '@parley/runtime/kafka/kafka-connection';
import { createLogger } from '@parley/runtime/telemetry/logger';
import { replayDeadLetters } from '@parley/runtime/kafka/replay-dead-letters';
import { z } from 'zod';

const names = Object.values(topics).map(topic => topic.name);
const line = {
  command: 'node src/replay.ts',
  about:
    'Puts the dead letters of a topic back where they came from, once what made them so is repaired. Twice does no harm.\n' +
    'Natively: npm run replay -- TOPIC, with KAFKA_* from docs/configuration.md. Compose: docker compose exec delivery node\n' +
    'src/replay.ts TOPIC. Kubernetes: kubectl exec deploy/parley-delivery -- node src/replay.ts TOPIC.',
  words: { name: 'TOPIC', about: names.join(' or ') },
};
const { words } = readCommandLine(line);
const topic = Object.values(topics).find(({ name }) => name === words[0]);
if (!topic || words.length > 1) {
  refuseCommandLine(line, `Name one topic whose dead letters to put back: ${names.join(' or ')}`);
}

const connection = orExit(() => kafkaConnection(readConfig(z.object(kafkaEnv))));
const logger = createLogger({ service: 'replay', node: 'replay', level: 'info' });
const kafka = createKafka({ connection, clientId: 'replay', logger });
const publisher = kafka.publisher();
const replayed = await replayDeadLetters({ kafka, publisher, logger, topic });
console.log(`${replayed} records were put back into ${topic.name}`);
await Promise.all([publisher.close(), kafka.close()]);
