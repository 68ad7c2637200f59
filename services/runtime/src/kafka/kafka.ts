import { ParleyError } from '@parley/contracts/errors';
import type { Topic } from '@parley/contracts/records';
import {
  logLevel,
  Partitioners,
  type Consumer,
  type EachBatchPayload,
  type IHeaders,
  type Kafka,
  type Producer,
} from 'kafkajs';
import { openKafka } from './kafka-client.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { createMissingTopics } from './kafka-topics.ts';
import type { Logger } from '../telemetry/logger.ts';
import { withTimeout } from '../process/with-timeout.ts';

/** A record on its way into a topic. Records keep their order when their keys are the same up to a colon. */
export interface OutgoingRecord {
  key: string;
  value: string | Buffer;
  headers?: Record<string, string>;
}

/** A record as it was read; `value` is what was published, byte for byte. */
export interface IncomingRecord {
  offset: string;
  key: string;
  value: Buffer;
  header(name: string): string | undefined;
  headers: Record<string, string>;
  /** Epoch milliseconds at which it was published. */
  timestamp: number;
}

/** Consecutive records of one partition. `heartbeat` must be called at least every few seconds while it is worked on. */
export interface IncomingBatch {
  topic: string;
  partition: number;
  records: IncomingRecord[];
  /** Records of the partition that come after this batch. */
  lag: number;
  heartbeat: () => Promise<void>;
  /** Whether the partition was taken away, or the process stops: what is not done yet must be left. */
  isStale: () => boolean;
}

export interface Position {
  topic: string;
  partition: number;
  /** The next offset to read. */
  offset: string;
}

/** Where a group goes on that has done a batch; undefined for one without records. */
export function positionAfter({ topic, partition, records }: IncomingBatch): Position | undefined {
  const last = records.at(-1);
  return last && { topic, partition, offset: String(BigInt(last.offset) + 1n) };
}

export interface Publisher {
  /** Resolves when all in-sync replicas have the records; rejects with `unavailable` within `timeoutMs`. */
  publish(topic: string, records: OutgoingRecord[]): Promise<void>;
  /** Connects ahead, so that the first publish does not wait for it; a failure is left to that publish. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

export interface Subscription {
  commit(positions: Position[]): Promise<void>;
  close(): Promise<void>;
}

export interface SubscribeOptions {
  group: string;
  topics: string[];
  fromBeginning: boolean;
  /** Partitions whose batches are handed over at the same time. */
  concurrency: number;
  onBatch: (batch: IncomingBatch) => Promise<void>;
  /** Kafka answered a request for more; what it had given before was handed over. Every second at least, while all is well. */
  onPoll?: (() => void) | undefined;
  /** The subscriber broke in a way that it cannot mend. */
  onCrash: (error: Error) => void;
}

/** A partition and a group that reads it: offsets. */
export interface Progress {
  /** Of the first record that is still there. */
  begin: bigint;
  /** After the last record. */
  end: bigint;
  /** The next that the group will read; undefined before its first commit. */
  committed: bigint | undefined;
}

export interface KafkaClient {
  /** Creates what is missing, dead-letter topics too. */
  ensureTopics(): Promise<void>;
  probe(): Promise<void>;
  /** How far a group is in each partition of a topic. */
  progress(topic: string, group: string): Promise<Progress[]>;
  publisher(options?: { timeoutMs?: number }): Publisher;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  close(): Promise<void>;
}

interface KafkaOptions {
  connection: KafkaConnection;
  /** What `ensureTopics` creates where it is missing; none by default. */
  topics?: readonly Topic[];
  clientId: string;
  logger: Logger;
}

/** The one place that knows the Kafka client, so that another one can take its place. */
export function createKafka({ connection, topics = [], clientId, logger }: KafkaOptions): KafkaClient {
  const kafka = openKafka(connection, {
    clientId,
    connectionTimeout: 1_000,
    requestTimeout: 5_000,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 3 },
    logLevel: logLevel.WARN,
    logCreator: () => entry => logger.debug({ kafka: entry.namespace, detail: entry.log.message }, 'kafka client'),
  });
  const admin = kafka.admin();
  let adminReady: Promise<void> | undefined;

  function connectedAdmin(): Promise<void> {
    adminReady ??= admin.connect().catch((error: unknown) => {
      adminReady = undefined;
      throw error;
    });
    return adminReady;
  }

  return {
    async ensureTopics() {
      await connectedAdmin();
      await createMissingTopics(admin, topics);
    },
    async probe() {
      await connectedAdmin();
      await admin.describeCluster();
    },
    async progress(topic, group) {
      await connectedAdmin();
      const [offsets, groups] = await Promise.all([
        admin.fetchTopicOffsets(topic),
        admin.fetchOffsets({ groupId: group, topics: [topic] }),
      ]);
      const committed = new Map(groups[0]?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
      return offsets.map(({ partition, low, high }) => {
        const next = committed.get(partition) ?? -1n;
        return { begin: BigInt(low), end: BigInt(high), committed: next < 0n ? undefined : next };
      });
    },
    publisher: ({ timeoutMs = 1_800 } = {}) => new RenewedPublisher(kafka, timeoutMs),
    subscribe: options => subscribe(kafka, options),
    close: () => admin.disconnect(),
  };
}

