import type { Logger } from '@parley/runtime/logger';
import type { Mark } from '../stores/member-writes.ts';
import type { Members } from '../stores/members.ts';
import type { Decision } from './decide.ts';

/**
 * Who writes has read what stands above: the marks of senders move with their messages. Coalesced by person and room
 * and stored behind the batch, not in its way.
 */
export class OwnMarks {
  readonly #members: Pick<Members, 'raise'>;
  readonly #logger: Logger;
  #waiting = new Map<string, Mark>();

  constructor(members: Pick<Members, 'raise'>, logger: Logger) {
    this.#members = members;
    this.#logger = logger;
  }

  note({ write }: Decision): void {
    for (const event of write.inserts) {
      if (event.kind !== 'message') continue;
      const { roomId, senderId: userId, seq, messages } = event;
      this.#waiting.set(`${roomId}:${userId}`, {
        roomId,
        userId,
        deliveredSeq: seq,
        readSeq: seq,
        readMessages: messages,
      });
    }
  }

  /** True when all that was noted is stored. */
  async flush(): Promise<boolean> {
    const marks = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.#members.raise([...marks.values()]);
      return true;
    } catch (error) {
      this.#logger.warn({ err: error }, 'marks of senders wait for MongoDB');
      this.#waiting = new Map([...marks, ...this.#waiting]);
      return false;
    }
  }
}
