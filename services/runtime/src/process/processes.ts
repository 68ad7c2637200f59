import type { topics } from '@parley/contracts/records';

export type Store = 'postgres' | 'redis' | 'mongo' | 'kafka' | 's3';
type TopicName = keyof typeof topics;

/** One kind of Node process, as everything must know it that starts, scales, protects or observes it. */
export interface ParleyProcess {
  /** Its folder in `services/`; the image has the same name. */
  readonly image: string;
  /** The file that Node runs, from that folder. */
  readonly entry: string;
  /** The function in `src/config.ts` of that folder that reads its environment. */
  readonly config: string;
  /** It signs in to Redis and Kafka with an account of its own, which has the name of the process. */
  readonly stores: readonly Store[];
  /** The Kafka topics that it writes. */
  readonly writes: readonly TopicName[];
  /** The topic that each of its consumer groups reads. `name*` stands for all groups whose names begin with `name`. */
  readonly reads: Readonly<Record<string, TopicName>>;
  /** The paths that the gateway sends to it. A process without routes is a worker. */
  readonly routes?: readonly string[];
  /** How many there are by default, and how many there may be. `oneInCompose`: Compose does not scale it. */
  readonly count: { readonly usual: number; readonly most: number; readonly oneInCompose?: true };
}

/**
 * Every kind of Node process of Parley. The native stack, the Kafka rights, the doctor and the chart's checks read this
 * list; `infra/local/test/processes.test.ts` compares Compose, the chart and the gateway with it.
 * To add a worker: docs/how-to/add-a-worker.md.
 */
const list = {
  auth: {
    image: 'auth',
    entry: 'src/main.ts',
    config: 'readAuthConfig',
    stores: ['postgres', 'redis', 'kafka'],
    writes: ['userEvents'],
    reads: {},
    routes: ['/api/auth/', '/api/users'],
    count: { usual: 1, most: 64, oneInCompose: true },
  },
  chat: {
    image: 'chat',
    entry: 'src/main.ts',
    config: 'readNodeConfig',
    stores: ['mongo', 'redis', 'kafka'],
    writes: ['roomLog', 'membershipEvents'],
    reads: {
      'chat-calls': 'callEvents',
      'chat-guests': 'userEvents',
      'chat-memberships-*': 'membershipEvents',
      'chat-revocations-*': 'userEvents',
    },
    routes: ['/api/', '/socket.io/'],
    count: { usual: 2, most: 64 },
  },
  delivery: {
    image: 'chat',
    entry: 'src/worker.ts',
    config: 'readWorkerConfig',
    stores: ['mongo', 'redis', 'kafka'],
    writes: ['roomEvents'],
    reads: { 'chat-delivery': 'roomLog', 'chat-profiles': 'userEvents' },
    // The room log has 24 partitions: another worker would get none.
    count: { usual: 1, most: 24 },
  },
  video: {
    image: 'video',
    entry: 'src/main.ts',
    config: 'readVideoConfig',
    stores: ['redis', 'kafka'],
    writes: ['callEvents'],
    reads: {},
    routes: ['/rtc/socket.io/'],
    // Its media ports are the machine's own.
    count: { usual: 1, most: 64, oneInCompose: true },
  },
  files: {
    image: 'files',
    entry: 'src/main.ts',
    config: 'readFilesConfig',
    stores: ['redis', 's3'],
    writes: [],
    reads: {},
    routes: ['/api/pictures', '/pictures/'],
    count: { usual: 1, most: 64, oneInCompose: true },
  },
} as const satisfies Record<string, ParleyProcess>;

export type ProcessName = keyof typeof list;
/** The names of the processes that use this store. */
export type UserOf<S extends Store> = {
  [N in ProcessName]: S extends (typeof list)[N]['stores'][number] ? N : never;
}[ProcessName];
/** The names of the processes that the gateway sends requests to, and of all others. */
export type ServedName = {
  [N in ProcessName]: (typeof list)[N] extends { routes: unknown } ? N : never;
}[ProcessName];
export type WorkerName = Exclude<ProcessName, ServedName>;

export const processes: Readonly<Record<ProcessName, ParleyProcess>> = list;
export const processNames = Object.keys(list) as ProcessName[];
export const servedNames = processNames.filter(isServed);
export const workerNames = processNames.filter((name): name is WorkerName => !isServed(name));

/** The ports of a process in a container, for requests and for operators. */
export const containerPorts = { http: 3000, admin: 9100 } as const;
/** Where the admin port of every process answers: that it lives, that it can work, its metrics. */
export const adminPaths = { alive: '/healthz', ready: '/readyz', metrics: '/metrics' } as const;
/** The time that a process takes at most to end after SIGTERM. */
export const drainSeconds = 9;

function isServed(name: ProcessName): name is ServedName {
  return processes[name].routes !== undefined;
}

export function uses<S extends Store>(name: ProcessName, store: S): name is UserOf<S> {
  return processes[name].stores.includes(store);
}

export function usersOf<S extends Store>(store: S): UserOf<S>[] {
  return processNames.filter((name): name is UserOf<S> => uses(name, store));
}

/** The variable that says how many of this process there are: `PARLEY_CHAT_NODES`, `PARLEY_DELIVERY_WORKERS`. */
export function countVariable(name: ProcessName): string {
  return `PARLEY_${name.toUpperCase()}_${isServed(name) ? 'NODES' : 'WORKERS'}`;
}
