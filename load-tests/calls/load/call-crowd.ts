import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, Order, Report, Signalled } from './job.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The people of many calls, held by a process of their own. */
export class CallCrowd {
  readonly #child: ChildProcess = fork(program, { stdio: 'inherit' });

  async signal(job: Job): Promise<Signalled> {
    const report = await this.#ask({ do: 'signal', job });
    if (report.is !== 'held') throw new Error('The people of the calls did something else');
    return report.signalled;
  }

  /** Everybody leaves and hangs up. */
  async leave(): Promise<void> {
    await this.#ask({ do: 'leave' });
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  async #ask(order: Order): Promise<Report> {
    const answer = Promise.race([once(this.#child, 'message'), once(this.#child, 'exit')]);
    this.#child.send(order);
    const [report] = (await answer) as [Report | number];
    if (typeof report === 'number') throw new Error(`The people of the calls ended with ${report}`);
    if (report.is === 'failed') throw new Error(report.why);
    return report;
  }
}
