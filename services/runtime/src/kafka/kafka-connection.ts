import { z } from 'zod';
import { ConfigError } from '../process/config-error.ts';
import { list } from '../process/config.ts';

const mechanisms = ['scram-sha-512', 'scram-sha-256', 'plain'] as const;

/** How a process reaches Kafka and as whom. */
export interface KafkaConnection {
  brokers: string[];
  sasl?: { mechanism: (typeof mechanisms)[number]; username: string; password: string };
  /** PEM texts. Without an authority, those that Node trusts count. */
  tls?: { ca?: string; cert?: string; key?: string };
}

const optional = z.string().min(1).optional();

/** The variables of a process that uses Kafka; spread them into its own. Each can be given as `<NAME>_FILE`. */
export const kafkaEnv = {
  KAFKA_BROKERS: list,
  KAFKA_SASL_MECHANISM: z.enum(mechanisms).default('scram-sha-512'),
  KAFKA_SASL_USERNAME: optional,
  KAFKA_SASL_PASSWORD: optional,
  /** Off by default; an authority or a certificate switches it on. */
  KAFKA_TLS: z.enum(['on', 'off']).optional(),
  /** PEM: the authority that signed the brokers' certificates. */
  KAFKA_CA: optional,
  /** PEM: this client's own certificate and its key, for brokers that ask for one. */
  KAFKA_CERT: optional,
  KAFKA_KEY: optional,
};

type KafkaEnv = z.output<z.ZodObject<typeof kafkaEnv>>;

/**
 * What the variables mean together.
 * @throws ConfigError for a half of what belongs together
 */
export function kafkaConnection(env: KafkaEnv): KafkaConnection {
  const { KAFKA_BROKERS: brokers, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  const tls = tlsOf(env);
  if (!username && !password) return { brokers, ...(tls && { tls }) };
  if (!username) throw new ConfigError('KAFKA_SASL_PASSWORD is set without KAFKA_SASL_USERNAME; set both, or neither');
  if (!password) throw new ConfigError('KAFKA_SASL_USERNAME is set without KAFKA_SASL_PASSWORD; set both, or neither');
  return { brokers, sasl: { mechanism: env.KAFKA_SASL_MECHANISM, username, password }, ...(tls && { tls }) };
}

function tlsOf({ KAFKA_TLS, KAFKA_CA: ca, KAFKA_CERT: cert, KAFKA_KEY: key }: KafkaEnv): KafkaConnection['tls'] {
  const parts = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
  const given = Object.keys(parts).length > 0;
  if (KAFKA_TLS === 'off' && given)
    throw new ConfigError('KAFKA_TLS is off, but KAFKA_CA, KAFKA_CERT or KAFKA_KEY is set; take one of them away');
  if (Boolean(cert) !== Boolean(key))
    throw new ConfigError('Of KAFKA_CERT and KAFKA_KEY only one is set; set both, or neither');
  return KAFKA_TLS === 'on' || given ? parts : undefined;
}

/** The same as the variables of a child process. */
export function environmentOf({ brokers, sasl, tls }: KafkaConnection): Record<string, string> {
  return {
    KAFKA_BROKERS: brokers.join(','),
    ...(sasl && {
      KAFKA_SASL_MECHANISM: sasl.mechanism,
      KAFKA_SASL_USERNAME: sasl.username,
      KAFKA_SASL_PASSWORD: sasl.password,
    }),
    ...(tls && { KAFKA_TLS: 'on' }),
    ...(tls?.ca && { KAFKA_CA: tls.ca }),
    ...(tls?.cert && { KAFKA_CERT: tls.cert }),
    ...(tls?.key && { KAFKA_KEY: tls.key }),
  };
}
