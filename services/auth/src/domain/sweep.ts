import type { Context } from '../context.ts';

const hourMs = 3_600_000;

/** Deletes old rows every hour, at a moment of its own for each node; a node that dies leaves it to the others. */
export function sweepEveryHour({ database, events }: Context): void {
  const firstMs = Math.random() * hourMs;
  setTimeout(() => {
    void sweep();
    setInterval(() => void sweep(), hourMs).unref();
  }, firstMs).unref();

  async function sweep(): Promise<void> {
    try {
      events.swept(await database.retention.sweep(new Date()));
    } catch (error) {
      events.sweepFailed(error);
    }
  }
}
