import { conclude, type Finding } from '../rehearsal/rehearsal.ts';

/** What was held so far. Each check prints a line; one that fails does not keep the next ones from being tried. */
export class Checks {
  readonly #findings: Finding[] = [];

  /** Does the work, which says what was found. It fails when the work throws. */
  async hold(what: string, work: () => Promise<string | void>): Promise<void> {
    const started = performance.now();
    try {
      this.#note(what, true, (await work()) ?? '', started);
    } catch (error) {
      this.#note(what, false, error instanceof Error ? error.message : String(error), started);
    }
  }

  /** Prints how many held; resolves to the exit code. */
  conclude(): number {
    return conclude(this.#findings);
  }

  #note(what: string, good: boolean, found: string, started: number): void {
    this.#findings.push({ what, found, good });
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const lines = [what, found].filter(Boolean).join(': ');
    console.log(`  ${good ? 'holds' : 'FAILS'}: ${lines} (${seconds} s)`);
  }
}
