import type { Clone } from './clone.ts';
import type { Page } from './page.ts';

/** One line of the result: what was held against what was promised. */
export interface Finding {
  what: string;
  /** How it was found; figures where there are any. */
  found: string;
  good: boolean;
}

/** Goes through a page in a clone, says how long each part took, and keeps what was found. */
export class Rehearsal {
  readonly findings: Finding[] = [];
  readonly clone: Clone;
  readonly #page: Page;
  /** Said before the commands of each block, as a person would set a variable in their shell. */
  readonly #variables: string;

  constructor(clone: Clone, page: Page, variables: Record<string, string> = {}) {
    this.clone = clone;
    this.#page = page;
    this.#variables = Object.entries(variables)
      .map(([name, value]) => `${name}='${value}'\n`)
      .join('');
  }

  /** Runs the page's block of that title; resolves with what its commands said. */
  async follow(title: string): Promise<string> {
    const started = performance.now();
    const said = await this.clone.run(this.#variables + this.#page.commands(title));
    console.log(`  ${title}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
    return said;
  }

  hold(what: string, good: boolean, found: string): void {
    this.findings.push({ what, found, good });
    console.log(`  ${good ? 'holds' : 'FAILS'}: ${what}: ${found}`);
  }
}

/** Tells what does not hold; resolves to the exit code. */
export function conclude(findings: Finding[]): number {
  const failed = findings.filter(({ good }) => !good);
  console.log(`${findings.length - failed.length} passed, ${failed.length} failed`);
  return findings.length > 0 && failed.length === 0 ? 0 : 1;
}
