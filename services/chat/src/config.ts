import { callTicketSecret } from '@parley/contracts/call-ticket';
import { limits } from '@parley/contracts/ids';
import { peopleLimits } from '@parley/contracts/people/person';
import { limitsFrom, list, port, processEnv, readConfig, type ProcessConfig } from '@parley/runtime/process/config';
import type { ChatLimit } from '@parley/contracts/limit-names';
import { kafkaConnection, kafkaEnv, type KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import type { LimitRule } from '@parley/runtime/limits/rate-limit';
import { z } from 'zod';

const stores = { ...processEnv, MONGO_URL: z.string(), REDIS_URL: z.string(), ...kafkaEnv };

const nodeEnv = z
  .object({
    ...stores,
    PORT: port,
    AUTH_JWKS_URL: z.url(),
    PUBLIC_ORIGINS: list,
    /** What chat and video share: chat signs call tickets with it. */
    CALL_TICKET_SECRET: callTicketSecret,
    /** Relays as clients reach them; empty for none. */
    TURN_URLS: list.pipe(z.array(z.string().regex(/^turns?:[^?\s]+(\?transport=(udp|tcp))?$/, 'like turn:host:3478'))),
    TURN_SECRET: z.string().default(''),
    /** With more sockets than this at a node, a room is large there: those who do not watch it hear a digest. */
    PARLEY_LARGE_ROOM_SOCKETS: z.coerce.number().int().min(1).default(limits.largeRoom),
    /** For how many days the audit logs of spaces are kept. */
    PARLEY_AUDIT_DAYS: z.coerce.number().int().min(1).max(3_650).default(365),
  })
  .refine(({ TURN_URLS, TURN_SECRET }) => TURN_URLS.length === 0 || TURN_SECRET.length >= 16, {
    path: ['TURN_SECRET'],
    message: 'at least 16 characters, the same as in coturn (static-auth-secret)',
  });
const workerEnv = z.object(stores);

interface Stores {
  kafka: KafkaConnection;
}
export type NodeConfig = z.output<typeof nodeEnv> & Stores;
export type WorkerConfig = z.output<typeof workerEnv> & Stores;

/** Throws one error that names every variable that is missing or wrong. */
export const readNodeConfig = (environment?: NodeJS.ProcessEnv): NodeConfig =>
  withKafka(readConfig(nodeEnv, environment));
export const readWorkerConfig = (): WorkerConfig => withKafka(readConfig(workerEnv));

function withKafka<E extends z.output<typeof workerEnv>>(env: E): E & Stores {
  return { ...env, kafka: kafkaConnection(env) };
}

/** Limits that no call or command names: they are spent for somebody else than who asks. */
type InnerLimit = 'sendPerRoom' | 'addedPerUser' | 'messagesOfRequest' | 'ringsPerPair' | 'ringsPerUser';

/** Limits by name; `PARLEY_LIMITS` overrides their figures, as load tests do openly. */
const defaultLimits = {
  /** Sends, edits and deletions of one person. */
  sendPerUser: { rate: 50, burst: 200, by: 'user' },
  /** The same, in one room. */
  sendPerRoom: { rate: 200, burst: 1_000, by: 'room' },
  /** Marks and typing of one person. */
  signalPerUser: { rate: 50, burst: 200, by: 'user' },
  /** Catch-ups of one person's devices; a client in many rooms asks several times. */
  syncPerUser: { rate: 1, burst: 60, by: 'user' },
  /** What anybody may read, by address. */
  publicReads: { rate: 20, burst: 200, by: 'address' },
  /** Reads by REST. */
  readPerUser: { rate: 50, burst: 300, by: 'user' },
  /** Rooms created or changed, people blocked, own settings. */
  roomsPerUser: { rate: 5, burst: 100, by: 'user' },
  /** Spaces created or changed, and their members; joining counts too. */
  spaceChangesPerUser: { rate: 5, burst: 200, by: 'user' },
  /** Messages reported to moderators. */
  reportsPerUser: { rate: 0.2, burst: 20, by: 'user' },
  /** Audit logs read as a whole. */
  exportsPerUser: { rate: 1 / 60, burst: 5, by: 'user' },
  /** How often others may add one person to a room that is new to them. */
  addedPerUser: { rate: 0.1, burst: 100, by: 'user' },
  /** Messages of a stranger before they are accepted; what comes back in a year is no way around it. */
  messagesOfRequest: { rate: 1 / (365 * 24 * 3_600), burst: peopleLimits.messagesOfRequest, by: 'user' },
  /** How often one person may ring another, and how often somebody may be rung at all; a call beyond that is silent. */
  ringsPerPair: { rate: 1 / 30, burst: 3, by: 'user' },
  ringsPerUser: { rate: 0.1, burst: 6, by: 'user' },
  /** Call tickets; a device that loses its way asks for one again and again. */
  callTicketPerUser: { rate: 1, burst: 30, by: 'user' },
  /** Whole-log reads. */
  integrityPerUser: { rate: 1, burst: 30, by: 'user' },
} as const satisfies Record<ChatLimit | InnerLimit, Omit<LimitRule, 'name'>>;

export type LimitName = keyof typeof defaultLimits;
export type Limits = Record<LimitName, LimitRule>;

export function readLimits({ PARLEY_LIMITS }: Pick<ProcessConfig, 'PARLEY_LIMITS'>): Limits {
  return limitsFrom(defaultLimits, PARLEY_LIMITS);
}

/** Commands of any kind of one socket. */
export function readSocketBudget({ PARLEY_LIMITS }: Pick<ProcessConfig, 'PARLEY_LIMITS'>): {
  rate: number;
  burst: number;
} {
  return PARLEY_LIMITS['commandsPerSocket'] ?? { rate: 200, burst: 1_000 };
}

/** New connections that a node takes each second, and at once. */
export function readHandshakeRate({ PARLEY_LIMITS }: Pick<ProcessConfig, 'PARLEY_LIMITS'>): {
  rate: number;
  burst: number;
} {
  return PARLEY_LIMITS['handshakesPerNode'] ?? { rate: 100, burst: 100 };
}
