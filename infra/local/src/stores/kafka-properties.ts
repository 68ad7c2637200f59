import type { KafkaAccount } from './store-accounts.ts';

/** How one broker differs from another. */
export interface Broker {
  /** Where it listens, and the address that it tells its clients: `host:port`. */
  readonly listen: string;
  readonly advertised: string;
  /** The same for the controller in it. */
  readonly controllerListen: string;
  readonly controller: string;
  /** A path without a comma: Kafka takes it for a list. */
  readonly logDir: string;
  readonly passwords: Readonly<Record<KafkaAccount, string>>;
}

/**
 * The properties of one KRaft node that is broker and controller. Everybody signs in, the node itself too, and may do
 * what a right allows (`runtime/kafka/kafka-access.ts`). Passwords go over the wire as they are (PLAIN), as those of the other
 * stores do: it listens on loopback, or on a network of its own.
 */
export function kafkaProperties(broker: Broker): string {
  const values = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${broker.controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `CLIENTS://${broker.listen},CONTROLLER://${broker.controllerListen}`,
    'advertised.listeners': `CLIENTS://${broker.advertised}`,
    'listener.security.protocol.map': 'CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'inter.broker.listener.name': 'CLIENTS',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.clients.plain.sasl.jaas.config': logIn(broker.passwords),
    'listener.name.controller.plain.sasl.jaas.config': logIn({ admin: broker.passwords.admin }),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin',
    'allow.everyone.if.no.acl.found': 'false',
    'log.dirs': broker.logDir,
    'auto.create.topics.enable': 'false',
    'min.insync.replicas': '1',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '10',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'log.retention.hours': '168',
    // After a kill -9 the controller holds the broker's place until its session ends: keep that short.
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '500',
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${propertyValue(value)}\n`)
    .join('');
}

/** JAAS: the node's own name and password, and those that it lets in. */
function logIn(passwords: Readonly<Partial<Record<KafkaAccount, string>>>): string {
  const accounts = Object.entries(passwords).map(([name, password]) => `user_${name}=${quoted(password)}`);
  const own = `username="admin" password=${quoted(passwords.admin ?? '')}`;
  return `org.apache.kafka.common.security.plain.PlainLoginModule required ${own} ${accounts.join(' ')};`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** As `java.util.Properties` reads it: Latin-1, with escapes for everything else. */
export function propertyValue(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return escaped
    .replace(/^ /, '\\ ')
    .replace(/[^\x20-\x7e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
