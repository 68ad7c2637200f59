import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How packets fare on their way, in both directions. */
export type Weather = 'fine' | 'loss' | 'bottleneck';

export const lossShare = 0.05;
export const bottleneckKbits = 300;
/** Of a queue before the bottleneck: what a home router has. */
const queueMs = 300;

/** Two small networks of our own: machine — router — far end. */
const net = { here: '10.213.77.1', routerHere: '10.213.77.2', routerFar: '10.213.77.5', far: '10.213.77.6' };

/**
 * A far end in a network namespace of its own, behind a router in another one that has the weather. Nothing of the
 * machine's own network is touched beside one pair of interfaces, which goes with the namespaces.
 */
export class BadNetwork {
  /** Where the far end finds this machine. */
  readonly here = net.here;
  readonly #far: string;
  readonly #router: string;
  readonly #links: { here: string; routerHere: string; routerFar: string; far: string };
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-bench-far-'));

  /** Throws when this is not Linux with `ip`, `tc` and `iptables`, or not the administrator. */
  constructor() {
    const id = process.pid.toString(36);
    this.#far = `parley-far-${id}`;
    this.#router = `parley-router-${id}`;
    this.#links = { here: `pbh-${id}`, routerHere: `pbrh-${id}`, routerFar: `pbrf-${id}`, far: `pbf-${id}` };
    try {
      this.#build();
    } catch (cause) {
      this.remove();
      throw new Error('Network namespaces cannot be made: this needs root, ip, tc and iptables', { cause });
    }
  }

  /** From now on. */
  set(weather: Weather): void {
    const { routerHere, routerFar } = this.#links;
    this.#inRouter('iptables', '-F', 'FORWARD');
    for (const link of [routerHere, routerFar]) this.#inRouter('tc', 'qdisc', 'replace', 'dev', link, 'root', 'pfifo');
    if (weather === 'loss') {
      const random = ['-m', 'statistic', '--mode', 'random', '--probability', String(lossShare)];
      this.#inRouter('iptables', '-A', 'FORWARD', ...random, '-j', 'DROP');
    }
    if (weather === 'bottleneck') {
      const shape = ['tbf', 'rate', `${bottleneckKbits}kbit`, 'burst', '4kb', 'latency', `${queueMs}ms`];
      for (const link of [routerHere, routerFar]) {
        this.#inRouter('tc', 'qdisc', 'replace', 'dev', link, 'root', ...shape);
      }
    }
  }

  /** A program that runs another one at the far end, with its arguments. */
  launcher(program: string): string {
    const file = join(this.#folder, 'launch');
    writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${this.#far} ${program} "$@"\n`);
    chmodSync(file, 0o700);
    return file;
  }

  remove(): void {
    for (const space of [this.#far, this.#router]) {
      try {
        run('ip', 'netns', 'delete', space);
      } catch {
        // It was not made.
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #build(): void {
    const { here, routerHere, routerFar, far } = this.#links;
    for (const space of [this.#far, this.#router]) {
      run('ip', 'netns', 'add', space);
      run('ip', '-n', space, 'link', 'set', 'lo', 'up');
    }
    run('ip', 'link', 'add', here, 'type', 'veth', 'peer', 'name', routerHere, 'netns', this.#router);
    run('ip', '-n', this.#router, 'link', 'add', routerFar, 'type', 'veth', 'peer', 'name', far, 'netns', this.#far);
    run('ip', 'address', 'add', `${net.here}/30`, 'dev', here);
    run('ip', 'link', 'set', here, 'up');
    this.#address(this.#router, routerHere, net.routerHere);
    this.#address(this.#router, routerFar, net.routerFar);
    this.#address(this.#far, far, net.far);
    run('ip', 'route', 'add', `${net.far}/32`, 'via', net.routerHere);
    run('ip', '-n', this.#far, 'route', 'add', 'default', 'via', net.routerFar);
    this.#inRouter('sysctl', '-q', '-w', 'net.ipv4.ip_forward=1');
  }

  #address(space: string, link: string, address: string): void {
    run('ip', '-n', space, 'address', 'add', `${address}/30`, 'dev', link);
    run('ip', '-n', space, 'link', 'set', link, 'up');
  }

  #inRouter(...command: string[]): void {
    run('ip', 'netns', 'exec', this.#router, ...command);
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
