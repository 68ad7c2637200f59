import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDuplicateKey } from '@parley/runtime/stores/mongo';
import type { Models } from '../stores/models.ts';

const turn = 'turn';
const askAgainMs = 500;

/** Who has it migrates. A process that dies has it until `leaseMs` are over, by the clock of MongoDB. */
export class Turn {
  readonly #holder = randomUUID();
  readonly #notes: Models['migrations'];
  readonly #leaseMs: number;

  constructor(notes: Models['migrations'], leaseMs: number) {
    this.#notes = notes;
    this.#leaseMs = leaseMs;
  }

  /** Resolves when it is ours; rejects when `signal` aborts before. */
  async take(signal?: AbortSignal): Promise<void> {
    while (!(await this.#tryToTake())) await sleep(askAgainMs, undefined, { signal });
  }

  /** @throws Error when somebody else has had it since */
  async keep(): Promise<void> {
    const until = { $add: ['$$NOW', this.#leaseMs] };
    const { matchedCount } = await this.#notes
      .updateOne({ _id: turn, holder: this.#holder }, [{ $set: { until } }], { updatePipeline: true })
      .exec();
    if (matchedCount === 0) throw new Error('another process took the turn: this one was silent for too long');
  }

  async giveBack(): Promise<void> {
    await this.#notes.deleteOne({ _id: turn, holder: this.#holder }).exec();
  }

  async #tryToTake(): Promise<boolean> {
    const isFree = { $lt: ['$until', '$$NOW'] };
    const taken = {
      holder: { $cond: [isFree, this.#holder, '$holder'] },
      until: { $cond: [isFree, { $add: ['$$NOW', this.#leaseMs] }, '$until'] },
    };
    const options = { upsert: true, updatePipeline: true, returnDocument: 'after' } as const;
    try {
      const found = await this.#notes
        .findOneAndUpdate({ _id: turn }, [{ $set: taken }], options)
        .lean<{ holder: string }>()
        .exec();
      return found?.holder === this.#holder;
    } catch (error) {
      // Two processes made it at the same moment.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
