/** Tells a person what goes on; one line each, so that it reads the same in a log. */
export interface Progress {
  step(text: string): void;
  done(text: string): void;
  warn(text: string): void;
}

// Undefined when the output is no terminal; knows NO_COLOR.
const colour = process.stdout.hasColors?.() ?? false;
const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

const TELL_EVERY_MS = 15_000;

/**
 * Tells of a step that takes long: at its beginning, every 15 s while it goes on, and at its end, each time with how long
 * it has taken. What `work` says last of itself stands in the line.
 */
export async function longStep<T>(
  progress: Progress,
  text: string,
  work: (say: (detail: string) => void) => Promise<T>,
  everyMs = TELL_EVERY_MS,
): Promise<T> {
  const startedAt = performance.now();
  let detail = '';
  const took = (): string => duration(performance.now() - startedAt);
  progress.step(text);
  const timer = setInterval(() => progress.step(`${text}: ${[took(), detail].filter(Boolean).join(', ')}`), everyMs);
  try {
    const result = await work(said => (detail = said));
    progress.done(`${text}: done in ${took()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** `12.3 s`, or `3 min 5 s` from a minute on. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** Progress on the terminal, each line with the seconds since the start. */
export function terminalProgress(startedAt = performance.now()): Progress {
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
  const print = (mark: string, text: string): void => console.log(`${paint(2, seconds())}  ${mark} ${text}`);
  return {
    step: text => print(paint(36, '·'), text),
    done: text => print(paint(32, '✓'), text),
    warn: text => print(paint(33, '!'), text),
  };
}
