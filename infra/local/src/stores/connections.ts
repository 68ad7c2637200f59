import { kafkaConnections, type KafkaConnections } from './kafka-accounts.ts';
import type { Config } from '../config.ts';
import type { Ports } from '../network/ports.ts';
import { redisUrls } from './redis-accounts.ts';
import type { Secrets } from '../data/secrets.ts';
import type { RedisUser } from './store-accounts.ts';

/** How the services and the tests reach the stores and the TURN server, and with which secrets. */
export interface Connections {
  /** Auth's account, and the owner of the database, as whom it is migrated. */
  readonly postgresUrl: string;
  readonly postgresOwnerUrl: string;
  /** As `default`, for tests and tools, and by account. */
  readonly redisUrl: string;
  readonly redis: Readonly<Record<RedisUser, string>>;
  /** Chat's account: its own database, and nothing else. */
  readonly mongoUrl: string;
  /** An account that reads the server's figures and no data, and the superuser, for tests and tools. */
  readonly mongoMonitorUrl: string;
  readonly mongoAdminUrl: string;
  readonly s3: S3Connection;
  /** By account. */
  readonly kafka: KafkaConnections;
  /** For a browser's `iceServers`: over UDP, over TCP, over TLS. */
  readonly turnUrls: readonly string[];
  readonly turnSecret: string;
  readonly callTicketSecret: string;
}

/** The store of pictures, and the only account in it. */
export interface S3Connection {
  readonly url: string;
  readonly accessKey: string;
  readonly secret: string;
}

/** The name of Parley's account and database in each store. */
export const ACCOUNT = 'parley';
/** Auth's account in PostgreSQL, which owns nothing there. */
export const AUTH_ACCOUNT = 'parley_auth';

/** The connection strings of this stack. */
export async function connectionsOf(config: Config, ports: Ports, secrets: Secrets): Promise<Connections> {
  const at = async (name: string): Promise<string> => `127.0.0.1:${await ports.claim(name)}`;
  const postgresHost = await at('postgres');
  const postgres = (user: string, password: string): string =>
    `postgres://${user}:${password}@${postgresHost}/${ACCOUNT}`;
  const mongoHost = await at('mongo');
  const mongo = (user: string, password: string): string =>
    `mongodb://${user}:${password}@${mongoHost}/${ACCOUNT}?replicaSet=rs0&directConnection=true&authSource=admin`;
  return {
    postgresUrl: postgres(AUTH_ACCOUNT, secrets.postgresAuth),
    postgresOwnerUrl: postgres(ACCOUNT, secrets.postgres),
    redisUrl: `redis://:${secrets.redis}@${await at('redis')}`,
    redis: redisUrls(await at('redis'), secrets),
    mongoUrl: mongo(ACCOUNT, secrets.mongo),
    mongoMonitorUrl: mongo('exporter', secrets.mongoExporter),
    mongoAdminUrl: mongo('root', secrets.mongoRoot),
    s3: { url: `http://${await at('s3')}`, accessKey: ACCOUNT, secret: secrets.s3 },
    kafka: kafkaConnections([await at('kafka')], secrets),
    turnUrls: await turnUrlsOf(config, ports),
    turnSecret: secrets.turn,
    callTicketSecret: secrets.callTicket,
  };
}

async function turnUrlsOf({ mediaAddress }: Config, ports: Ports): Promise<string[]> {
  const { port, tlsPort } = await turnPortsOf(ports);
  const plain = ['udp', 'tcp'].map(transport => `turn:${mediaAddress}:${port}?transport=${transport}`);
  return [...plain, `turns:${mediaAddress}:${tlsPort}?transport=tcp`];
}

/** The ports of coturn, each for TCP and for UDP. */
export async function turnPortsOf(ports: Ports): Promise<{ port: number; tlsPort: number }> {
  return { port: await ports.claim('turn', { udp: true }), tlsPort: await ports.claim('turn-tls', { udp: true }) };
}
