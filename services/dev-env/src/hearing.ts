import type { Socket } from 'socket.io-client';

const waitMs = 20_000;

export interface Heard {
  notice: string;
  payload: unknown;
}

/** A client that keeps what it heard, so that a test can look back and can wait. `Notices`: payloads by name. */
export abstract class Hearing<Notices extends object> {
  readonly heard: Heard[] = [];
  readonly #waiting = new Set<() => void>();

  protected listenTo(socket: Pick<Socket, 'onAny'>): void {
    socket.onAny((notice: string, payload: unknown, ack?: () => void) => {
      this.heard.push({ notice, payload });
      ack?.();
      for (const check of [...this.#waiting]) check();
    });
  }

  all<N extends keyof Notices & string>(name: N): Notices[N][] {
    return this.heard.filter(({ notice }) => notice === name).map(({ payload }) => payload as Notices[N]);
  }

  /** The first notice that fits, from those heard already or to come. */
  async hears<N extends keyof Notices & string>(
    name: N,
    fits: (payload: Notices[N]) => boolean = () => true,
  ): Promise<Notices[N]> {
    let found: Notices[N] | undefined;
    await this.until(() => (found = this.all(name).find(fits)) !== undefined, name);
    return found as Notices[N];
  }

  /** Resolves when what was heard satisfies `done`. */
  async until(done: () => boolean, what = 'condition'): Promise<void> {
    if (done()) return;
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!done()) return;
        this.#waiting.delete(check);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(check);
        const heard = this.heard.map(({ notice }) => notice).join(', ');
        reject(new Error(`did not hear ${what} within ${waitMs} ms; heard ${heard}`));
      }, waitMs);
      this.#waiting.add(check);
    });
  }
}
