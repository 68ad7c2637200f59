import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '@parley/contracts/errors';

const triesOfOne = 5;

/** What became of requests, by the rules of docs/examples/README.md. */
export class Ledger {
  answered = 0;
  /** Requests that the contract tells clients to make again, by what they were answered with. */
  readonly repeated: string[] = [];
  /** Requests that no rule of the contract covers. */
  readonly failed: string[] = [];

  /**
   * Makes a request; makes it again when it is answered with `retryAfterMs`. Undefined when it fails, which is then noted.
   * @param what its name
   */
  async make<T>(what: string, request: () => Promise<T>): Promise<T | undefined> {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await request();
        this.answered += 1;
        return answer;
      } catch (error) {
        const again = asksToWait(error) && tries < triesOfOne;
        (again ? this.repeated : this.failed).push(lineOf(what, error));
        if (!again) return undefined;
        await sleep(error.retryAfterMs);
      }
    }
  }

  /** Notes a try of a send that somebody else repeats, under its key, until it is acknowledged. */
  noteSend(error: unknown): void {
    (asksToWait(error) || isCut(error) ? this.repeated : this.failed).push(lineOf('send', error));
  }
}

/** Rule 5 of "What a good client does": wait `retryAfterMs` where it is given. */
function asksToWait(error: unknown): error is ParleyError & { retryAfterMs: number } {
  return error instanceof ParleyError && error.retryAfterMs !== undefined;
}

/** Rule 1: a send over a socket that ended under it is repeated under its key. */
function isCut(error: unknown): boolean {
  return error instanceof Error && error.message === 'socket has been disconnected';
}

function lineOf(what: string, error: unknown): string {
  return `${what}: ${describe(error)}`;
}

function describe(error: unknown): string {
  if (error instanceof ParleyError) return `${error.code} (${error.message})`;
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
