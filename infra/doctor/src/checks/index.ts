import type { Check } from '../check.ts';
import { gatewayCertificate, turnCertificate } from './certificates.ts';
import { serviceClocks, storeClocks } from './clocks.ts';
import { disk } from './disk.ts';
import { gateway } from './gateway.ts';
import { deadLetters, kafkaLag } from './kafka-lag.ts';
import { kafkaTopics } from './kafka-topics.ts';
import { kafkaVersion } from './kafka-version.ts';
import { logIn } from './log-in.ts';
import { media } from './media.ts';
import { messages } from './messages.ts';
import { mongoSettings } from './mongo-settings.ts';
import { mongo } from './mongo.ts';
import { nodeVersions } from './node-versions.ts';
import { openStores } from './open-stores.ts';
import { postgres } from './postgres.ts';
import { readiness } from './readiness.ts';
import { redis } from './redis.ts';
import { secretFiles, secretStrength } from './secrets.ts';
import { signingKeys } from './signing-keys.ts';
import { turnGiven, turnTcp, turnTls, turnUdp } from './turn.ts';
import { upgrade } from './upgrade.ts';

/** Everything that the doctor tries; a new check is a file beside this one and its name here. */
export const checks: readonly Check[] = [
  gateway,
  readiness,
  logIn,
  upgrade,
  messages,
  signingKeys,
  gatewayCertificate,
  turnGiven,
  turnUdp,
  turnTcp,
  turnTls,
  turnCertificate,
  media,
  serviceClocks,
  storeClocks,
  disk,
  nodeVersions,
  secretStrength,
  secretFiles,
  openStores,
  postgres,
  mongo,
  mongoSettings,
  redis,
  kafkaVersion,
  kafkaTopics,
  kafkaLag,
  deadLetters,
];
