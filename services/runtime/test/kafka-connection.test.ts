import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { environmentOf, kafkaConnection, kafkaEnv, type KafkaConnection } from '../src/kafka/kafka-connection.ts';

const read = (env: Record<string, string>): KafkaConnection =>
  kafkaConnection(z.object(kafkaEnv).parse({ KAFKA_BROKERS: 'a:1, b:2', ...env }));
const account = { KAFKA_SASL_USERNAME: 'chat', KAFKA_SASL_PASSWORD: 'f2a0c1d95b7e4d31' };
const brokers = ['a:1', 'b:2'];

test.each<[string, Record<string, string>, KafkaConnection]>([
  ['neither an account nor TLS', {}, { brokers }],
  [
    'an account',
    account,
    { brokers, sasl: { mechanism: 'scram-sha-512', username: 'chat', password: 'f2a0c1d95b7e4d31' } },
  ],
  ['TLS by authorities that Node trusts', { KAFKA_TLS: 'on' }, { brokers, tls: {} }],
  ['an authority, which switches TLS on', { KAFKA_CA: 'pem' }, { brokers, tls: { ca: 'pem' } }],
  [
    'a certificate of its own',
    { KAFKA_CA: 'ca', KAFKA_CERT: 'cert', KAFKA_KEY: 'key' },
    { brokers, tls: { ca: 'ca', cert: 'cert', key: 'key' } },
  ],
])('%s', (_what, env, connection) => {
  expect(read(env)).toEqual(connection);
  expect(read(environmentOf(connection))).toEqual(connection);
});

test.each([
  ['a name without a password', { KAFKA_SASL_USERNAME: 'chat' }, /without KAFKA_SASL_PASSWORD/],
  ['a password without a name', { KAFKA_SASL_PASSWORD: 'x' }, /without KAFKA_SASL_USERNAME/],
  ['an authority with TLS off', { KAFKA_TLS: 'off', KAFKA_CA: 'pem' }, /KAFKA_TLS is off/],
  ['a certificate without its key', { KAFKA_CERT: 'pem' }, /only one is set/],
  ['an unknown mechanism', { ...account, KAFKA_SASL_MECHANISM: 'md5' }, /KAFKA_SASL_MECHANISM/],
])('%s is refused by name', (_what, env, message) => {
  expect(() => read(env)).toThrow(message);
});
