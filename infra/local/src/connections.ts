import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** How the services and the tests reach the stores; every string bears its secret. */
export interface Connections {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly mongoUrl: string;
  readonly kafkaBrokers: readonly string[];
}

/** The name of Parley's account and database in each store. */
export const ACCOUNT = 'parley';

/** The connection strings of this stack. */
export async function connectionsOf(ports: Ports, secrets: Secrets): Promise<Connections> {
  const at = async (name: string): Promise<string> => `127.0.0.1:${await ports.claim(name)}`;
  const mongoOptions = 'replicaSet=rs0&directConnection=true&authSource=admin';
  return {
    postgresUrl: `postgres://${ACCOUNT}:${secrets.postgres}@${await at('postgres')}/${ACCOUNT}`,
    redisUrl: `redis://:${secrets.redis}@${await at('redis')}`,
    mongoUrl: `mongodb://${ACCOUNT}:${secrets.mongo}@${await at('mongo')}/${ACCOUNT}?${mongoOptions}`,
    kafkaBrokers: [await at('kafka')],
  };
}
