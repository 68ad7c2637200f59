/** Wraps work so that calls with the same key share the run that is under way. */
export function sharedByKey<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return key => {
    const present = running.get(key);
    if (present) return present;
    const run = work(key).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}
