/** An input that was answered as none should be. */
export interface Fault {
  where: string;
  input: string;
  saw: string;
}

/** Counts what came back, and keeps the first inputs that were answered wrongly. */
export class Tally {
  readonly outcomes = new Map<string, number>();
  readonly faults: Fault[] = [];
  inputs = 0;

  count(outcome: string): void {
    this.inputs += 1;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  fault(where: string, input: string, saw: string): void {
    if (this.faults.length < 50) this.faults.push({ where, input: input.slice(0, 600), saw: saw.slice(0, 300) });
  }

  /** One line for each outcome, the most frequent first. */
  toString(): string {
    return [...this.outcomes]
      .sort(([, one], [, other]) => other - one)
      .map(([outcome, times]) => `${String(times).padStart(8)}  ${outcome}`)
      .join('\n');
  }
}
