import { readConfig } from '@parley/runtime/process/config';
import { orExit } from '@parley/runtime/process/config-error';
import { kafkaConnection, kafkaEnv } from '@parley/runtime/kafka/kafka-connection';
import { setUpKafka } from '@parley/runtime/kafka/kafka-setup';
import { z } from 'zod';

/** `npm run kafka:setup`: creates the topics and gives each account its rights. Run it as an account that may do both. */
await setUpKafka(orExit(() => kafkaConnection(readConfig(z.object(kafkaEnv)))));
console.log('The topics are there, and each account has its rights');
