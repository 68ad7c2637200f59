import { mavenJars } from './maven-jars.ts';

const VERSION = '3.9.1';

/** Kafka's jars, as one folder. */
export const kafka = mavenJars('kafka', [
  ['org.apache.kafka', 'kafka_2.13', VERSION],
  ['org.apache.kafka', 'kafka-tools', VERSION],
  ['org.slf4j', 'slf4j-reload4j', '1.7.36'],
]);
