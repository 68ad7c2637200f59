import { sep } from 'node:path';
import type { Server } from './server.ts';
import { SupervisedProcess } from './supervised-process.ts';
import type { Observer, ProcessStatus, Supervision } from './supervision.ts';

/** All servers of a stack: up in the order of what waits for what, down in the reverse. */
export class Supervisor {
  readonly #processes: readonly SupervisedProcess[];
  readonly #observer: Observer;
  #stopping = false;

  /** @param servers each after those that it waits for */
  constructor(servers: readonly Server[], supervision: Supervision) {
    this.#observer = supervision.observer;
    this.#processes = servers.map(server => new SupervisedProcess(server, supervision));
  }

  /**
   * Starts all, independent ones at the same time; rejects with the first that does not come up. Those that come later
   * are not waited for.
   */
  async start(): Promise<void> {
    const started = new Map<string, Promise<unknown>>();
    for (const process of this.#processes) {
      const { name, after } = process.server;
      const needed = after.map(other => started.get(other) ?? unknownServer(name, other));
      const up = Promise.all(needed).then(() => process.start());
      started.set(name, process.server.later ? this.#later(process.server, up) : up);
    }
    await Promise.all(started.values());
  }

  /** Nobody waits for a server that comes later; what becomes of it is told when it is known. */
  async #later(server: Server, up: Promise<void>): Promise<void> {
    up.catch(error => {
      if (!this.#stopping) this.#observer.failed(server, error);
    });
  }

  /** Starts those again that are made of one of these files; answers their names. */
  restart(files: readonly string[]): string[] {
    const concerned = this.#processes.filter(({ server: { sources = [] } }) =>
      sources.some(folder => files.some(file => file.startsWith(folder + sep))),
    );
    for (const process of concerned) process.restart();
    return concerned.map(({ server }) => server.name);
  }

  /** Stops all, each after those that need it; `force` names the kinds that are killed at once. */
  async stop(force: (server: Server) => boolean = () => false): Promise<void> {
    this.#stopping = true;
    const stopped = new Map<string, Promise<void>>();
    for (const process of this.#processes.toReversed()) {
      const dependents = this.#processes.filter(other => other.server.after.includes(process.server.name));
      const gone = dependents.map(other => stopped.get(other.server.name));
      stopped.set(
        process.server.name,
        Promise.all(gone).then(() => process.stop(force(process.server))),
      );
    }
    await Promise.all(stopped.values());
  }

  /** How each is, in the order of the table. */
  status(): ProcessStatus[] {
    return this.#processes.map(process => process.status());
  }
}

function unknownServer(name: string, other: string): never {
  throw new Error(`${name} waits for ${other}, which does not stand before it in the table`);
}
