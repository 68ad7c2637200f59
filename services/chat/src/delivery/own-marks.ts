import type { Logger } from '@parley/runtime/telemetry/logger';
import type { OwnMark } from '../stores/member-writes.ts';
import type { Members } from '../stores/members.ts';
import type { Decision } from '../room-log/decide.ts';

/**
 * People have read what they write: the mark of a sender moves over their own messages. It stops before a message of
 * somebody else that is not read yet, which a device without it may have answered over. Coalesced by person and room and
 * stored behind the batch, not in its way.
 */
export class OwnMarks {
  readonly #members: Pick<Members, 'raiseOwn'>;
  readonly #logger: Logger;
  /** By room, person and the position before the first message of a run. */
  #waiting = new Map<string, OwnMark>();
  /** The key of the run that the next message of a person in a room may go on with. */
  #runs = new Map<string, string>();

  constructor(members: Pick<Members, 'raiseOwn'>, logger: Logger) {
    this.#members = members;
    this.#logger = logger;
  }

  note({ write }: Decision): void {
    for (const event of write.inserts) {
      if (event.kind !== 'message') continue;
      const { roomId, senderId: userId, seq, messages } = event;
      const person = `${roomId}:${userId}`;
      const run = this.#waiting.get(this.#runs.get(person) ?? '');
      const after = run?.readSeq === seq - 1 ? run.after : seq - 1;
      const key = `${person}:${after}`;
      this.#runs.set(person, key);
      this.#waiting.set(key, { roomId, userId, after, deliveredSeq: seq, readSeq: seq, readMessages: messages });
    }
  }

  /** True when all that was noted is stored. */
  async flush(): Promise<boolean> {
    const marks = this.#waiting;
    this.#waiting = new Map();
    this.#runs = new Map();
    try {
      await this.#members.raiseOwn([...marks.values()]);
      return true;
    } catch (error) {
      this.#logger.warn({ err: error }, 'marks of senders wait for MongoDB');
      this.#waiting = new Map([...marks, ...this.#waiting]);
      return false;
    }
  }
}
