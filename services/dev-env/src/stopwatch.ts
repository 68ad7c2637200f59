const tickMs = 10;

/**
 * Starts to measure a promise of time, in milliseconds; the returned function stops and tells. Where the machine keeps
 * this process waiting, the wait counts as two ticks at most: what is measured is how long the platform takes, not what
 * else the machine has to do. On a machine with time to spare it is the wall clock.
 */
export function stopwatch(): () => number {
  let elapsed = 0;
  let last = performance.now();
  const count = () => {
    const now = performance.now();
    elapsed += Math.min(now - last, 2 * tickMs);
    last = now;
  };
  const timer = setInterval(count, tickMs);
  return () => {
    clearInterval(timer);
    count();
    return elapsed;
  };
}

/**
 * Milliseconds of the processor that something needs on this thread, done at once. It says what a text of a stranger
 * costs, wherever it is measured: other work on the machine does not count.
 */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
