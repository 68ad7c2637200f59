import type { Service } from './service.ts';

interface Chore {
  /** What a stop calls it that waits for it. */
  name: string;
  everyMs: number;
  /** The phase of a stop in which it ends. */
  until: 'finish' | 'flush';
  /** What the log says when it failed; it is tried again the next time. */
  failed: string;
  /** `stopping`: the process ends, and the rest is left to another one. */
  work: (stopping: AbortSignal) => Promise<void>;
}

/** Does something now and then as long as the process runs, one time after the other. */
export function regularly({ logger, onStop }: Service, { name, everyMs, until, failed, work }: Chore): void {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work(stopping.signal)
      .catch((error: unknown) => logger.warn({ err: error }, failed))
      .finally(() => (running = undefined));
  }, everyMs);
  onStop(until, name, async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  });
}
