import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';

/** A running platform as far as the doctor was told of it: what is left out is not examined, and the report says so. */
export interface Platform {
  readonly environment: 'development' | 'test' | 'production';
  /** The gateway as people reach it. */
  readonly url: string;
  /** Its TLS door where that is another one, as on a developer's machine. */
  readonly secureUrl?: string;
  /** The authority of a certificate that no public one signed. */
  readonly caFile?: string;
  readonly postgresUrl?: string;
  readonly redisUrl?: string;
  readonly mongoUrl?: string;
  /** An account that may read the server's own settings; MONGO_URL's need not. */
  readonly mongoMonitorUrl?: string;
  readonly kafka?: KafkaConnection;
  readonly callTicketSecret?: string;
  readonly turnSecret?: string;
  /** The operators' doors of our processes, by name. */
  readonly admins: readonly Admin[];
  /** The folder of a stack on this machine. */
  readonly dataDir?: string;
  /** An account to sign in with; without one the doctor registers its own. */
  readonly account?: Account;
}

export interface Admin {
  readonly name: string;
  readonly url: string;
}

export interface Account {
  readonly login: string;
  readonly password: string;
}
