import { fetchEntry, type Entry } from './clients/call-ticket.ts';
import { signIn, type Session } from './clients/session.ts';
import { NotExamined, reasonOf } from './not-examined.ts';
import type { Platform } from './platform.ts';

/** One examination of a platform: what several checks need is fetched once. */
export class Visit {
  readonly platform: Platform;
  readonly #ends: (() => unknown)[] = [];
  #session: Promise<Session> | undefined;
  #entry: Promise<Entry> | undefined;

  constructor(platform: Platform) {
    this.platform = platform;
  }

  /** Signs in through the gateway; the same session for every check. */
  signIn(): Promise<Session> {
    this.#session ??= signIn(this.platform);
    return this.#session;
  }

  /** The same for checks of something else: a log-in that fails is not their finding. */
  async session(): Promise<Session> {
    try {
      return await this.signIn();
    } catch (error) {
      throw new NotExamined(`nobody could sign in (${reasonOf(error)})`);
    }
  }

  /** What a client gets to enter a call with; one for all checks, because tickets are rationed. */
  async entry(): Promise<Entry> {
    const session = await this.session();
    try {
      return await (this.#entry ??= fetchEntry(session));
    } catch (error) {
      throw new NotExamined(`chat gives no call ticket (${reasonOf(error)})`);
    }
  }

  /** Closes something when all checks are done. */
  atEnd(close: () => unknown): void {
    this.#ends.push(close);
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#ends.map(async close => close()));
  }
}
