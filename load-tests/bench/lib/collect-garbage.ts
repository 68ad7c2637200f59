import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Where Node opens its inspector when it is asked by signal; it takes no other port then. */
const inspector = 'http://127.0.0.1:9229/json';
const tries = 50;
const retryMs = 100;

/**
 * Lets a Node process collect all its garbage, through its inspector, and closes that again. Throws when the inspector
 * is another process's: only one at a time can have the port.
 */
export async function collectGarbage(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR1');
  const debuggee = new WebSocket(await inspectorUrl());
  await once(debuggee, 'open');
  const answer = await ask(debuggee, 'Runtime.evaluate', { expression: 'process.pid' });
  const asked = (answer as { result?: { result?: { value?: number } } }).result?.result?.value;
  if (asked !== pid)
    throw new Error(`The inspector port belongs to process ${asked}, not to ${pid}: end that one first`);
  await ask(debuggee, 'HeapProfiler.enable');
  // What the first run finalizes, the second one frees.
  for (let run = 0; run < 2; run += 1) await ask(debuggee, 'HeapProfiler.collectGarbage');
  const closed = once(debuggee, 'close');
  const expression = "process.getBuiltinModule('node:inspector').close()";
  debuggee.send(JSON.stringify({ id: 0, method: 'Runtime.evaluate', params: { expression } }));
  await closed;
}

async function inspectorUrl(): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [target] = (await (await fetch(inspector)).json()) as { webSocketDebuggerUrl: string }[];
      if (target) return target.webSocketDebuggerUrl;
    } catch (error) {
      if (attempt === tries) throw error;
    }
    await sleep(retryMs);
  }
}

function ask(debuggee: WebSocket, method: string, params: object = {}): Promise<unknown> {
  const id = Math.floor(Math.random() * 1e9) + 1;
  const answered = new Promise<unknown>(resolve => {
    debuggee.on('message', function hear(data) {
      const answer = JSON.parse(String(data)) as { id?: number };
      if (answer.id !== id) return;
      debuggee.off('message', hear);
      resolve(answer);
    });
  });
  debuggee.send(JSON.stringify({ id, method, params }));
  return answered;
}
