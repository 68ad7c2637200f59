import { topics } from '@parley/contracts/records';
import { expectDeadLetters } from '@parley/runtime/kafka/dead-letters';
import type { IncomingBatch, KafkaClient, Publisher, Subscription } from '@parley/runtime/kafka/kafka';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { gauge } from '@parley/runtime/telemetry/metrics';
import type { ChatEvents } from '../events.ts';
import type { RoomLog } from '../room-log/store.ts';
import { BatchTrace } from './batch-trace.ts';
import { publishEvents } from './event-stream.ts';
import { GroupCommit } from './group-commit.ts';
import type { Hints } from './hints.ts';
import { Offsets } from './offsets.ts';
import { readBatch, type ReadEvent } from './read-batch.ts';
import { RoomMemory } from './room-memory.ts';
import { storeBatch } from './store-batch.ts';
import type { Decision } from '../room-log/decide.ts';

const group = 'chat-delivery';
const settleEveryMs = 250;
const lag = gauge('parley_delivery_lag_records', 'Records that wait behind the last batch', ['partition']);

interface Options {
  kafka: KafkaClient;
  publisher: Publisher;
  log: RoomLog;
  hints: Hints;
  events: ChatEvents;
  logger: Logger;
  onCrash: (error: Error) => void;
}

/**
 * The delivery worker: reads the room log, gives each event its place, stores it, tells the sockets and those who follow
 * rooms, and commits the offset last. Killed at any point it leaves nothing that a replay from the last offset does not put right.
 */
export class Delivery {
  readonly #options: Options;
  readonly #memory: RoomMemory;
  readonly #offsets: Offsets;
  readonly #groups = new GroupCommit(batches => this.#deliverAll(batches));
  /** Partitions in which stored events may not have been told yet. */
  #replaying = new Set<number>();
  #subscription: Subscription | undefined;
  #settler: NodeJS.Timeout | undefined;
  #settling: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#memory = new RoomMemory(options.log);
    this.#offsets = new Offsets(options.logger);
  }

  async start(): Promise<void> {
    const { kafka, onCrash } = this.#options;
    expectDeadLetters(topics.roomLog.name);
    this.#subscription = await kafka.subscribe({
      group,
      topics: [topics.roomLog.name],
      fromBeginning: true,
      concurrency: topics.roomLog.partitions,
      onBatch: batch => this.#groups.add(batch),
      onCrash,
    });
    this.#settler = setInterval(() => (this.#settling = this.#settling.then(() => this.#settle())), settleEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#settler);
    await this.#settling;
    await this.#settle();
    await this.#subscription?.close();
  }

  async #deliverAll(batches: IncomingBatch[]): Promise<void> {
    this.#noteTakenOver(batches);
    try {
      await this.#deliver(batches);
    } catch (error) {
      // Perhaps stored and not told: the worker that gets them now, perhaps this one, takes them over.
      for (const batch of batches) this.#offsets.left(batch);
      throw error;
    }
  }

  async #deliver(batches: IncomingBatch[]): Promise<void> {
    const { events, log, hints, publisher } = this.#options;
    const read = (await Promise.all(batches.map(batch => readBatch(batch, this.#options)))).flat();
    noteArrival(read, events);
    const trace = new BatchTrace(read);
    trace.storing();
    const started = performance.now();
    const keepAlive = () => stayMember(batches);
    const decision = await storeBatch(read, {
      log,
      memory: this.#memory,
      events,
      replaying: this.#replaying,
      keepAlive,
    });
    this.#replaying = decision.replaying;
    const stored = performance.now();
    events.hop('persist', stored - started);
    trace.telling(decision.deliveries);
    const since = () => performance.now() - stored;
    const [streamed] = await Promise.allSettled([
      publishEvents(decision.events, { publisher, events, keepAlive }).then(() => events.hop('stream', since())),
      hints.tell(decision).then(() => events.hop('fanout', since())),
    ]);
    trace.end();
    if (streamed.status === 'rejected') throw streamed.reason;
    batches.forEach(batch => this.#done(batch));
    noteDecision(decision, events);
  }

  /** Another worker had these partitions: nothing remembered of their rooms holds, and its last work may be untold. */
  #noteTakenOver(batches: IncomingBatch[]): void {
    const takenOver = batches.filter(batch => !this.#offsets.continues(batch));
    if (takenOver.length === 0) return;
    this.#memory.forget();
    for (const { partition } of takenOver) this.#replaying.add(partition);
  }

  #done(batch: IncomingBatch): void {
    this.#offsets.done(batch);
    lag.set({ partition: batch.partition }, batch.lag);
  }

  /** Offsets move only over what has had all its effects. */
  async #settle(): Promise<void> {
    const { hints } = this.#options;
    await hints.heal();
    if (hints.complete && this.#subscription) await this.#offsets.commit(this.#subscription);
  }
}

async function stayMember(batches: IncomingBatch[]): Promise<void> {
  if (batches.some(batch => batch.isStale())) throw new Error('the partition was taken away while a store was away');
  await batches[0]?.heartbeat();
}

function noteArrival(read: ReadEvent[], events: ChatEvents): void {
  const now = Date.now();
  for (const { publishedAt } of read) events.hop('consume', now - publishedAt);
}

function noteDecision(decision: Decision, events: ChatEvents): void {
  for (const { kind } of decision.write.inserts) events.eventsPersisted(kind);
  for (let count = 0; count < decision.duplicates; count += 1) events.duplicateSeen();
  for (const { code, event, requestId } of decision.rejections) {
    events.eventRejected(code, event.id, event.roomId, requestId);
  }
}
