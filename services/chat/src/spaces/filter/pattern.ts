import { filterLimits } from '@parley/contracts/spaces/filter';
import { RE2JS, RE2JSException, RE2Set } from 're2js';

/** Bytes that an expression may take for the states that it has met; with more it forgets them and goes on. */
const memory = 256 * 1024;
const flags = RE2JS.CASE_INSENSITIVE;

/** An expression of RE2, which takes a time that grows with the text alone, whatever the expression. */
export class Pattern {
  readonly #set = new RE2Set(RE2Set.UNANCHORED, flags, memory);

  /** `source` was accepted by `refusalOf`. */
  constructor(source: string) {
    this.#set.add(source);
    this.#set.compile();
  }

  isIn(text: string): boolean {
    return this.#set.match(text).length > 0;
  }

  /** What is wrong with an expression, for who wrote it. */
  static refusalOf(source: string): string | undefined {
    try {
      const steps = RE2JS.compile(source, flags).programSize();
      return steps > filterLimits.patternSteps ? 'Too long when its repetitions are written out' : undefined;
    } catch (error) {
      if (error instanceof RE2JSException) return `Not an expression of RE2: ${error.message}`;
      throw error;
    }
  }
}
