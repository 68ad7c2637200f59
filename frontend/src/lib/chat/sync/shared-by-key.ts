import type { Loading } from '#lib/chat/state.ts';

type Told = (key: string, state: Loading) => void;

/**
 * Wraps work so that calls with the same key share the run that is under way. `told` hears `ready` or `failed` only
 * after the run is over: anyone who answers it with another call gets a new run, never the old one.
 */
export function sharedByKey<T>(
  work: (key: string) => Promise<T>,
  told: Told = () => undefined,
): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();

  async function run(key: string): Promise<T> {
    let end: Loading = 'failed';
    try {
      const result = await work(key);
      end = 'ready';
      return result;
    } finally {
      running.delete(key);
      told(key, end);
    }
  }
  return key => {
    const present = running.get(key);
    if (present) return present;
    // The work begins after its key is known, so that what it tells cannot begin it twice.
    const started = Promise.resolve().then(() => run(key));
    running.set(key, started);
    told(key, 'loading');
    return started;
  };
}
