import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { countCpu, type CpuUse } from './cpu.ts';
import type { Crowd, Order, Outcome, Report, Sending } from '../load/job.ts';

const program = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/** Sockets held by a process of their own, so that their work does not stand in the way of what is measured. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<Report['is'], PromiseWithResolvers<Report>>();

  private constructor() {
    this.#child = fork(program, { stdio: 'inherit' });
    this.#child.on('message', (report: Report) => this.#hear(report));
    this.#child.on('exit', code => this.#fail(`The load generator ended with ${code}`));
  }

  /** Connects the crowd; throws when a socket is refused. */
  static async connect(crowd: Crowd): Promise<LoadProcess> {
    const load = new LoadProcess();
    const connected = load.#next('connected');
    load.#order({ do: 'connect', crowd });
    await connected;
    return load;
  }

  /** Sends, and counts what `servers` use in the stretch that is measured. */
  async send(sending: Sending, servers: ReadonlyMap<string, number>): Promise<{ outcome: Outcome; cpu: CpuUse }> {
    const [measuring, measured, done] = [this.#next('measuring'), this.#next('measured'), this.#next('done')];
    this.#order({ do: 'send', sending });
    await measuring;
    const used = countCpu(servers);
    await measured;
    const cpu = used();
    const { outcome } = (await done) as Extract<Report, { is: 'done' }>;
    return { outcome, cpu };
  }

  /** Lets some sockets read nothing more; nothing that is said to them counts any more. */
  stall(sockets: number[]): void {
    this.#order({ do: 'stall', sockets });
  }

  /** Closes all sockets; resolves when the process is gone. */
  async leave(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#waiting.clear();
    this.#order({ do: 'leave' });
    await ended;
  }

  #order(order: Order): void {
    this.#child.send(order);
  }

  #next(is: Report['is']): Promise<Report> {
    const waiting = Promise.withResolvers<Report>();
    waiting.promise.catch(() => undefined);
    this.#waiting.set(is, waiting);
    return waiting.promise;
  }

  #hear(report: Report): void {
    if (report.is === 'failed') return this.#fail(report.why);
    this.#waiting.get(report.is)?.resolve(report);
    this.#waiting.delete(report.is);
  }

  #fail(why: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(why));
    this.#waiting.clear();
  }
}