/**
 * Publishes idempotently with `acks=all`. A producer whose send failed is never used again: kafkajs then reuses the
 * sequence number, and if the failed batch did reach the broker, the broker would take the next batch for its
 * repetition, acknowledge it and drop it. A new producer has a new identity, so this cannot happen.
 */
class RenewedPublisher implements Publisher {
  readonly #kafka: Kafka;
  readonly #timeoutMs: number;
  #producer: Promise<Producer> | undefined;

  constructor(kafka: Kafka, timeoutMs: number) {
    this.#kafka = kafka;
    this.#timeoutMs = timeoutMs;
  }

  async publish(topic: string, records: OutgoingRecord[]): Promise<void> {
    const connecting = (this.#producer ??= this.#connect());
    try {
      const sent = connecting.then(producer => producer.send({ topic, acks: -1, messages: records }));
      await withTimeout(sent, this.#timeoutMs, () => new Error('Kafka did not answer in time'));
    } catch (error) {
      this.#retire(connecting);
      throw new ParleyError('unavailable', 'The message log is away', { retryAfterMs: 1_000, cause: error });
    }
  }

  async warmUp(): Promise<void> {
    const connecting = (this.#producer ??= this.#connect());
    await connecting.catch(() => this.#retire(connecting));
  }

  async close(): Promise<void> {
    const producer = await this.#producer?.catch(() => undefined);
    await producer?.disconnect();
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: partitionByRoot,
    });
    await producer.connect();
    return producer;
  }

  #retire(connecting: Promise<Producer>): void {
    if (this.#producer === connecting) this.#producer = undefined;
    void connecting.then(producer => producer.disconnect()).catch(() => undefined);
  }
}

/** The key `ROOM:PERSON` goes where `ROOM` goes. */
const partitionByRoot: typeof Partitioners.DefaultPartitioner = () => {
  const partition = Partitioners.DefaultPartitioner();
  return args => {
    const [root] = String(args.message.key ?? '').split(':');
    return partition({ ...args, message: { ...args.message, key: root || null } });
  };
};

async function subscribe(kafka: Kafka, options: SubscribeOptions): Promise<Subscription> {
  const consumer = kafka.consumer({
    groupId: options.group,
    sessionTimeout: 6_000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 1_500,
    maxWaitTimeInMs: 1_000,
    minBytes: 1,
    maxBytesPerPartition: 512 * 1024,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 8 },
    allowAutoTopicCreation: false,
  });
  // kafkajs restarts by itself after what it knows to be passing; the rest is for the process to end.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) options.onCrash(payload.error);
  });
  const { onPoll } = options;
  if (onPoll) consumer.on(consumer.events.FETCH, onPoll);
  await consumer.connect();
  await consumer.subscribe({ topics: options.topics, fromBeginning: options.fromBeginning });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: true,
    partitionsConsumedConcurrently: options.concurrency,
    eachBatch: payload => options.onBatch(toBatch(payload)),
  });
  return subscription(consumer);
}

function subscription(consumer: Consumer): Subscription {
  return {
    commit: positions => consumer.commitOffsets(positions),
    close: () => consumer.disconnect(),
  };
}

function toBatch({ batch, heartbeat, isStale, isRunning }: EachBatchPayload): IncomingBatch {
  return {
    topic: batch.topic,
    partition: batch.partition,
    records: batch.messages.map(message => {
      const headers = textHeaders(message.headers ?? {});
      return {
        offset: message.offset,
        key: message.key?.toString() ?? '',
        value: message.value ?? Buffer.alloc(0),
        headers,
        header: name => headers[name],
        timestamp: Number(message.timestamp),
      };
    }),
    lag: Math.max(0, Number(batch.offsetLag())),
    heartbeat,
    isStale: () => isStale() || !isRunning(),
  };
}

function textHeaders(headers: IHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
}
