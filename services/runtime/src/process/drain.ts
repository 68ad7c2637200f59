import type { Logger } from '../telemetry/logger.ts';
import { withTimeout } from './with-timeout.ts';

/** The order in which a process ends. Each stage is over before the next one begins. */
export const drainStages = ['stop-accepting', 'notify', 'finish', 'flush', 'close'] as const;
export type DrainStage = (typeof drainStages)[number];

const stageTimeoutMs = 5_000;

interface Step {
  stage: DrainStage;
  what: string;
  work: () => unknown;
}

/** Collects what has to be ended, and ends it once, stage by stage; a step that hangs or fails does not hold up the rest. */
export class Drain {
  readonly #steps: Step[] = [];
  readonly #logger: Logger;
  #running: Promise<void> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(stage: DrainStage, what: string, work: () => unknown): void {
    this.#steps.push({ stage, what, work });
  }

  run(): Promise<void> {
    this.#running ??= this.#runStages();
    return this.#running;
  }

  async #runStages(): Promise<void> {
    for (const stage of drainStages) {
      await Promise.all(this.#steps.filter(step => step.stage === stage).map(step => this.#runStep(step)));
    }
  }

  async #runStep({ stage, what, work }: Step): Promise<void> {
    try {
      const done = Promise.resolve().then(work);
      await withTimeout(done, stageTimeoutMs, () => new Error(`not done within ${stageTimeoutMs} ms`));
    } catch (error) {
      this.#logger.warn({ err: error, stage, what }, 'drain step failed');
    }
  }
}
