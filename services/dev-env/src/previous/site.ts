import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, startGateway } from '../../../../gateway/test/support/gateway.ts';
import { endpoints } from '../endpoints.ts';

/** A second gateway before the services of the running stack, which serves a web app of its own. */
export class Site {
  readonly #folder: string;
  readonly #gateway: Gateway;

  private constructor(folder: string, gateway: Gateway) {
    this.#folder = folder;
    this.#gateway = gateway;
  }

  /** @param dist of the web app that it serves first */
  static async open(dist: string, httpPort: number): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-site-'));
    symlinkSync(dist, join(folder, 'www'));
    return new Site(folder, await startGateway({ httpPort, staticDir: join(folder, 'www'), ...nodes() }));
  }

  get url(): string {
    return this.#gateway.url;
  }

  /** Serves another web app from now on, as a gateway does after an upgrade: the files of the one before are gone. */
  serve(dist: string): void {
    symlinkSync(dist, join(this.#folder, 'next'));
    renameSync(join(this.#folder, 'next'), join(this.#folder, 'www'));
  }

  async close(): Promise<void> {
    await this.#gateway.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

function nodes() {
  const ours = endpoints().processes.flatMap(({ name, port }) => (port ? [{ name, port }] : []));
  const named = (service: string) => ours.filter(({ name }) => name.startsWith(`${service}-`));
  return { auth: named('auth'), chat: named('chat'), video: named('video'), files: named('files') };
}
