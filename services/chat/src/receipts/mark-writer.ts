import type { Mark } from '../stores/member-writes.ts';
import type { Members } from '../stores/members.ts';

interface Waiting {
  mark: Mark;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const maxWaiting = 20_000;

/**
 * Stores delivered and read marks. Marks of one member of one room that come while a write is in flight become one,
 * the highest; each caller hears when its mark, or a higher one, is stored.
 */
export class MarkWriter {
  readonly #members: Pick<Members, 'raise'>;
  #waiting = new Map<string, Waiting>();
  #writing: Promise<void> | undefined;

  constructor(members: Pick<Members, 'raise'>) {
    this.#members = members;
  }

  /** False when too many wait: the client sends the mark again later. */
  raise(mark: Mark): Promise<void> | false {
    const key = `${mark.roomId}:${mark.userId}`;
    const waiting = this.#waiting.get(key);
    if (waiting) {
      waiting.mark = higher(waiting.mark, mark);
      return waiting.done;
    }
    if (this.#waiting.size >= maxWaiting) return false;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.set(key, { mark, done: promise, resolve, reject });
    this.#writing ??= this.#write();
    return promise;
  }

  async flush(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    // What comes in the same turn goes along.
    await new Promise(resolve => setImmediate(resolve));
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting.values()];
      this.#waiting = new Map();
      await this.#members.raise(batch.map(({ mark }) => mark)).then(
        () => batch.forEach(waiting => waiting.resolve()),
        (error: unknown) => batch.forEach(waiting => waiting.reject(error)),
      );
    }
    this.#writing = undefined;
  }
}

function higher(one: Mark, other: Mark): Mark {
  return {
    ...one,
    deliveredSeq: Math.max(one.deliveredSeq, other.deliveredSeq),
    readSeq: Math.max(one.readSeq, other.readSeq),
    readMessages: Math.max(one.readMessages, other.readMessages),
  };
}
