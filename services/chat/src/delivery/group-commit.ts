import type { IncomingBatch } from '@parley/runtime/kafka/kafka';
import { Spacing } from '@parley/runtime/process/spacing';

interface Waiting {
  batch: IncomingBatch;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Groups begin at least so far apart: what each costs, whatever is in it, is shared by more. */
const apartMs = 8;

/**
 * Gathers the batches of all partitions into one unit of work: what arrives while a group is worked on makes the next
 * one. MongoDB then sees one write for each group, whatever the number of partitions.
 */
export class GroupCommit {
  readonly #work: (batches: IncomingBatch[]) => Promise<void>;
  readonly #spacing = new Spacing(apartMs);
  #waiting: Waiting[] = [];
  #running = false;

  constructor(work: (batches: IncomingBatch[]) => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when the batch was worked on. */
  add(batch: IncomingBatch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      // One fetch hands over the batches of its partitions in the same turn of the event loop: wait for them all.
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#spacing.next();
      const group = this.#waiting;
      this.#waiting = [];
      await this.#work(group.map(waiting => waiting.batch)).then(
        () => group.forEach(waiting => waiting.resolve()),
        (error: unknown) => group.forEach(waiting => waiting.reject(error)),
      );
    }
    this.#running = false;
  }
}
