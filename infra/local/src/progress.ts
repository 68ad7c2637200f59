/** Tells a person what goes on; one line each, so that it reads the same in a log. */
export interface Progress {
  step(text: string): void;
  done(text: string): void;
  warn(text: string): void;
}

// Undefined when the output is no terminal; knows NO_COLOR.
const colour = process.stdout.hasColors?.() ?? false;
const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

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
