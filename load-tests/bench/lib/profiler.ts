import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** A sampled profile, as the inspector of Node gives it; times in microseconds. */
export interface CpuProfile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}
export interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

/** Where a process listens for its inspector after SIGUSR1, one at a time. */
const inspector = 'http://127.0.0.1:9229/json/list';
const openWithinMs = 10_000;

/** Samples what a Node process does while `work` runs. The process needs no setting for it. */
export async function profileOf<T>(pid: number, work: () => Promise<T>): Promise<{ profile: CpuProfile; done: T }> {
  process.kill(pid, 'SIGUSR1');
  const session = await Session.open(await addressOf());
  try {
    await session.ask('Profiler.enable');
    await session.ask('Profiler.start');
    const done = await work();
    const { profile } = (await session.ask('Profiler.stop')) as { profile: CpuProfile };
    return { profile, done };
  } finally {
    // The next process wants the same port.
    const expression = "setTimeout(() => process.getBuiltinModule('inspector').close(), 100)";
    await session.ask('Runtime.evaluate', { expression });
    session.close();
    await sleep(500);
  }
}

async function addressOf(): Promise<string> {
  for (const until = performance.now() + openWithinMs; performance.now() < until; await sleep(100)) {
    const answer = await fetch(inspector).catch(() => undefined);
    if (!answer) continue;
    const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
    if (target) return target.webSocketDebuggerUrl;
  }
  throw new Error('The inspector did not open: is its port 9229 taken?');
}

/** One conversation with an inspector. */
class Session {
  readonly #socket: WebSocket;
  readonly #asked = new Map<number, PromiseWithResolvers<unknown>>();
  #next = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', data => this.#hear(String(data)));
  }

  static async open(url: string): Promise<Session> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 30 });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Session(socket);
  }

  ask(method: string, params: object = {}): Promise<unknown> {
    const id = this.#next++;
    const asked = Promise.withResolvers<unknown>();
    this.#asked.set(id, asked);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return asked.promise;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(text: string): void {
    const { id, result, error } = JSON.parse(text) as { id: number; result: unknown; error?: { message: string } };
    if (error) this.#asked.get(id)?.reject(new Error(error.message));
    else this.#asked.get(id)?.resolve(result);
    this.#asked.delete(id);
  }
}
