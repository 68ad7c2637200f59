/** A failure its reader can act on: what happened, how to mend it, and the last lines that tell why. */
export class Problem extends Error {
  readonly fix: string;
  readonly details: readonly string[];

  constructor(message: string, fix: string, details: readonly string[] = []) {
    super(message);
    this.name = 'Problem';
    this.fix = fix;
    this.details = details;
  }
}

/** Any error as lines for the terminal; stack traces are kept for errors nobody foresaw. */
export function describeFailure(error: unknown): string[] {
  if (!(error instanceof Problem)) return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  const details = error.details.map(line => `    ${line}`);
  return [error.message, ...details, `Fix: ${error.fix}`];
}
